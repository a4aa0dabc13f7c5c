import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { sha256Hex } from '../../src/foundation/ids';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import type { PacketDetail } from '../../src/packets/packets.dto';
import { launch } from '../browser/browser';
import { onDisk } from '../../verifier/on-disk';
import { openPacketScene, type PacketScene } from '../support/issued-packet';
import type { Person } from '../support/person';
import { comes } from '../support/reviewable';
import { buildVerifier, told, verified, wrong } from '../support/verified';

describe('the binder of a packet', () => {
  let scene: PacketScene;
  let folder: string;
  let packet: PacketDetail;
  let draft: PacketDetail;
  let binder: Buffer;

  beforeAll(async () => {
    buildVerifier();
    // 0 MB: nothing is attached to the PDF, the binder holds it.
    scene = await openPacketScene({ HOLDFAST_PACKET_ATTACH_MAX_MB: '0' });
    folder = mkdtempSync(path.join(tmpdir(), 'holdfast-binder-spec-'));
    packet = await scene.issued();
    binder = await scene.download(packet.id, 'binder', scene.house.priya);
    writeFileSync(path.join(folder, 'binder.zip'), binder);
    execFileSync('unzip', ['-q', 'binder.zip'], { cwd: folder });
  });
  afterAll(async () => {
    await scene.house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bag = () => path.join(folder, packet.ref);

  it('is one folder with the PDF, the manifest, the proofs, every exhibit and the verifier', () => {
    expect(readdirSync(bag()).sort()).toEqual([
      ...['READ-ME.txt', 'bag-info.txt', 'bagit.txt', 'data', 'holdfast-verify.cjs', 'holdfast-verify.html'],
      ...['manifest-sha256.txt', 'tagmanifest-sha256.txt'],
    ]);
    const payload = ['checkpoint.txt', 'exhibits', 'issue-proof.json', 'manifest.json', 'packet.pdf', 'proofs.json'];
    expect(readdirSync(path.join(bag(), 'data'))).toEqual(expect.arrayContaining(payload));
    expect(packet.exhibits.every(({ attached }) => !attached)).toBe(true);
    expect(readdirSync(path.join(bag(), 'data/exhibits'))).toHaveLength(packet.exhibits.length);
  });

  it('is a bag to sha256sum in both of its lists, which stands in for a BagIt tool: none is in Debian, and npm has none for 1.0', () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(execFileSync('sha256sum', ['-c', '--quiet', '--strict', list], { cwd: bag(), encoding: 'utf8' })).toBe('');
  });

  it('is verified by the program that lies in it, with nothing beside it', () => {
    const run = (file: string, ...more: string[]) => {
      const done = spawnSync(process.execPath, [path.join(bag(), 'holdfast-verify.cjs'), file, ...more], {
        encoding: 'utf8',
        cwd: tmpdir(),
      });
      return { status: done.status, said: `${done.stdout}${done.stderr}` };
    };
    const whole = run(path.join(folder, 'binder.zip'));
    expect(whole.said).toMatch(/^CONSISTENT WITH ITSELF; that the portal issued it is not proved\./);
    expect(whole.said).toContain('--key          verifier key of the portal’s log: ');
    expect(whole.status).toBe(0);
    expect(whole.said).toContain('The PDF is byte for byte the one that was issued');
    const proofs = JSON.parse(readFileSync(path.join(bag(), 'data/proofs.json'), 'utf8'));
    const key = proofs.checkpoint.verifierKeys[0];
    const known = run(path.join(folder, 'binder.zip'), '--key', key, '--require-anchor');
    expect(known).toMatchObject({ status: 0, said: expect.stringMatching(/^AS ISSUED BY the portal with the key /) });
    expect(known.said).toContain('The trail names this certificate as one of the portal’s');
    expect(run(bag(), '--require-anchor').status).toBe(1);
    const certificate = packet.signature?.certificateSha256 ?? '';
    expect(run(bag(), '--certificate', certificate, '--require-anchor').status).toBe(0);
    expect(run(bag()).status).toBe(0);
    expect(run(bag(), '--identity', '0'.repeat(64)).status).toBe(1);
    mkdirSync(path.join(folder, 'odd'));
    expect(run(path.join(folder, 'odd'))).toMatchObject({ status: 1, said: expect.stringContaining('NOT AS ISSUED') });
    expect(run('nowhere')).toMatchObject({ status: 2 });
  });

  it('is verified by the page that lies in it, opened from disk in a browser that has no network', async () => {
    const browser = await launch();
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(path.join(bag(), 'holdfast-verify.html')).href);
    const judged = async (input: string, what: string) => {
      await page.setInputFiles(input, what);
      await page.locator('.judgement').waitFor();
      return page.locator('#report').innerText();
    };
    expect(await judged('#file', path.join(folder, 'binder.zip'))).toMatch(
      /^CONSISTENT WITH ITSELF; .*Keys of the log/s,
    );
    await page.locator('summary').click();
    await page.fill('#certificate', packet.signature?.certificateSha256 ?? '');
    await page.click('#again');
    await page.locator('.judgement.holds').waitFor();
    expect(await page.locator('#report').innerText()).toMatch(/^AS ISSUED BY Holdfast portal/);
    expect(await judged('#folder', bag())).toMatch(/byte for byte the one that was issued/);
    expect(await page.locator('li.wrong').count()).toBe(0);
    const broken = Buffer.from(binder);
    broken[binder.length >> 1] = (broken[binder.length >> 1] ?? 0) ^ 1;
    writeFileSync(path.join(folder, 'broken.zip'), broken);
    await page.reload();
    expect(await judged('#file', path.join(folder, 'broken.zip'))).toMatch(/^NOT AS ISSUED/);
    expect(complaints).toEqual([]);
    await browser.close();
  });

  it('proves more than its PDF alone, and says what the PDF alone leaves open', async () => {
    const report = await verified(binder);
    expect(told(report, 'wrong')).toEqual([]);
    expect(told(report, 'proved').join('\n')).toContain('Ruben Halloway approved exactly this manifest');
    expect(told(report, 'proved').join('\n')).toContain('2 exhibits have the digest that the trail recorded');
    expect(told(report, 'open').join('\n')).toContain('That the certificate is the portal’s: a trail names it so');
    const alone = await verified(readFileSync(path.join(bag(), 'data/packet.pdf')));
    expect(told(alone, 'wrong')).toEqual([]);
    expect(told(alone, 'open').join('\n')).toContain('the binder holds it');
  });

  it('is put together for a draft too, and each download is on record', async () => {
    draft = await scene.assembled();
    const report = await verified(await scene.download(draft.id, 'binder'));
    expect(told(report, 'wrong')).toEqual([]);
    expect(told(report, 'open').join('\n')).toContain('No approval of this packet is proved here');
    const trail = await scene.house.ines.get(`/api/trail?subjectId=${packet.id}&deed=packet.downloaded`).expect(200);
    expect(trail.body.items[0].particulars).toMatchObject({ part: 'binder', state: 'issued' });
    await scene.quill.contributor.get(`/api/packets/${packet.id}/binder`).expect(403);
    await scene.house.priya.get(`/api/packets/${draft.id}/binder`).expect(404);
    const program = await scene.house.priya.get('/api/packet-verifier/program').expect(200);
    expect(program.headers['holdfast-sha256']).toBe(sha256Hex(readFileSync(path.join(bag(), 'holdfast-verify.cjs'))));
  });

  it('says which exhibit was disposed of since, proves that, and still finds one that is missing without a word', async () => {
    await comes(scene, '2036-03-01T09:00:00.000Z', [scene.quill]);
    const { body: register } = await scene.house.ines.get('/api/retention').expect(200);
    const [first] = JSON.parse(readFileSync(path.join(bag(), 'data/manifest.json'), 'utf8')).exhibits;
    const { id: evidenceItemId } = register.items.find((one: { ref: string }) => one.ref === first.itemRef);
    const asked = { evidenceItemId, reason: 'Its retention has ended.' };
    // A draft that waits for approval needs its exhibits: it is issued or sent back first.
    const early = await scene.house.ines.post('/api/disposals', asked).expect(422);
    expect(early.body.errors).toMatchObject([{ code: 'packet-waits', message: expect.stringContaining(draft.ref) }]);
    await scene.house.ruben.confirms();
    const back = { decision: 'sent_back', reason: 'A newer one is wanted.' };
    await scene.house.ruben.post(`/api/packets/${draft.id}/approvals`, back).expect(201);
    const { body: disposal } = await scene.house.ines.post('/api/disposals', asked).expect(201);
    for (const who of [scene.house.ruben, scene.house.mei]) {
      await who.confirms();
      const decided = { decision: 'approved', reason: 'Checked against the register.' };
      await who.post(`/api/disposals/${String(disposal.id)}/decisions`, decided).expect(201);
    }
    writeFileSync(path.join(folder, 'later.zip'), await scene.download(packet.id, 'binder'));
    const out = path.join(folder, 'later');
    execFileSync('unzip', ['-q', 'later.zip', '-d', out], { cwd: folder });
    const later = path.join(out, packet.ref);
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      execFileSync('sha256sum', ['-c', '--quiet', '--strict', list], { cwd: later });
    expect(readFileSync(path.join(later, 'READ-ME.txt'), 'utf8')).toMatch(
      /E-001 .*: RD-0001 disposed of it on 2036-03-01/,
    );
    const whole = await onDisk(later);
    const known = {
      keys: JSON.parse(readFileSync(path.join(later, 'data/proofs.json'), 'utf8')).checkpoint.verifierKeys,
    };
    const report = await verified(whole, known);
    expect([told(report, 'wrong'), report.isIssued]).toEqual([[], true]);
    expect(told(report, 'open').join('\n')).toMatch(
      /E-001 .* is not in the binder any more: RD-0001 disposed of it at 2036/,
    );
    const without = (path: string) => ({
      ...whole,
      files: new Map([...whole.files].filter(([name]) => name !== path)),
    });
    const other = [...whole.files.keys()].find((name) => name.startsWith('data/exhibits/E-002'));
    expect((await wrong(without(other ?? ''))).join('\n')).toContain('E-002 in the binder is missing');
    expect((await wrong(without('data/disposals-proof.json'))).join('\n')).toContain('E-001 in the binder is missing');
  });

  it('tells what came after the issue, as far as the trail had come when it was made', async () => {
    const { ruben } = scene.house;
    await ruben.confirms();
    await ruben.post(`/api/packets/${packet.id}/withdrawals`, { reason: 'A table was wrong.' }).expect(201);
    const report = await verified(await scene.download(packet.id, 'binder'));
    expect(told(report, 'wrong')).toEqual([]);
    expect(told(report, 'open').join('\n')).toMatch(
      /That it still stands: it was withdrawn at 2036-.*: A table was wrong\./,
    );
    expect(told(await verified(binder), 'open').join('\n')).not.toContain('still stands');
  });

  it('keeps every exhibit of a packet until that packet is issued: while it is built, as a draft, and once approved', async () => {
    const { house } = scene;
    const { body: register } = await house.ines.get('/api/retention?standing=due').expect(200);
    const { id: evidenceItemId, ref } = register.items[0];
    const proposed = await house.ines
      .post('/api/disposals', { evidenceItemId, reason: 'Its retention has ended.' })
      .expect(201);
    const decide = async (who: Person) => {
      await who.confirms();
      const decided = { decision: 'approved', reason: 'Checked against the register.' };
      return who.post(`/api/disposals/${String(proposed.body.id)}/decisions`, decided);
    };
    expect((await decide(house.mei)).status).toBe(201);
    // Packets of another vendor and of the programme, which hold none of this evidence, do not hold its disposal.
    const larkmoor = { name: 'Larkmoor', legalName: 'Larkmoor LLC', country: 'US', sectors: [], summary: '' };
    const { id: vendorId } = (await house.ines.post('/api/vendors', larkmoor).expect(201)).body;
    for (const about of [{ vendorId }, { kind: 'PP' }])
      await house.ines.post('/api/packets', { ...about, periodId: scene.periodId }).expect(201);
    const { body: next } = await house.ines.post('/api/packets', {
      vendorId: scene.quill.id,
      periodId: scene.periodId,
    });
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    // One about a requirement takes evidence of any vendor, so it holds this too until it ends.
    const about = { kind: 'RP', requirementCode: 'GOV-01', periodId: scene.periodId };
    const { body: across } = await house.ines.post('/api/packets', about).expect(201);
    expect((await decide(house.ruben)).body.errors?.[0]?.message).toContain(`${next.ref}, ${across.ref}`);
    await client.query(`UPDATE packet SET state = 'failed', failure = 'Given up.' WHERE id = $1`, [across.id]);
    const refused = async (state: string) => {
      const seen = await house.ines.get(`/api/packets/${next.id}`).expect(200);
      const { status, body } = await decide(house.ruben);
      expect([seen.body.state, status, body.errors?.[0]?.code]).toEqual([state, 422, 'packet-waits']);
      const { body: waiting } = await house.ines.get(`/api/disposals/${String(proposed.body.id)}`).expect(200);
      expect(waiting.packets).toEqual([{ id: next.id, ref: next.ref, state }]);
      const by = `UPDATE disposal SET state = 'executed', executed_at = now() WHERE id = '${String(proposed.body.id)}'`;
      await client.query('SET session_replication_role = origin; ALTER TABLE disposal DISABLE TRIGGER disposal_moves');
      await expect(client.query(by)).rejects.toThrow('a packet under way needs this evidence');
      await client.query(
        'ALTER TABLE disposal ENABLE ALWAYS TRIGGER disposal_moves; SET session_replication_role = replica',
      );
    };
    await refused('building');
    await house.app.get(PacketBuilder).build(house.registrantId, next.id);
    await refused('assembled');
    await client.query(`UPDATE packet SET state = 'approved' WHERE id = $1`, [next.id]);
    await refused('approved');
    await client.query(`UPDATE packet SET state = 'sent_back' WHERE id = $1`, [next.id]);
    await client.end();
    expect((await decide(house.ruben)).body).toMatchObject({ state: 'executed', recordRef: ref, packets: [] });
  });
});
