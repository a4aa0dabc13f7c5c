import { Client } from 'pg';
import { sha256Hex } from '../../src/foundation/ids';
import { RequestFileSweep } from '../../src/requests/files/request-file-sweep';
import type { RequestDetail } from '../../src/requests/request-views.dto';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { Erasure } from '../../src/retention/erasure';
import { comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import { bring as bringEvidence, metadata, part, send } from '../support/tus-client';

describe('a file of the registrant’s own, for a request of the auditor', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let listId: string;
  let request: string;
  /** An auditor of one vendor, to whom a request about no vendor in particular is unknown. */
  let scoped: Person;
  let harbour: TestVendor;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    const list = { title: 'Interim testing', auditFirm: 'Penhallow Audit LLP', periodId: scene.periodId };
    listId = (await house.priya.post('/api/request-lists', list).expect(201)).body.id;
    request = await accepted('The access log of the vault');
  });
  afterAll(() => house.close());

  /** A request that Ines works on. */
  async function accepted(wanted: string): Promise<string> {
    const words = { wanted, periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2099-03-31' };
    const { body } = await house.priya.post(`/api/request-lists/${listId}/requests`, words).expect(201);
    await house.ines.post(`/api/audit-requests/${String(body.id)}/acceptances`).expect(201);
    await house.ines.post(`/api/audit-requests/${String(body.id)}/starts`).expect(201);
    return body.id;
  }
  const LOG = Buffer.from('2026-02-01T08:00Z Ines Okafor opened the vault\n');
  const about = (more: Record<string, string> = {}) => ({
    ...{ requestId: request, filename: 'vault-access.txt', filetype: 'text/plain', title: 'Access log of the vault' },
    ...{ source: 'Export of the door system', ...more },
  });
  const begin = (who: Person, bytes: number, facts: Record<string, string>) =>
    send(who, 'POST /api/request-files', {
      headers: { 'upload-length': String(bytes), 'upload-metadata': metadata(facts), 'content-length': '0' },
    });
  const bring = async (who: Person, body: Buffer, facts = about()) => {
    const begun = await begin(who, body.length, facts);
    return begun.status === 201 ? part(who, String(begun.headers.location), { offset: 0, body }) : begun;
  };
  const seen = async (who: Person, id = request): Promise<RequestDetail> =>
    (await who.get(`/api/audit-requests/${id}`).expect(200)).body;
  const deliver = (items: object[], id = request) =>
    house.ines.post(`/api/audit-requests/${id}/deliveries`, { answer: 'From the door system.', items });
  const file = async () => (await seen(house.ines)).files[0] ?? Object.assign(new Error('no file'), { id: '' });
  const owner = async (sql: string) => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };

  it('is brought by who works on the request, and by nobody else', async () => {
    expect((await begin(house.priya, 5, about())).status).toBe(403);
    const others = await begin(house.mei, 5, about());
    expect(others.body.errors).toMatchObject([{ code: 'not-the-owner' }]);
    const words = { wanted: 'Later', periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2099-03-31' };
    const { body } = await house.priya.post(`/api/request-lists/${listId}/requests`, words).expect(201);
    expect((await begin(house.ines, 5, about({ requestId: body.id }))).status).toBe(409);
  });

  it('is refused with a word for each mistake, and before its bytes where that can be', async () => {
    const unsaid = await begin(house.ines, 5, { requestId: request, filename: 'a.txt', shoe: '43' });
    expect(unsaid.status).toBe(400);
    expect(unsaid.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/metadata/shoe',
      '/metadata/source',
    ]);
    expect((await begin(house.ines, 0, about())).body.errors).toMatchObject([{ code: 'empty-file' }]);
    expect((await begin(house.ines, 9_000_000_000_000, about())).status).toBe(413);
    const program = await bring(house.ines, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), {
      ...about({ filename: 'log.pdf', filetype: 'application/pdf' }),
    });
    expect(program).toMatchObject({ status: 422, body: { errors: [{ pointer: '/file', code: 'executable' }] } });
    const other = await bring(house.ines, LOG, about({ sha256: 'f'.repeat(64) }));
    expect(other.body.errors).toMatchObject([{ code: 'digest-differs' }]);
    expect((await seen(house.ines)).files).toEqual([]);
  });

  it('arrives in parts, under the digest of its bytes, with a receipt that the trail bears out', async () => {
    const begun = await begin(house.ines, LOG.length, about());
    const at = String(begun.headers.location);
    await part(house.ines, at, { offset: 0, body: LOG.subarray(0, 10) });
    expect((await send(house.mei, `HEAD ${at}`)).status).toBe(404);
    const whole = await part(house.ines, at, { offset: 10, body: LOG.subarray(10) });
    expect(whole.headers).toMatchObject({ 'holdfast-sha256': sha256Hex(LOG) });
    const { id } = await file();
    const { body } = await house.ines.get(`/api/request-files/${id}/receipt`).expect(200);
    expect(body).toMatchObject({ sha256: sha256Hex(LOG), retentionClass: 'R-SOX7', scanState: 'not_scanned' });
    expect(JSON.parse(body.trail.body)).toMatchObject({
      deed: 'request-file.received',
      particulars: { sha256: sha256Hex(LOG), source: 'Export of the door system', requestId: request },
    });
    await expect(owner(`UPDATE request_file SET title = 'Another' WHERE state = 'received'`)).rejects.toThrow(
      'stays so',
    );
  });

  it('is the auditor’s only when it was delivered and somebody else checked it', async () => {
    const { id } = await file();
    const unknown = async () => {
      expect((await seen(house.priya)).files).toEqual([]);
      await house.priya.get(`/api/request-files/${id}/content`).expect(404);
      await house.priya.get(`/api/request-files/${id}/receipt`).expect(404);
    };
    await unknown();
    const elsewhere = await accepted('The list of keys');
    const wrong = await deliver([{ kind: 'file', id }], elsewhere).expect(422);
    expect(wrong.body.errors).toMatchObject([
      { pointer: '/items/0', message: expect.stringContaining('another request') },
    ]);
    await deliver([{ kind: 'file', id }]).expect(201);
    await unknown();
    await house.mei.get(`/api/request-files/${id}/content`).expect(200);
    const check = { number: 1, decision: 'passed', reason: 'Read it.' };
    await house.mei.post(`/api/audit-requests/${request}/delivery-checks`, check).expect(201);
    const delivered = await seen(house.priya);
    expect(delivered.files).toMatchObject([{ id, deliveries: [1] }]);
    expect(delivered.history[0]?.items).toMatchObject([{ kind: 'file', sha256: sha256Hex(LOG) }]);
    const content = await house.priya.get(`/api/request-files/${id}/content`).expect(200);
    expect(content.text).toBe(LOG.toString());
    const report = await house.priya.get(`/api/request-lists/${listId}/report`).expect(200);
    expect(report.text).toContain(sha256Hex(LOG));
    const trail = await house.ines.get(`/api/trail?subjectId=${id}`).expect(200);
    expect(trail.body.items.map((one: { deed: string }) => one.deed)).toContain('request-file.downloaded');
  });

  it('is kept from an auditor of other vendors, and needed while it is on record', async () => {
    const { id, sha256 } = { sha256: sha256Hex(LOG), ...(await file()) };
    harbour = await scene.vendor('Harbour Line', 'T2');
    const tom = { name: 'Tom Vane', role: 'external_auditor' as const, endsOn: '2099-12-31' };
    scoped = await house.invite({ ...tom, vendorScope: [harbour.id] });
    await scoped.get(`/api/request-files/${id}/content`).expect(404);
    const { rows } = await owner(`SELECT app.bytes_still_needed('${sha256}') AS needed`);
    expect(rows).toEqual([{ needed: true }]);
  });

  it('leaves a line in the lists of the auditor’s side, which come in the order asked for and whole in files', async () => {
    await house.mei.post('/api/populations', { kind: 'vendors', periodId: scene.periodId }).expect(201);
    await house.mei.post('/api/request-lists', {
      ...{ title: 'A list before others', auditFirm: 'Penhallow Audit LLP', periodId: scene.periodId },
    });
    const titles = async (query: string) =>
      (await house.priya.get(`/api/request-lists${query}`).expect(200)).body.items.map(
        (one: { title: string }) => one.title,
      );
    expect(await titles('?order=title')).toEqual(['A list before others', 'Interim testing']);
    expect(await titles('?order=requests&descending=yes')).toEqual(['Interim testing', 'A list before others']);
    await house.priya.get('/api/request-lists?order=shoe').expect(400);
    const file = await house.priya.get('/api/request-lists/report?q=interim&limit=1').expect(200);
    expect(file.text).toContain('Words: interim');
    expect(file.text).not.toContain('A list before others');
    const unknown = { kind: 'occurrences', periodId: scene.periodId, requirement: 'XXX-99' };
    const refused = await house.mei.post('/api/populations', unknown).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/requirement', code: 'unknown-requirement' }]);
    for (const order of ['title', 'period', 'rows', 'run', 'runBy', 'samples'])
      expect((await house.ines.get(`/api/populations?order=${order}`).expect(200)).body.total).toBe(1);
    expect((await house.ines.get('/api/populations/report').expect(200)).text).toContain('PO-0001');
    for (const order of ['sample', 'population', 'method', 'size', 'purpose', 'picked', 'by'])
      await house.ines.get(`/api/samples?order=${order}`).expect(200);
    expect((await house.ines.get('/api/samples/report').expect(200)).text).toContain('Rows,0');
  });

  it('goes beside a packet across vendors, which belongs to none of them', async () => {
    const whole = await accepted('The programme as a whole');
    const { body: packet } = await house.ines
      .post('/api/packets', { kind: 'PP', periodId: scene.periodId })
      .expect(201);
    const items = [{ kind: 'packet', id: packet.id }];
    expect((await deliver(items, whole).expect(422)).body.errors).toMatchObject([{ code: 'not-deliverable' }]);
    await owner(
      `SET session_replication_role = replica; UPDATE packet SET state = 'issued', manifest = '{}', manifest_sha256 = encode(sha256('{}'), 'hex'), checks = '[]',
         cut_off_at = now(), assembled_at = now(), draft_pdf_sha256 = repeat('b', 64), draft_pdf_bytes = 9, page_count = 1,
         pdf_sha256 = repeat('c', 64), pdf_bytes = 9, issued_at = now() WHERE id = '${String(packet.id)}'`,
    );
    const { body } = await deliver(items, whole).expect(201);
    expect(body.history[0].items).toMatchObject([{ kind: 'packet', sha256: 'c'.repeat(64) }]);
    const check = { number: 1, decision: 'passed', reason: 'Read it.' };
    await house.mei.post(`/api/audit-requests/${whole}/delivery-checks`, check).expect(201);
    expect((await seen(house.priya, whole)).history[0]?.items).toMatchObject([{ targetId: packet.id }]);
  });

  it('is given up when nothing arrives for a week', async () => {
    const late = await accepted('Minutes');
    const begun = await begin(house.ines, 100, about({ requestId: late }));
    const sweep = house.app.get(RequestFileSweep);
    expect(await sweep.sweep(new Date(Date.now() + 8 * 86_400_000).toISOString())).toBe(1);
    expect((await send(house.ines, `HEAD ${String(begun.headers.location)}`)).status).toBe(410);
  });

  /** What the register of retention says of the files of requests, or of everything. */
  const kept = async (query = '?kind=request_file') =>
    (await house.ines.get(`/api/retention${query}`).expect(200)).body.items;
  const propose = (requestFileId: string) =>
    house.ines.post('/api/disposals', { requestFileId, reason: 'Its retention has ended.' });
  const approve = async (who: 'ruben' | 'mei', id: string) => {
    await house[who].confirms();
    return house[who].post(`/api/disposals/${id}/decisions`, { decision: 'approved', reason: 'Read the register.' });
  };
  const ROTA = Buffer.from('Duty rota of the vault\n');
  let rota: { id: string; request: string };

  it('is kept seven years from the fiscal year of its list, and until its request is closed', async () => {
    const late = await accepted('The rota');
    await bring(house.ines, ROTA, about({ requestId: late, filename: 'rota.txt', title: 'Rota' }));
    rota = { id: (await seen(house.ines, late)).files[0]?.id ?? '', request: late };
    await deliver([], late).expect(201);
    const check = { number: 1, decision: 'passed', reason: 'In words only.' };
    await house.mei.post(`/api/audit-requests/${late}/delivery-checks`, check).expect(201);
    // Evidence of the same bytes as the log: a record of its own, with its own retention.
    const { id: obligationIds } = await obligationOf(harbour, 'GOV-01');
    const said = { filename: 'log.txt', filetype: 'text/plain', kind: 'EV-POL', title: 'The same log' };
    await bringEvidence(harbour.contributor, LOG, { ...said, madeOn: '2026-02-01', obligationIds });
    await comes(scene, '2035-03-01T09:00:00.000Z', []);
    const { id } = await file();
    const record = { kind: 'request_file', vendorId: null, keepUntil: '2034-12-31', standing: 'kept' };
    expect(await kept()).toMatchObject([
      { ...record, id, title: 'Access log of the vault', requestId: request },
      { ...record, id: rota.id, requestId: rota.request },
    ]);
    const [ref] = (await kept())[0].requests;
    expect((await propose(id).expect(422)).body.detail).toContain(`was brought for ${ref}, which is open`);
    for (const one of [request, rota.request])
      await house.priya.post(`/api/audit-requests/${one}/closings`).expect(201);
    expect(await kept()).toMatchObject([{ standing: 'due' }, { standing: 'due' }]);
    expect((await kept('')).map((one: { kind: string }) => one.kind)).toEqual([
      'evidence',
      'request_file',
      'request_file',
    ]);
    expect(await kept('?limit=1&offset=2')).toMatchObject([{ id: rota.id }]);
    expect((await house.ines.get('/api/retention/report?kind=request_file').expect(200)).text).toContain(
      'File of a request',
    );
    await house.ines.post('/api/disposals', { reason: 'Of nothing.' }).expect(422);
  });

  it('is disposed of by three people under a hold of its own that stops even the last of them', async () => {
    const { id } = await file();
    const { body: disposal } = await propose(id).expect(201);
    await propose(id).expect(409);
    expect((await approve('ruben', disposal.id)).status).toBe(201);
    const held = { title: 'Claim', reason: 'A letter came.', requestFileId: id };
    const { body: hold } = await house.mei.post('/api/legal-holds', held).expect(201);
    expect(hold).toMatchObject({ requestFileRef: disposal.recordRef, evidenceItemId: null });
    expect((await kept('')).map((one: { holds: string[] }) => one.holds)).toEqual([[], ['LH-0001'], []]);
    expect(await kept('?standing=on_hold')).toMatchObject([{ id }]);
    expect((await approve('mei', disposal.id)).body.errors).toMatchObject([{ code: 'on-hold' }]);
    const second = `INSERT INTO disposal_decision SELECT gen_random_uuid(), registrant_id, vendor_id, disposal_id, proposed_by, decision, reason,
      '${house.mei.personId}', 'sox_office', decided_at FROM disposal_decision; UPDATE disposal SET state = 'executed', executed_at = now()`;
    await expect(owner(second)).rejects.toThrow('a legal hold covers this record');
    const at = (what: string) => `/api/legal-holds/${String(hold.id)}/${what}`;
    await house.mei.post(at('release-requests'), { reason: 'Settled.' }).expect(201);
    await house.ruben.post(at('release-decisions'), { decision: 'approved', reason: 'Settled.' }).expect(201);
    const { body: done } = await approve('mei', disposal.id);
    expect(done).toMatchObject({ state: 'executed', kind: 'request_file', tombstones: [{ sha256: sha256Hex(LOG) }] });
    const stays = JSON.parse(done.tombstones[0].body);
    expect(stays.file.deliveries).toMatchObject([{ number: 1, decision: 'passed', checkedBy: 'Mei Castellan' }]);
    expect(stays.disposal.approvedBy).toHaveLength(2);
  });

  it('says on the page of its request, to both sides, that it is gone, and its tombstone verifies', async () => {
    const { id } = await file();
    for (const who of [house.ines, house.priya]) {
      const { files, history } = await seen(who);
      expect(files).toMatchObject([{ id, disposal: { ref: 'RD-0001' } }]);
      expect(history[0]?.items).toMatchObject([{ sha256: sha256Hex(LOG), disposal: { ref: 'RD-0001' } }]);
      const gone = await who.get(`/api/request-files/${id}/content`).expect(410);
      expect(gone.body.detail).toContain('disposed of on 2035-03-01 under RD-0001');
      await who.get(`/api/request-files/${id}/receipt`).expect(200);
    }
    const [disposal] = (await house.priya.get('/api/disposals').expect(200)).body.items;
    const proof = await house.priya.get(`/api/disposals/${String(disposal.id)}/verification`).expect(200);
    expect(proof.body).toMatchObject({ ref: 'RD-0001', holds: true });
    expect(proof.body.statements[2].words).toContain('equal bytes are kept because another record needs them');
    const again = await signInAs(house.url, scoped);
    expect((await again.get('/api/disposals').expect(200)).body.total).toBe(0);
    await again.get(`/api/disposals/${String(disposal.id)}`).expect(404);
  });

  it('is erased in the night where nothing else needs its bytes, unknown to an auditor who never had it', async () => {
    const { body: disposal } = await propose(rota.id).expect(201);
    for (const who of ['ruben', 'mei'] as const) expect((await approve(who, disposal.id)).status).toBe(201);
    await house.priya.get(`/api/disposals/${String(disposal.id)}`).expect(404);
    await house.app.get(Erasure).eraseAll(house.registrantId, '2035-03-02');
    const erased = async (id: string) =>
      (await house.ines.get(`/api/disposals/${id}`).expect(200)).body.tombstones[0].erasedAt;
    expect(await erased(disposal.id)).toContain('2035-03-01');
    const { files } = await seen(house.ines);
    expect(await erased(files[0]?.disposal?.id ?? '')).toBeNull();
    const trail = await house.ines.get(`/api/trail?subjectId=${rota.id}`).expect(200);
    const deeds = trail.body.items.map((one: { deed: string }) => one.deed);
    expect(deeds).toEqual(expect.arrayContaining(['request-file.disposed', 'request-file.bytes-erased']));
    const proof = await house.mei.get(`/api/disposals/${String(disposal.id)}/verification`).expect(200);
    expect(proof.body.holds).toBe(true);
  });
});
