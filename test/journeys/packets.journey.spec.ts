import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { Jobs } from '../../src/foundation/jobs';
import { ObjectStore } from '../../src/foundation/object-store';
import { systemActor } from '../../src/foundation/actor';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import { PacketIssuer } from '../../src/packets/packet-issuer.service';
import type { PacketDetail } from '../../src/packets/packets.dto';
import type { Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { Erasure } from '../../src/retention/erasure';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

describe('packets', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let policy: string;
  let folder: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    folder = mkdtempSync(path.join(tmpdir(), 'holdfast-packet-spec-'));
    await house.app.get(Jobs).start(house.access.jobsUrl);
    quill = await scene.vendor('Quillfeather "Контакт" 株式会社 West', 'T1');
    policy = String((await obligationOf(quill, 'GOV-01')).id);
    await bringFor(quill.contributor, 'EV-POL', { obligationIds: policy, title: 'Политика непрерывности' });
    await bringFor(quill.contributor, 'EV-ORG', { obligationIds: policy });
    await review('met');
  });
  afterAll(async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const review = async (conclusion: string, id = policy, by = quill) => {
    const made = await by.contributor.post('/api/submissions', { obligationIds: [id] }).expect(201);
    const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
    const { body: workspace } = await house.ines.get(`/api/submissions/${made.body.id}`).expect(200);
    await house.ines
      .post(`/api/reviews/${taken.body.id}/conclusions`, {
        conclusion: 'satisfactory_with_exceptions',
        summary: 'Policy and appointments were read.',
        obligations: workspace.obligations.map((one: { id: string; statement: string }) => ({
          ...{ obligationId: one.id, procedurePerformed: 'Read the files', criteria: one.statement, conclusion },
          ...{ judgement: 'What was brought shows it.', overrideReason: 'Followed up in the next quarter.' },
        })),
        lines: workspace.lines.map((one: { id: string }) => ({
          ...{ submissionLineId: one.id, decision: 'accepted', reason: 'Read it.' },
        })),
      })
      .expect(201);
    await house.ruben
      .post(`/api/reviews/${taken.body.id}/approvals`, { decision: 'approved', reason: 'Read.' })
      .expect(201);
  };
  const ask = (who: Person, vendor = quill, more: object = {}) =>
    who.post('/api/packets', { vendorId: vendor.id, periodId: scene.periodId, ...more });
  const seen = async (id: string, who = house.ines): Promise<PacketDetail> =>
    (await who.get(`/api/packets/${id}`).expect(200)).body;
  const until = async (id: string, ...states: string[]): Promise<PacketDetail> => {
    for (let tries = 0; tries < 300; tries++) {
      const packet = await seen(id);
      if (states.includes(packet.state)) return packet;
      if (packet.state === 'failed' || packet.failure !== null) throw new Error(packet.failure ?? 'failed');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`It never was ${states.join(' or ')}.`);
  };
  const built = async (vendor = quill) => until((await ask(house.ines, vendor).expect(201)).body.id, 'assembled');
  const approve = (id: string, who = house.ruben, decision = 'approved') =>
    who.post(`/api/packets/${id}/approvals`, { decision, reason: 'Read in full.' });
  const download = async (id: string, who: Person, part = 'pdf') => {
    const answer = await who
      .get(`/api/packets/${id}/${part}`)
      .buffer(true)
      .parse(bytes as never)
      .expect(200);
    return { body: answer.body as Buffer, headers: answer.headers as Record<string, string> };
  };
  const owner = async <T>(deed: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    return deed(client).finally(() => client.end());
  };

  let first: PacketDetail;

  it('are asked for by the compliance officer, for a day within the period', async () => {
    await ask(house.ruben).expect(403);
    await ask(quill.contributor).expect(403);
    const future = await ask(house.ines, quill, { asOf: '2026-12-31' }).expect(422);
    expect(future.body.errors).toMatchObject([{ pointer: '/asOf', code: 'as-of' }]);
    await ask(house.ines, quill, { asOf: '2025-12-31' }).expect(422);
    await ask(house.ines, quill, { asOf: 'yesterday' }).expect(400);
    await ask(house.ines, { ...quill, id: scene.periodId }).expect(404);
  });

  it('are built by a job: manifest, draft, checks and exhibits', async () => {
    first = await built();
    expect(first).toMatchObject({ ref: 'PK-0001', statusWord: 'Draft', preparedBy: 'Ines Okafor', failingChecks: 0 });
    expect(first.checks.map((check) => check.verdict)).toEqual(Array(13).fill('pass'));
    expect(first.exhibits).toMatchObject([
      { number: 'E-001', title: 'Политика непрерывности', attached: true },
      { number: 'E-002', attached: true },
    ]);
    const draft = await download(first.id, house.ines);
    expect(sha256(draft.body)).toBe(first.draftPdfSha256);
    expect(draft.headers).toMatchObject({ 'content-type': 'application/pdf', 'holdfast-sha256': first.draftPdfSha256 });
    expect(draft.headers['content-disposition']).toMatch(/^attachment; filename="PK-0001-Quillfeather .*-FY2026\.pdf"/);
  });

  it('keep their files from being erased, and are asked for once at a time', async () => {
    const { rows } = await owner((client) => client.query('SELECT DISTINCT sha256 FROM packet_file'));
    const digests = rows.map(({ sha256: digest }: { sha256: string }) => digest);
    expect(digests).not.toEqual([]);
    await house.app.get(Erasure).retire(systemActor(house.registrantId, 'test'), digests);
    for (const digest of digests) expect(await house.app.get(ObjectStore).verify(digest)).toBe(true);
    const second = (state: string) =>
      owner((client) =>
        client.query(
          `INSERT INTO packet (id, registrant_id, vendor_id, ref, kind, period_id, state, as_of, prepared_by, requested_at)
           SELECT gen_random_uuid(), registrant_id, vendor_id, $2, kind, period_id, $3, as_of, prepared_by, requested_at FROM packet WHERE id = $1`,
          [first.id, `PK-8${state.length}`, state],
        ),
      );
    await second('building');
    await expect(second('building')).rejects.toThrow('uq_packet');
    await house.ruben.confirms();
    const beside = await approve(first.id).expect(409);
    expect(beside.body).toMatchObject({
      code: 'wrong-state',
      detail: expect.stringContaining('being built or issued'),
    });
    await owner((client) =>
      client.query(`UPDATE packet SET state = 'failed', failure = 'test' WHERE state = 'building'`),
    );
  });

  it('stand in a manifest whose digest is their identity', async () => {
    const { body } = await download(first.id, house.ines, 'manifest');
    expect(sha256(body)).toBe(first.manifestSha256);
    const manifest = JSON.parse(body.toString('utf8'));
    expect(manifest.format).toBe('holdfast-packet-manifest/1');
    const results = manifest.results as { obligationId: string; result: string; reason: string; cites: string[] }[];
    expect(results.find((one) => one.obligationId === policy)).toMatchObject({
      result: 'met',
      cites: ['E-001', 'E-002'],
    });
    const untested = results.filter((one) => one.obligationId !== policy);
    expect(untested.length).toBeGreaterThan(20);
    for (const one of untested) {
      expect(one.result).toBe('not_tested');
      expect(one.reason).toContain('nothing was submitted');
    }
  });

  it('are invisible to the external auditor and to vendors until they are issued', async () => {
    expect((await house.priya.get('/api/packets').expect(200)).body).toEqual({ items: [], total: 0 });
    await house.priya.get(`/api/packets/${first.id}`).expect(404);
    await house.priya.get(`/api/packets/${first.id}/pdf`).expect(404);
    await quill.contributor.get(`/api/packets/${first.id}`).expect(403);
    const foreign = await house.elsewhere();
    await foreign.officer.get(`/api/packets/${first.id}`).expect(404);
  });

  it('are approved by somebody else, with the password confirmed', async () => {
    await approve(first.id, house.ines).expect(403);
    scene.clock.moveTo('2026-03-02T08:20:00.000Z');
    const stale = await approve(first.id).expect(401);
    expect(stale.body.code).toBe('reauthentication-needed');
    expect((await seen(first.id, house.ruben)).approvalRefusals).toEqual([]);
    expect((await seen(first.id)).approvalRefusals[0]).toContain('You prepared this packet');
    await house.ruben.confirms();
    const answers = await Promise.all([approve(first.id), approve(first.id)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    const issued = await until(first.id, 'issued');
    expect(issued).toMatchObject({ statusWord: 'Final', manifestSha256: first.manifestSha256 });
    expect(issued.approvals).toMatchObject([{ approver: 'Ruben Halloway', decision: 'approved' }]);
    expect(issued.pdfSha256).not.toBe(first.draftPdfSha256);
  });

  it('verify offline with ordinary tools, and each download is on record', async () => {
    const { body, headers } = await download(first.id, house.priya);
    expect(sha256(body)).toBe(headers['holdfast-sha256']);
    const file = path.join(folder, 'packet.pdf');
    writeFileSync(file, body);
    execFileSync('pdfdetach', ['-saveall', '-o', folder, file]);
    const digests = readdirSync(folder).map((name) => sha256(readFileSync(path.join(folder, name))));
    expect(digests).toContain(first.manifestSha256);
    for (const exhibit of first.exhibits) expect(digests).toContain(exhibit.sha256);
    const oscal = JSON.parse(readFileSync(path.join(folder, 'oscal-assessment-results.json'), 'utf8'));
    expect(oscal['assessment-results'].metadata).toMatchObject({ version: first.ref, 'oscal-version': '1.2.0' });
    expect(readdirSync(folder)).toContain('oscal-catalog.json');
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    expect(text).toContain('PK-0001 - Final');
    expect(text).toContain('Ruben Halloway');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('outside internal control over financial reporting');
    const trail = await house.ines.get(`/api/trail?subjectId=${first.id}&deed=packet.`).expect(200);
    const deeds = trail.body.items.map((one: { deed: string }) => one.deed);
    for (const deed of ['requested', 'assembled', 'approved', 'issued', 'signed', 'downloaded'])
      expect(deeds).toContain(`packet.${deed}`);
    const last = trail.body.items.find((one: { deed: string }) => one.deed === 'packet.downloaded');
    expect(last.particulars).toMatchObject({ part: 'pdf', sha256: sha256(body), state: 'issued' });
  });

  it('are signed by the portal, whose certificate the trail named before', async () => {
    const { signature } = await seen(first.id, house.priya);
    expect(signature).toMatchObject({ level: 'B-B', selfMade: true, timestampAt: null });
    const said = execFileSync('pdfsig', [path.join(folder, 'packet.pdf')], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    const pem = await house.priya.get(`/api/packets/${first.id}/certificates`).expect(200);
    const [own] = pem.text.match(/-----BEGIN[^]+?-----END CERTIFICATE-----/) ?? [];
    expect(sha256(new X509Certificate(String(own)).raw)).toBe(signature?.certificateSha256);
    const { body } = await house.ines.get('/api/trail?deed=signing-certificate.introduced').expect(200);
    const told = body.items.map((one: { particulars: object }) => one.particulars);
    expect(told).toMatchObject([{ certificateSha256: signature?.certificateSha256, selfMade: true }]);
    await quill.contributor.get(`/api/packets/${first.id}/certificates`).expect(403);
  });

  it('are frozen once issued, for the database’s owner too, and a late job changes nothing', async () => {
    await owner(async (client) => {
      const change = (what: string) => client.query(`UPDATE packet SET ${what} WHERE id = $1`, [first.id]);
      await expect(change(`manifest = manifest || ' '`)).rejects.toThrow(/frozen|manifest/);
      await expect(change(`pdf_sha256 = repeat('0', 64)`)).rejects.toThrow(/frozen/);
      await expect(change(`state = 'assembled'`)).rejects.toThrow(/only be superseded|ck_packet/);
      await expect(client.query('DELETE FROM packet WHERE id = $1', [first.id])).rejects.toThrow(/refused|violates/);
    });
    const before = await seen(first.id);
    await house.app.get(PacketBuilder).build(house.registrantId, first.id);
    await house.app.get(PacketIssuer).issue(house.registrantId, first.id);
    expect(await seen(first.id)).toEqual(before);
  });

  it('are superseded by the next one at its issue, and stay where they were', async () => {
    const second = await built();
    await house.ruben.confirms();
    await approve(second.id).expect(201);
    await until(second.id, 'issued');
    const old = await seen(first.id, house.priya);
    expect(old).toMatchObject({ state: 'superseded', statusWord: 'Superseded', supersededByRef: second.ref });
    expect(sha256((await download(first.id, house.priya)).body)).toBe(old.pdfSha256);
    const { body } = await house.priya.get(`/api/packets?vendorId=${quill.id}`).expect(200);
    expect(body.items.map((one: PacketDetail) => one.state)).toEqual(['issued', 'superseded']);
  });

  it('are not issued while a check fails, and say which; they can be sent back', async () => {
    const other = await scene.vendor('Nettle Letters', 'T2');
    const id = String((await obligationOf(other, 'GOV-01')).id);
    await bringFor(other.contributor, 'EV-POL', { obligationIds: id });
    await other.contributor.post('/api/submissions', { obligationIds: [id] }).expect(201);
    const packet = await built(other);
    expect(packet.checks.find((check) => check.id === 'results')).toMatchObject({ verdict: 'fail' });
    await house.ruben.confirms();
    const refused = await approve(packet.id).expect(422);
    expect(refused.body.errors[0]).toMatchObject({
      code: 'pre-issue-check',
      message: expect.stringContaining('GOV-01'),
    });
    await approve(packet.id, house.ruben, 'sent_back').expect(201);
    expect(await seen(packet.id)).toMatchObject({ state: 'sent_back', approvals: [{ decision: 'sent_back' }] });
    await approve(packet.id).expect(409);
  });

  it('name a stored file that is damaged, and do not pass it on', async () => {
    const [exhibit] = first.exhibits;
    const file = house.app.get(ObjectStore).pathOf(String(exhibit?.sha256));
    chmodSync(file, 0o600);
    writeFileSync(file, 'something else');
    const packet = await built();
    expect(packet.exhibits[0]).toMatchObject({ attached: false, notAttachedReason: expect.stringContaining('digest') });
    expect(packet.checks.find((check) => check.id === 'exhibits')).toMatchObject({ verdict: 'fail' });
    expect(packet.failingChecks).toBe(1);
  });

  it('say that later changes exist once two people reopened their period (SD-14); the files stay as they were issued', async () => {
    const { periodId } = scene;
    const { body } = await house.ines.get(`/api/packets?vendorId=${quill.id}`).expect(200);
    const issued = body.items.find((one: PacketDetail) => one.state === 'issued') as PacketDetail;
    expect(issued.laterChangesSince).toBeNull();
    const move = async (to: string) => {
      const { version } = (await house.ines.get(`/api/periods/${periodId}`).expect(200)).body;
      return house.ines.post(`/api/periods/${periodId}/${to}`, { version, reason: 'The year is filed.' }).expect(201);
    };
    await move('closings');
    const rest = { conclusion: 'not_tested', reason: 'Nothing was brought.' };
    await house.ines.post(`/api/periods/${periodId}/rest-conclusions`, rest).expect(201);
    await move('lockings');
    expect((await seen(issued.id)).laterChangesSince).toBeNull();
    const asked = await house.ines.post(`/api/periods/${periodId}/reopenings`, { reason: 'A date was wrong.' });
    const path = `/api/period-reopenings/${String(asked.body.reopenings[0].id)}/decisions`;
    for (const who of [house.ruben, house.harriet])
      await who.post(path, { decision: 'approved', reason: 'It was.' }).expect(201);
    for (const who of [house.ines, house.ruben]) {
      const after = await seen(issued.id, who);
      expect(after.laterChangesSince).toMatch(/^2026-/);
      expect([after.state, after.pdfSha256]).toEqual(['issued', issued.pdfSha256]);
    }
  });
});

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function bytes(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
