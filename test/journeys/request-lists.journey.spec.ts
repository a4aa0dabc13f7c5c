import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { RequestDetail } from '../../src/requests/request-views.dto';
import type { SampleDetail } from '../../src/requests/samples/samples.dto';
import type { Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { readPdf } from '../support/printed-pdf';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

describe('the request list of the external auditor', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let harbour: TestVendor;
  let evidence: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quill Feather', 'T1');
    harbour = await scene.vendor('Harbour Line', 'T2');
    const { id } = await obligationOf(quill, 'GOV-01');
    evidence = await broughtBy(quill, { obligationIds: String(id), title: 'Continuity policy' });
  });
  afterAll(() => house.close());

  const broughtBy = async (by: TestVendor, given: { obligationIds: string; title?: string }): Promise<string> =>
    String((await bringFor(by.contributor, 'EV-POL', given)).headers['holdfast-evidence-version']);
  const priya = () => house.priya;
  const ines = () => house.ines;
  const mei = () => house.mei;
  const ruben = () => house.ruben;
  const wording = (more: object = {}) => ({
    ...{ auditorRef: 'A-7', control: 'GOV-01', wanted: 'The policy, as approved', format: 'PDF' },
    ...{ periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2099-03-31', ...more },
  });
  const seen = async (id: string, who: Person): Promise<RequestDetail> =>
    (await who.get(`/api/audit-requests/${id}`).expect(200)).body;
  let listId: string;
  const asked = async (more: object = {}): Promise<RequestDetail> =>
    (await priya().post(`/api/request-lists/${listId}/requests`, wording(more)).expect(201)).body;
  const owner = async (sql: string) => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };

  it('is opened by the auditor, or by who runs the registrant’s side of the audit, and by nobody else', async () => {
    const body = { title: 'Interim testing', auditFirm: 'Penhallow Audit LLP', periodId: scene.periodId };
    for (const who of [quill.contributor, ruben(), house.dana, house.sam, house.harriet])
      await who.post('/api/request-lists', body).expect(403);
    const made = await priya().post('/api/request-lists', body).expect(201);
    expect(made.body).toMatchObject({ ref: 'RL-0001', requests: 0, periodCode: 'FY2026', openedBy: 'Priya Lindqvist' });
    listId = made.body.id;
    await mei()
      .post('/api/request-lists', { ...body, title: 'Year-end' })
      .expect(201);
    const lists = await ines().get('/api/request-lists').expect(200);
    expect(lists.body.total).toBe(2);
    const second = await ines().get('/api/request-lists?limit=1&offset=1').expect(200);
    expect(second.body).toMatchObject({ total: 2, items: [{ title: 'Interim testing' }] });
    expect((await ines().get('/api/request-lists?q=YEAR').expect(200)).body.total).toBe(1);
  });

  it('takes requests from the auditor alone', async () => {
    for (const who of [ines(), mei(), ruben(), house.sam, quill.contributor])
      await who.post(`/api/request-lists/${listId}/requests`, wording()).expect(403);
    const wrong = await priya()
      .post(`/api/request-lists/${listId}/requests`, wording({ periodTo: '2025-12-31', dueOn: '2020-01-01' }))
      .expect(422);
    expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(['/periodTo', '/dueOn']);
  });

  it('keeps a draft with the auditors until it is sent, and its words from then on', async () => {
    const draft = await asked({ draft: true, wanted: 'The policy' });
    expect(draft).toMatchObject({ state: 'draft', number: 1, requestedAt: null });
    await ines().get(`/api/audit-requests/${draft.id}`).expect(404);
    const { version } = draft;
    const path = `/api/audit-requests/${draft.id}`;
    await priya()
      .patch(path, { ...wording(), version: version + 7 })
      .expect(409);
    await priya()
      .patch(path, { ...wording(), version })
      .expect(200);
    await priya().post(`${path}/askings`).expect(201);
    expect(await seen(draft.id, ines())).toMatchObject({ state: 'requested', wanted: 'The policy, as approved' });
    const late = await priya()
      .patch(path, { ...wording(), version: version + 2 })
      .expect(409);
    expect(late.body.errors).toMatchObject([{ code: 'asked-already' }]);
  });

  it('goes from acceptance over a delivery that somebody else checks to the auditor, who closes', async () => {
    const { id } = await asked();
    const at = (what: string) => `/api/audit-requests/${id}/${what}`;
    await priya().post(at('acceptances')).expect(403);
    await mei().post(at('acceptances'), { ownerId: quill.contributor.personId }).expect(422);
    const left = await house.invite({ name: 'Lena Fordham', role: 'sox_office' });
    await owner(`UPDATE person SET disabled_at = now() WHERE id = '${left.personId}'`);
    await mei().post(at('acceptances'), { ownerId: left.personId }).expect(422);
    await mei().post(at('acceptances'), { ownerId: ines().personId }).expect(201);
    await ines().post(at('starts')).expect(201);
    const delivery = { answer: 'The policy in force all year.', items: [{ kind: 'evidence', id: evidence }] };
    const notOwner = await mei().post(at('deliveries'), delivery).expect(409);
    expect(notOwner.body.errors).toMatchObject([{ code: 'not-the-owner' }]);
    const { body: checking } = await ines().post(at('deliveries'), delivery).expect(201);
    expect(checking).toMatchObject({ state: 'internal_check', history: [{ number: 1, decision: null }] });
    expect((await seen(id, priya())).history).toEqual([]);
    const own = await ines().post(at('delivery-checks'), { number: 1, decision: 'passed', reason: 'Read it.' });
    expect(own.status).toBe(422);
    expect(own.body.errors).toMatchObject([{ code: 'preparer-checks' }]);
    await ruben().post(at('delivery-checks'), { number: 1, decision: 'passed', reason: 'Compared.' }).expect(201);
    const delivered = await seen(id, priya());
    const [item] = delivered.history[0]?.items ?? [];
    expect(delivered).toMatchObject({ state: 'delivered', history: [{ checkedBy: 'Ruben Halloway' }] });
    expect(item).toMatchObject({
      kind: 'evidence',
      targetId: evidence,
      label: expect.stringContaining('Continuity policy'),
    });
    const { body } = await priya()
      .get(`/api/evidence-versions/${evidence}/content`)
      .buffer(true)
      .parse(bytes)
      .expect(200);
    expect(sha256(body)).toBe(item?.sha256);
    for (const who of [ines(), mei(), ruben()]) await who.post(at('closings')).expect(403);
    await priya().post(at('closings'), { note: 'Agrees with the walkthrough.' }).expect(201);
    const closed = await seen(id, ines());
    expect(closed).toMatchObject({ state: 'closed', closedBy: 'Priya Lindqvist', next: [] });
    expect(closed.moves.map(({ to }) => to)).toEqual([
      ...['requested', 'accepted', 'in_progress', 'internal_check', 'delivered', 'closed'],
    ]);
    await priya().post(at('returns'), { reason: 'Too late' }).expect(409);
  });

  it('keeps every delivery when one comes back', async () => {
    const { id } = await asked({ vendorId: quill.id });
    const at = (what: string) => `/api/audit-requests/${id}/${what}`;
    await ines().post(at('acceptances')).expect(201);
    await ines().post(at('starts')).expect(201);
    const deliver = (answer: string, items: object[] = []) => ines().post(at('deliveries'), { answer, items });
    const check = (number: number, decision = 'passed') =>
      mei().post(at('delivery-checks'), { number, decision, reason: 'Read.' });
    const foreign = await broughtBy(harbour, { obligationIds: String((await obligationOf(harbour, 'GOV-01')).id) });
    const refused = await deliver('Wrong vendor', [{ kind: 'evidence', id: foreign }]).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/items/0', code: 'not-deliverable' }]);
    await deliver('First').expect(201);
    await check(1, 'sent_back').expect(201);
    await deliver('Second').expect(201);
    await check(1).expect(409);
    await check(2).expect(201);
    await priya().post(at('returns'), { reason: 'Page three is missing.' }).expect(201);
    await ines().post(at('starts')).expect(201);
    await deliver('Third', [{ kind: 'evidence', id: evidence }]).expect(201);
    await check(3).expect(201);
    expect((await seen(id, priya())).history.map(({ number }) => number)).toEqual([3, 2]);
    expect((await seen(id, ines())).history.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('ends otherwise only with a reason: not applicable by the registrant, withdrawn by the auditor', async () => {
    const [one, other] = [await asked(), await asked()];
    await ines().post(`/api/audit-requests/${one.id}/not-applicable-statements`, { reason: ' ' }).expect(400);
    await ines()
      .post(`/api/audit-requests/${one.id}/not-applicable-statements`, { reason: 'No such system.' })
      .expect(201);
    await priya().post(`/api/audit-requests/${other.id}/withdrawals`, { reason: 'Asked twice.' }).expect(201);
    await ines().post(`/api/audit-requests/${other.id}/acceptances`).expect(409);
  });

  it('tells its ages and takes notes of both sides', async () => {
    const { id } = await asked({ wanted: 'Restore logs' });
    await priya().post(`/api/audit-requests/${id}/notes`, { words: 'For March will do.' }).expect(201);
    await mei().post(`/api/audit-requests/${id}/notes`, { words: 'March is on its way.' }).expect(201);
    expect((await seen(id, priya())).notes.map(({ by }) => by)).toEqual(['Priya Lindqvist', 'Mei Castellan']);
    const { body: list } = await mei().get(`/api/request-lists/${listId}`).expect(200);
    const { body: lists } = await mei().get('/api/request-lists').expect(200);
    const { requests, open, overdue, closed } = list;
    const summary = lists.items.find((one: { id: string }) => one.id === listId);
    expect(summary).toMatchObject({ requests, open, overdue, closed });
    expect(list.ageing).toContainEqual({ owner: 'Nobody yet', band: '0-7', count: 2, overdue: 0 });
    const report = await mei().get(`/api/request-lists/${listId}/report`).expect(200);
    expect(report.text).toContain(`Rows,${list.items.length},`);
    expect(report.text).toContain('Restore logs');
  });

  it('is kept apart for an auditor whose grant names vendors', async () => {
    const scoped = await house.invite({
      ...{ name: 'Tom Vane', role: 'external_auditor', endsOn: '2099-12-31', vendorScope: [harbour.id] },
    });
    const { id: ofQuill } = await asked({ vendorId: quill.id });
    const { id: ofAll } = await asked();
    await scoped.get(`/api/audit-requests/${ofQuill}`).expect(404);
    await scoped.get(`/api/audit-requests/${ofAll}`).expect(404);
    await scoped.post(`/api/request-lists/${listId}/requests`, wording({ vendorId: quill.id })).expect(404);
    const own = await scoped.post(`/api/request-lists/${listId}/requests`, wording()).expect(201);
    await scoped.post(`/api/audit-requests/${own.body.id}/notes`, { words: 'Mine.' }).expect(201);
    expect(await seen(own.body.id, scoped)).toMatchObject({ state: 'requested', notes: [{ words: 'Mine.' }] });
  });

  it('is held by the database too: no client role closes, and nobody rewrites what was delivered', async () => {
    await expect(
      owner(
        `UPDATE audit_request SET state = 'closed', closed_at = now(), closed_by = asked_by WHERE state = 'delivered'`,
      ),
    ).rejects.toThrow('by this side');
    await expect(owner(`UPDATE delivery_item SET sha256 = repeat('0', 64)`)).rejects.toThrow('append-only');
    await expect(owner(`UPDATE audit_request SET wanted = 'something else' WHERE state = 'requested'`)).rejects.toThrow(
      'its wording stays',
    );
  });

  describe('with populations and samples', () => {
    let populationId: string;
    let sample: SampleDetail;

    it('freezes a population with its query, time, count, totals and digest', async () => {
      await priya().post('/api/populations', { kind: 'vendors', periodId: scene.periodId }).expect(403);
      const { body } = await mei().post('/api/populations', { kind: 'vendors', periodId: scene.periodId }).expect(201);
      expect(body).toMatchObject({ ref: 'PO-0001', rowCount: 2, reconciles: true, sourceCount: 2 });
      expect(body.totals).toContainEqual({ label: 'Vendors', value: 2 });
      populationId = body.id;
      const found = await mei().get('/api/populations?q=vendors&limit=1').expect(200);
      expect(found.body).toMatchObject({ total: 1, items: [{ ref: 'PO-0001', samples: 0 }] });
      const file = await priya().get(`/api/populations/${populationId}/file`).buffer(true).parse(bytes).expect(200);
      expect(sha256(file.body)).toBe(body.sha256);
      expect(file.body.toString('utf8')).toContain('Query in code');
      const lines = await priya().get(`/api/populations/${populationId}/lines`).buffer(true).parse(bytes).expect(200);
      expect(sha256(lines.body)).toBe(body.linesSha256);
      const [head, ...items] = lines.body
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line: string) => JSON.parse(line));
      expect(head).toMatchObject({ format: 'holdfast-population/1', rows: 2, sourceRows: 2, totals: body.totals });
      expect(head).toMatchObject({ ranAt: body.runAt, words: body.queryWords, code: body.queryCode });
      expect(items).toMatchObject([
        { Item: 1, Vendor: 'Quill Feather' },
        { Item: 2, Vendor: 'Harbour Line' },
      ]);
      const print = await priya().get(`/api/populations/${populationId}/print`).buffer(true).parse(bytes).expect(200);
      expect(print.headers).toMatchObject({ 'holdfast-sha256': sha256(print.body), 'content-type': 'application/pdf' });
      const reprint = await priya().get(`/api/populations/${populationId}/print`).buffer(true).parse(bytes).expect(200);
      expect(sha256(reprint.body)).toBe(sha256(print.body));
      const { text, attached } = readPdf(print.body);
      expect(text).toContain('The source held 2 rows at that moment. 2 of them are in the population');
      expect(text).toMatch(/Quill Feather[^]*Harbour Line/);
      expect(attached).toEqual([['PO-0001.csv', body.sha256]]);
      await scene.vendor('Later Arrival', 'T2');
      const again = await mei().get(`/api/populations/${populationId}`).expect(200);
      expect(again.body).toMatchObject({ rowCount: 2, sha256: body.sha256 });
    });

    it.each([
      ...['services', 'occurrences', 'reviews', 'exercises', 'attestations', 'findings'],
      ...['exceptions', 'disruptions', 'evidence', 'access'],
    ])('accounts for every row of the source of %s', async (kind) => {
      const { body } = await ines().post('/api/populations', { kind, periodId: scene.periodId }).expect(201);
      expect(body).toMatchObject({ reconciles: true });
      const one = await ines()
        .post('/api/populations', { kind, periodId: scene.periodId, vendorId: quill.id })
        .expect(201);
      expect(one.body.sourceCount).toBeGreaterThanOrEqual(one.body.rowCount);
    });

    it('draws a sample that anybody can draw again from its seed', async () => {
      const occurrences = await ines()
        .post('/api/populations', { kind: 'occurrences', periodId: scene.periodId })
        .expect(201);
      const made = await ines()
        .post('/api/samples', { populationId: occurrences.body.id, method: 'random', size: 5, seed: 'lottery-2026' })
        .expect(201);
      const count = Number(occurrences.body.rowCount);
      const ranked = Array.from({ length: count }, (_, at) => at + 1)
        .map((number) => ({ number, rank: sha256(`lottery-2026:${occurrences.body.sha256}:${number}`) }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .map(({ number }) => number);
      const numbers = (detail: SampleDetail) => detail.items.map(({ populationNumber }) => populationNumber);
      expect(numbers(made.body)).toEqual(ranked.slice(0, 5));
      const replaced = await ines()
        .post(`/api/samples/${made.body.id}/replacements`, { item: ranked[0], reason: 'Not applicable to it.' })
        .expect(201);
      expect(numbers(replaced.body)).toEqual(ranked.slice(0, 6));
      expect(replaced.body.items[0].replacedBy).toBe(ranked[5]);
      await ines().post(`/api/samples/${made.body.id}/replacements`, { item: ranked[0], reason: 'Again' }).expect(422);
    });

    it('lets the auditor ask for the support of items that they chose, and no more', async () => {
      await priya().post('/api/samples', { populationId, method: 'all' }).expect(403);
      const { body: items } = await priya().get(`/api/populations/${populationId}/items`).expect(200);
      const chosen = items.items.find((one: { vendorId: string }) => one.vendorId === quill.id);
      const request = await asked({
        sample: { populationId, method: 'judgement', items: [chosen.number], reason: 'Largest spend' },
      });
      expect(request).toMatchObject({ sampleSize: 1, populationRef: 'PO-0001' });
      const { body } = await ines()
        .get(`/api/samples/${String(request.sampleId)}`)
        .expect(200);
      sample = body;
      expect(sample).toMatchObject({ purpose: 'audit_request', pickedBy: 'Priya Lindqvist', vendors: 1 });
    });

    it('asks for packets for exactly the vendors of the sample', async () => {
      await priya().post(`/api/samples/${sample.id}/packets`).expect(403);
      const older = { vendorId: quill.id, periodId: scene.periodId, asOf: '2026-01-31' };
      await ines().post('/api/packets', older).expect(201);
      // A packet as of another day does not serve.
      const waits = await ines().post(`/api/samples/${sample.id}/packets`).expect(409);
      expect(waits.body.detail).toContain('PK-0001');
      await owner(`UPDATE packet SET state = 'failed', failure = 'test'`);
      const { body } = await ines().post(`/api/samples/${sample.id}/packets`).expect(201);
      expect(body.packets).toMatchObject([
        { vendorId: quill.id, builtForIt: true, state: 'building', asOf: '2026-03-02' },
      ]);
      const again = await ines().post(`/api/samples/${sample.id}/packets`).expect(201);
      expect(again.body.packets).toHaveLength(1);
      const packets = await ines().get('/api/packets').expect(200);
      expect(packets.body.total).toBe(2);
      expect((await priya().get(`/api/samples/${sample.id}`).expect(200)).body.packets).toEqual([]);
    });
  });
});

const bytes = ((response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}) as never;
