import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { leafHash, nodeHash } from '../../src/audit-trail/tree/hashing.rules';
import { signerOf, verifierKey } from '../../src/audit-trail/tree/signed-note.rules';
import { splitOf, type Stretch } from '../../src/audit-trail/tree/subtrees.rules';
import { canonicalJson } from '../../src/foundation/canonical-json';
import { sha256Hex } from '../../src/foundation/ids';
import type { Config } from '../../src/foundation/config';
import type { Companion } from '../../src/packets/proof/companions';
import { plannedProofs, proofsText, type LoggedEvent, type PacketProofs } from '../../src/packets/proof/proofs.rules';
import { renderPacket } from '../../src/packets/render-packet';
import { openIdentity } from '../../src/packets/signature/signing-identity';
import { signPdf } from '../../src/packets/signature/signing';

type Bag = ReadonlyMap<string, Buffer>;

const AT = '2026-03-02T08:00:00.000Z';

/** Everything of a packet made anew by somebody who has the product, keys of his own, and a true packet to copy from. */
export async function remadePacket(bag: Bag, config: Config): Promise<{ files: Map<string, Buffer>; pdf: Buffer }> {
  const read = (name: string) => JSON.parse(bag.get(name)!.toString('utf8'));
  const folder = mkdtempSync(path.join(config.dataDir, 'remade-'));
  const settings = { ...config, dataDir: folder };
  const identity = openIdentity(settings, AT);
  const manifest = { ...read('data/manifest.json') };
  manifest.vendor = { ...manifest.vendor, name: 'Somebody Else Ltd' };
  manifest.log = { ...manifest.log, checkpoint: null };
  const text = canonicalJson(manifest);
  const manifestSha256 = sha256Hex(text);
  const certificateSha256 = sha256Hex(identity.chain[0].raw);
  const issue = read('data/issue-proof.json') as PacketProofs;
  const mine = signerOf(issue.checkpoint.note.split('\n')[0] ?? '', Buffer.alloc(32, 9));
  const retold = (body: string, more: object = {}): LoggedEvent => {
    const event = JSON.parse(body) as { id: string; deed: string; particulars: object };
    const changes = { ...('manifestSha256' in event.particulars ? { manifestSha256 } : {}), ...more };
    const isOwn = event.deed === 'signing-certificate.introduced';
    const particulars = { ...event.particulars, ...(isOwn ? { certificateSha256 } : changes) };
    return { id: event.id, body: canonicalJson({ ...event, particulars }), leafIndex: 0 };
  };
  const logged = (events: readonly LoggedEvent[], earlier: number[]): PacketProofs => {
    const leaves = events.map(({ body }) => leafHash(body));
    const rootOf = ({ from, to }: Stretch): Buffer => {
      const middle = from + (to - from > 1 ? splitOf(to - from) : 0);
      return middle === from ? leaves[from]! : nodeHash(rootOf({ from, to: middle }), rootOf({ from: middle, to }));
    };
    const [size, root] = [events.length, rootOf({ from: 0, to: events.length })];
    const note = signCheckpoint({ origin: mine.name, size, root }, [mine]);
    const verifierKeys = [verifierKey(mine), ...issue.checkpoint.verifierKeys];
    const { proofs, stretches } = plannedProofs({
      ...{ manifestSha256, events: events.map((one, leafIndex) => ({ ...one, leafIndex })) },
      checkpoint: { treeSize: size, rootSha256: root.toString('hex'), madeAt: AT, note, verifierKeys },
      earlier: earlier.map((treeSize) => ({ of: 'proofs.json', treeSize })),
    });
    return { ...proofs, hashes: stretches.map((one) => rootOf(one).toString('hex')) };
  };
  const true_ = read('data/proofs.json') as PacketProofs;
  const before = true_.events.map(({ body }) => retold(body));
  const proofs = proofsText(logged(before, []));
  const replaced: Record<string, string> = {
    'proofs.json': proofs,
    'checkpoint.txt': JSON.parse(proofs).checkpoint.note,
  };
  const companions = [
    'proofs.json',
    'checkpoint.txt',
    'oscal-assessment-results.json',
    'oscal-poam.json',
    'oscal-catalog.json',
  ].flatMap((name): Companion[] => {
    const kept = bag.get(`data/${name}`)?.toString('utf8');
    const content = replaced[name] ?? kept;
    const made = { mime: 'application/json', description: name, createdAt: AT, treeSize: null };
    return content === undefined ? [] : [{ name, text: content, ...made }];
  });
  const objects = Object.fromEntries(
    [...bag]
      .filter(([name]) => name.startsWith('data/exhibits/'))
      .map(([, bytes]) => {
        const file = path.join(folder, sha256Hex(bytes));
        writeFileSync(file, bytes);
        return [sha256Hex(bytes), file];
      }),
  );
  const target = path.join(folder, 'packet.pdf');
  const approval = { approver: 'Nobody', decidedAt: AT, decision: 'approved', reason: 'Because.', method: 'passkey' };
  const { room } = await renderPacket({ manifest: text, approval: approval as never, companions, objects, target });
  await signPdf(target, room!, { identity, at: AT, settings: settings.signature });
  const pdf = readFileSync(target);
  const named = companions.map((one) => ({ name: one.name, sha256: sha256Hex(one.text) }));
  const issued = issue.events
    .filter(({ body }) => body.includes('"packet.issued"'))
    .map(({ body }) => retold(body, { pdfSha256: sha256Hex(pdf), pdfBytes: pdf.length, files: named }));
  const files = new Map(bag);
  files.set('data/manifest.json', Buffer.from(text));
  files.set('data/packet.pdf', pdf);
  files.set('data/issue-proof.json', Buffer.from(proofsText(logged([...before, ...issued], [before.length]))));
  for (const one of companions) files.set(`data/${one.name}`, Buffer.from(one.text));
  return { files, pdf };
}
