import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { parseKeys } from '../../src/audit-trail/tree/key-file';
import { signerOf, verifierKey } from '../../src/audit-trail/tree/signed-note.rules';
import { canonicalJson } from '../../src/foundation/canonical-json';
import { sha256Hex } from '../../src/foundation/ids';
import type { PacketProofs } from '../../src/packets/proof/proofs.rules';
import { openIdentity } from '../../src/packets/signature/signing-identity';
import { signPdf } from '../../src/packets/signature/signing';
import { hashQuickly } from '../../verifier/on-disk';
import { wholeOf } from '../../verifier/source';
import type { Known } from '../../verifier/verify';
import { zipFiles } from '../../verifier/zip';
import { openPacketScene, type PacketScene } from '../support/issued-packet';
import { remadePacket } from '../support/remade-packet';
import { buildVerifier, given, givenFolder, told, verified, wrong } from '../support/verified';

// Whoever attacks here has the files, and may write into them whatever they like; some hold keys of their own.
describe('a packet that somebody changed', () => {
  let scene: PacketScene;
  let folder: string;
  let older: Buffer;
  let pdf: Buffer;
  let binder: Buffer;
  let bag: Map<string, Buffer>;
  let ref: string;

  beforeAll(async () => {
    buildVerifier();
    hashQuickly();
    scene = await openPacketScene();
    folder = mkdtempSync(path.join(tmpdir(), 'holdfast-tamper-'));
    older = await scene.download((await scene.issued()).id, 'pdf');
    const packet = await scene.issued();
    ({ ref } = packet);
    pdf = await scene.download(packet.id, 'pdf');
    binder = await scene.download(packet.id, 'binder');
    const { files } = await zipFiles(given(binder).files.get('given')!);
    bag = new Map();
    for (const [name, source] of files) bag.set(name.slice(ref.length + 1), Buffer.from(await wholeOf(source)));
  });
  afterAll(async () => {
    await scene.house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const flipped = (bytes: Buffer, at: number, bit = 0): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  };
  /** The bag with some files changed, and its lists written anew to match. */
  const changed = (changes: Record<string, Buffer | string | null>, isRelisted = true, from = bag) => {
    const files = new Map(from);
    for (const [name, content] of Object.entries(changes))
      if (content === null) files.delete(name);
      else files.set(name, Buffer.from(content));
    const list = (isIn: (name: string) => boolean) =>
      Buffer.from(
        [...files]
          .filter(([name]) => isIn(name))
          .map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}\n`)
          .join(''),
      );
    if (isRelisted) {
      files.set(
        'manifest-sha256.txt',
        list((name) => name.startsWith('data/')),
      );
      files.set(
        'tagmanifest-sha256.txt',
        list((name) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt'),
      );
      const info = files
        .get('bag-info.txt')!
        .toString('utf8')
        .replace(/^Payload-Oxum.*\n/m, '');
      files.set('bag-info.txt', Buffer.from(info));
      files.set(
        'tagmanifest-sha256.txt',
        list((name) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt'),
      );
    }
    return givenFolder(files);
  };
  const json = (name: string) => JSON.parse(bag.get(name)!.toString('utf8'));
  const proofsInBag = () => json('data/proofs.json') as PacketProofs;
  const exhibits = () => [...bag.keys()].filter((name) => name.startsWith('data/exhibits/'));
  const qpdf = (...args: string[]): Buffer => {
    const [from, to] = [path.join(folder, 'in.pdf'), path.join(folder, 'out.pdf')];
    writeFileSync(from, pdf);
    execFileSync('qpdf', [...args.map((one) => (one === 'IN' ? from : one)), to]);
    return readFileSync(to);
  };

  it('is as issued when nobody did: as PDF, as binder, unpacked, relisted, and beside the packet from before', async () => {
    for (const what of [pdf, binder, givenFolder(bag), changed({})]) {
      const report = await verified(what, { earlier: [given(older, 'last.pdf')] });
      expect(told(report, 'wrong')).toEqual([]);
      expect(report.holds).toBe(true);
      expect(told(report, 'proved').join('\n')).toMatch(/Earlier: The log of this packet begins with that of last.pdf/);
    }
    const reversed = await verified(older, { earlier: [given(pdf, 'next.pdf')] });
    expect(told(reversed, 'proved').join('\n')).toMatch(/Earlier: The log of this packet begins with that of next.pdf/);
  });

  it('shows one bit changed anywhere in the PDF', async () => {
    const room = pdf.indexOf('/Contents<');
    const spread = Array.from({ length: 24 }, (_, i) => Math.floor(((i + 0.37) * pdf.length) / 24));
    const signature = Array.from({ length: 30 }, (_, i) => room + 10 + i * 131);
    for (const [i, at] of [0, pdf.length - 1, room, ...spread, ...signature].entries())
      expect([at, (await wrong(flipped(pdf, at, i % 8))).length > 0]).toEqual([at, true]);
  });

  it('shows one bit changed anywhere in the binder, between its files too', async () => {
    const spread = Array.from({ length: 12 }, (_, i) => Math.floor(((i + 0.61) * binder.length) / 12));
    const end = Array.from({ length: 30 }, (_, i) => binder.length - 1 - i * 29);
    const head = Array.from({ length: 6 }, (_, i) => i * 7);
    for (const [i, at] of [...head, ...spread, ...end].entries())
      expect([at, (await wrong(flipped(binder, at, i % 8))).length > 0]).toEqual([at, true]);
  });

  it('names exhibits that were exchanged, though every list was written anew', async () => {
    const [one, other] = exhibits() as [string, string];
    const found = await wrong(changed({ [one]: bag.get(other)!, [other]: bag.get(one)! }));
    expect(found.join('\n')).toMatch(/Exhibits: E-001 in the binder/);
    expect(found.join('\n')).toMatch(/Exhibits: E-002 in the binder/);
  });

  it('names a stored digest that was edited to match a changed exhibit', async () => {
    const [name] = exhibits() as [string];
    const content = Buffer.from('another file altogether');
    const manifest = json('data/manifest.json');
    Object.assign(manifest.exhibits[0], { sha256: sha256Hex(content), bytes: content.length });
    const text = canonicalJson(manifest);
    const found = (await wrong(changed({ [name]: content, 'data/manifest.json': text, 'data/packet.pdf': null }))).join(
      '\n',
    );
    expect(found).toMatch(/The trail recorded another manifest for this packet \(packet.assembled\)/);
    expect(found).toMatch(/E-001: the packet says another sha256 than the trail recorded when the file was received/);
    const proofs = { ...proofsInBag(), manifestSha256: sha256Hex(text) };
    const more = changed({ [name]: content, 'data/manifest.json': text, 'data/proofs.json': canonicalJson(proofs) });
    expect((await wrong(more)).join('\n')).toMatch(/The PDF carries another manifest than what lies beside it/);
  });

  it('names an exhibit that is missing, and a file that nobody issued', async () => {
    const [name] = exhibits() as [string];
    expect((await wrong(changed({ [name]: null }))).join('\n')).toMatch(/E-001 in the binder is missing/);
    expect((await wrong(changed({ 'data/exhibits/E-009 more.txt': 'x' }))).join('\n')).toMatch(
      /E-009 more.txt is in the binder, and not in the manifest/,
    );
    expect((await wrong(changed({ 'data/more.txt': 'x' }, false))).join('\n')).toMatch(
      /data\/more.txt is in the binder, and in none of its lists/,
    );
  });

  it('shows a page that was dropped, from the PDF and from the binder around it', async () => {
    const shorter = qpdf('IN', '--pages', '.', '1-z,r1', '--');
    const dropped = qpdf('IN', '--pages', '.', '1-r2', '--');
    for (const one of [shorter, dropped]) {
      expect((await wrong(one)).length).toBeGreaterThan(0);
      expect((await wrong(changed({ 'data/packet.pdf': one }))).join('\n')).toMatch(
        /The PDF is not the one that the trail recorded|The PDF cannot be read/,
      );
    }
  });

  it('names an embedded file that was taken out', async () => {
    const found = (await wrong(qpdf('IN', '--stream-data=preserve', '--remove-attachment=E000002'))).join('\n');
    expect(found).toMatch(/proofs.json is missing in the PDF/);
  });

  it('shows that something was appended to the PDF', async () => {
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))![1]!;
    const more = `\nxref\n0 0\ntrailer\n<</Root 1 0 R/Size 1/Prev ${start}>>\nstartxref\n${pdf.length + 1}\n%%EOF\n`;
    expect((await wrong(Buffer.concat([pdf, Buffer.from(more)]))).join('\n')).toMatch(/appended|cannot be read/);
    expect((await wrong(Buffer.concat([pdf, Buffer.from('more')]))).join('\n')).toMatch(/something was put behind it/);
  });

  it('shows that the signature was taken away', async () => {
    const bare = Buffer.from(pdf.toString('latin1').replace('/AcroForm ', '/AcroForn '), 'latin1');
    expect((await wrong(bare)).join('\n')).toMatch(
      /Signature: The PDF carries no signature, though it is an issued packet/,
    );
  });

  const writtenAs = (name: string, bytes: Buffer): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  it('names a packet that was changed and signed again with another key', async () => {
    const text = pdf.toString('latin1');
    const place = (pattern: RegExp, before: number) => {
      const found = pattern.exec(text)!;
      return { offset: found.index + before, length: found[0].length - before };
    };
    const room = {
      byteRange: place(/\/ByteRange\[[^\]]*\]/, '/ByteRange'.length),
      time: place(/\/M\(D:[^)]*\)/, '/M'.length),
      contents: place(/\/Contents<[0-9a-fA-F]{100,}>/, '/Contents'.length),
    };
    const changedPage = Buffer.from(text.replace('%PDF-1.7', '%PDF-1.6'), 'latin1');
    const file = writtenAs('resigned.pdf', changedPage);
    const elsewhere = mkdtempSync(path.join(folder, 'other-'));
    const settings = { ...scene.house.config, dataDir: elsewhere };
    const at = '2026-03-02T08:00:00.000Z';
    await signPdf(file, room, { identity: openIdentity(settings, at), at, settings: settings.signature });
    const found = (await wrong(readFileSync(file))).join('\n');
    expect(found).toBe(
      'Signature: The PDF is signed with a certificate that the trail does not name: somebody else signed it.',
    );
    expect((await wrong(changed({ 'data/packet.pdf': readFileSync(file) }))).join('\n')).toMatch(
      /not the one that the trail recorded/,
    );
  });

  it('names an old checkpoint that was put in the place of the new one', async () => {
    const before = await verified(older);
    expect(before.holds).toBe(true);
    const old = attached(older);
    const proofs = proofsInBag();
    const note = canonicalJson({ ...proofs, checkpoint: old.checkpoint });
    expect((await wrong(changed({ 'data/proofs.json': note, 'data/packet.pdf': null }))).join('\n')).toMatch(
      /does not lead to the signed root/,
    );
    const whole = canonicalJson({ ...old, manifestSha256: proofs.manifestSha256 });
    const found = (await wrong(changed({ 'data/proofs.json': whole, 'data/packet.pdf': null }))).join('\n');
    expect(found).toMatch(/an old one was put in its place|of section 17 has no proof|No proof|no proof/);
  });

  const attached = (of: Buffer): PacketProofs => {
    const out = mkdtempSync(path.join(folder, 'att-'));
    execFileSync('pdfdetach', ['-saveall', '-o', out, writtenAs('detach.pdf', of)]);
    return JSON.parse(readFileSync(path.join(out, 'proofs.json'), 'utf8')) as PacketProofs;
  };

  it('names a log that was rewritten with its real key, to whoever kept a packet or a checkpoint from before', async () => {
    const keys = parseKeys(readFileSync(path.join(scene.house.config.dataDir, 'keys/trail-keys.txt'), 'utf8'), 'keys');
    const { checkpoint } = attached(older);
    const origin = checkpoint.note.split('\n')[0] ?? '';
    const head = { origin, size: checkpoint.treeSize };
    const real = signCheckpoint({ ...head, root: Buffer.from(checkpoint.rootSha256, 'hex') }, keys);
    const other = signCheckpoint({ ...head, root: Buffer.alloc(32, 7) }, keys);
    const against = async (note: string) =>
      told(await verified(pdf, { earlier: [given(Buffer.from(note), 'kept.txt')] }), 'wrong');
    expect(await against(real)).toEqual([]);
    expect(await against(other)).toEqual([
      'Earlier: The log of this packet does not begin with that of kept.txt: its past was changed in between.',
    ]);
    const foreign = signCheckpoint({ ...head, root: Buffer.alloc(32, 7) }, [signerOf(origin, Buffer.alloc(32, 9))]);
    expect((await against(foreign)).join('\n')).toMatch(/no checkpoint that a key of this log has signed/);
  });

  it('names proofs under another key, to whoever knows the portal’s', async () => {
    const proofs = proofsInBag();
    const { checkpoint } = proofs;
    const mine = signerOf(checkpoint.note.split('\n')[0] ?? '', Buffer.alloc(32, 9));
    const root = Buffer.from(checkpoint.rootSha256, 'hex');
    const note = signCheckpoint({ origin: mine.name, size: checkpoint.treeSize, root }, [mine]);
    const forged = { ...proofs, checkpoint: { ...checkpoint, note, verifierKeys: [verifierKey(mine)] } };
    const what = changed({
      'data/proofs.json': canonicalJson(forged),
      'data/packet.pdf': null,
      'data/issue-proof.json': null,
    });
    const known = { keys: checkpoint.verifierKeys };
    expect((await wrong(what, known)).join('\n')).toMatch(/is signed by none of the keys/);
    expect(told(await verified(binder, known), 'wrong')).toEqual([]);
  });

  it('is never called issued when somebody made all of it anew with keys of his own', async () => {
    const made = await remadePacket(bag, scene.house.config);
    const { verifierKeys } = proofsInBag().checkpoint;
    const certificate = sha256Hex(openIdentity(scene.house.config, '2026-03-02T08:00:00.000Z').chain[0].raw);
    for (const what of [made.pdf, changed({}, true, made.files)]) {
      const alone = await verified(what);
      expect([told(alone, 'wrong'), alone.standing.tie, alone.isIssued]).toEqual([[], 'none', false]);
      expect(alone.judgement).toMatch(/^CONSISTENT WITH ITSELF; that the portal issued it is not proved\./);
      expect(told(alone, 'proved').join('\n')).not.toMatch(/one of the portal’s/);
      expect((await wrong(what, { keys: verifierKeys })).join('\n')).toMatch(/is signed by none of the keys/);
      expect(await wrong(what, { certificates: [certificate] })).toEqual([
        'Signature: The PDF is signed with another certificate than the one that you named.',
      ]);
      const later = await verified(what, { earlier: [given(older, 'last.pdf')] });
      expect([later.standing.tie, later.judgement]).toEqual(['none', expect.stringMatching(/^NOT AS ISSUED/)]);
    }
    for (const [what, part] of [
      [pdf, binder],
      [binder, pdf],
    ]) {
      const standing = async (known: Known) => (await verified(what!, known)).judgement;
      expect(await standing({})).toMatch(/^CONSISTENT WITH ITSELF; /);
      expect(await standing({ keys: verifierKeys })).toMatch(
        /^AS ISSUED BY the portal with the key .*, which you gave/,
      );
      expect(await standing({ certificates: [certificate] })).toMatch(/^AS ISSUED BY Holdfast portal/);
      expect(await standing({ earlier: [given(part!, 'mine')] })).toMatch(/^AS ISSUED BY .*, which signed mine/);
      const receipt = JSON.stringify({ body: '{}', checkpoint: proofsInBag().checkpoint.note, verifierKeys: [] });
      const kept = given(Buffer.from(receipt), 'receipt.json');
      expect(await standing({ earlier: [kept] })).toMatch(/^AS ISSUED BY .*, which signed receipt.json/);
      const known = { identity: sha256Hex(bag.get('data/manifest.json')!) };
      expect(await standing(known)).toMatch(/^CONSISTENT WITH ITSELF, and in part .*the pages of the PDF.* not proved/);
    }
    expect((await wrong(pdf, { keys: ['a key'] })).join('\n')).toMatch(/What you gave as a key of the log is none/);
  });

  it('is not read where it could be read in two ways', async () => {
    const before = Buffer.concat([Buffer.from('%PDF-1.7 or something else'), binder]);
    expect((await wrong(before)).join('\n')).toMatch(/cannot be read|neither|something/);
    expect((await wrong(Buffer.concat([binder, Buffer.from('tail')]))).join('\n')).toMatch(/after the end of the ZIP/);
    expect((await wrong(binder.subarray(0, -200))).join('\n')).toMatch(/no directory|damaged|cut off|after the end/);
    expect((await wrong(Buffer.from('hello'))).join('\n')).toMatch(/neither a packet as PDF/);
  });
});
