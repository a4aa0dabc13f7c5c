import { Client } from 'pg';
import { ObjectStore } from '../../src/foundation/object-store';
import { Erasure } from '../../src/retention/erasure';
import type { DisposalView } from '../../src/retention/retention.dto';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

describe('records at the end of their retention', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  /** An auditor of another vendor. */
  let elsewhere: Person;
  let policy: { itemId: string; versionId: string; sha256: string };
  let other: { itemId: string; versionId: string; sha256: string };

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    const scope = { vendorScope: [(await scene.vendor('Harbour Line', 'T2')).id], endsOn: '2099-12-31' };
    elsewhere = await house.invite({ name: 'Tom Vane', role: 'external_auditor', ...scope });
    quill = await scene.vendor('Quill Feather', 'T2');
    const { id } = await obligationOf(quill, 'GOV-01');
    policy = await brought('Continuity policy', id);
    other = await brought('Another policy', id);
  });
  afterAll(() => house.close());

  const brought = async (title: string, obligationIds: string) => {
    const { headers } = await bringFor(quill.contributor, 'EV-POL', { obligationIds, title });
    const text = (name: string) => String(headers[name]);
    return {
      ...{ itemId: text('holdfast-evidence-item'), versionId: text('holdfast-evidence-version') },
      sha256: text('holdfast-sha256'),
    };
  };
  const standing = async (itemId: string) => {
    const { body } = await house.ines.get('/api/retention').expect(200);
    return body.items.find((one: { id: string }) => one.id === itemId);
  };
  const propose = (evidenceItemId = policy.itemId) =>
    house.ines.post('/api/disposals', { evidenceItemId, reason: 'Its retention has ended.' });
  const approve = async (who: 'ruben' | 'mei' | 'harriet', id: string, decision = 'approved') => {
    await house[who].confirms();
    return house[who].post(`/api/disposals/${id}/decisions`, { decision, reason: 'Checked against the register.' });
  };
  const owner = async (sql: string) => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };
  /** Another deed that keeps records is under way until its transaction commits. */
  const whileKept = async () => {
    const client = new Client({ connectionString: house.access.ownerUrl });
    await client.connect();
    await client.query('BEGIN');
    const lock = 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))';
    await client.query(lock, [`retention ${house.registrantId}`]);
    const waits = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted`;
    const waited = async () => {
      for (let tries = 0; (await client.query(waits)).rowCount === 0 && tries < 500; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const hold = async (itemId: string): Promise<string> => {
      const { rows } = await client.query(
        `INSERT INTO legal_hold (id, registrant_id, vendor_id, ref, title, reason, evidence_item_id, state, placed_by, placed_at)
         VALUES (gen_random_uuid(), $1, $2, 'LH-9', 'Inquiry', 'A letter came.', $3, 'active', $4, now()) RETURNING id`,
        [house.registrantId, quill.id, itemId, house.ines.personId],
      );
      return rows[0].id;
    };
    return { waited, hold, end: () => client.query('COMMIT').finally(() => client.end()) };
  };
  const tomorrow = async (date: string) => comes(scene, `${date}T09:00:00.000Z`, [quill]);

  it('are kept seven years from the release of the auditor’s report, and from a year after the end without one', async () => {
    expect(await standing(policy.itemId)).toMatchObject({ keepUntil: '2034-12-31', standing: 'kept' });
    const body = { periodId: scene.periodId, releasedOn: '2027-02-20', source: 'Form 10-K for FY2026' };
    await house.ines.post('/api/report-releases', body).expect(422);
    await tomorrow('2027-03-01');
    await house.ruben.post('/api/report-releases', body).expect(403);
    await house.mei.post('/api/report-releases', body).expect(201);
    const after = await standing(policy.itemId);
    expect(after).toMatchObject({ keepUntil: '2034-02-20' });
    expect(after.clocks[0].words).toContain('FY2026');
    const early = await propose().expect(422);
    expect(early.body.detail).toContain('kept until 2034-02-20');
  });

  it('are listed page by page, by words and by where they stand, and whole in a file', async () => {
    const listed = async (query: string) => (await house.ines.get(`/api/retention${query}`).expect(200)).body;
    expect(await listed('?limit=1&offset=1')).toMatchObject({ total: 2, items: [{ title: 'Another policy' }] });
    expect(await listed('?q=continuity')).toMatchObject({ total: 1, items: [{ title: 'Continuity policy' }] });
    expect(await listed('?standing=kept&limit=1')).toMatchObject({
      ...{ total: 2, items: [{ standing: 'kept' }], notLookedAt: 0 },
    });
    for (const none of ['due', 'disposed', 'proposed', 'on_hold'])
      expect(await listed(`?standing=${none}`)).toMatchObject({ total: 0, items: [] });
    const { text } = await house.ines.get('/api/retention/report?q=continuity').expect(200);
    expect(text).toContain('Words: continuity');
    expect(text).not.toContain('Another policy');
  });

  it('stay under a legal hold, which two people of different functions release', async () => {
    await tomorrow('2034-03-01');
    expect(await standing(policy.itemId)).toMatchObject({ standing: 'due', refusals: [] });
    const hold = await house.mei
      .post('/api/legal-holds', { title: 'Claim of a customer', reason: 'A suit is expected.', vendorId: quill.id })
      .expect(201);
    expect(await standing(policy.itemId)).toMatchObject({ standing: 'on_hold', holds: ['LH-0001'] });
    await propose().expect(422);
    const at = (what: string) => `/api/legal-holds/${String(hold.body.id)}/${what}`;
    await house.mei.post(at('release-decisions'), { decision: 'approved', reason: 'Over.' }).expect(409);
    await house.mei.post(at('release-requests'), { reason: 'The suit was settled.' }).expect(201);
    const own = await house.mei.post(at('release-decisions'), { decision: 'approved', reason: 'Over.' }).expect(422);
    expect(own.body.errors).toMatchObject([{ code: 'own-proposal' }]);
    await house.ines.post(at('release-decisions'), { decision: 'approved', reason: 'Over.' }).expect(403);
    await expect(owner(`UPDATE legal_hold SET state = 'released'`)).rejects.toThrow('by two people');
    const released = await house.ruben.post(at('release-decisions'), { decision: 'approved', reason: 'Over.' });
    expect(released.body).toMatchObject({ state: 'released', releases: [{ decidedBy: 'Ruben Halloway' }] });
  });

  it('are disposed of by a proposal and two approvals of different functions, and a hold stops even the last of them', async () => {
    const { body: disposal } = await propose().expect(201);
    await propose().expect(409);
    scene.clock.moveTo('2034-03-01T09:20:00.000Z');
    expect(
      (await house.ruben.post(`/api/disposals/${disposal.id}/decisions`, { decision: 'approved', reason: 'x' })).status,
    ).toBe(401);
    expect((await approve('ruben', disposal.id)).status).toBe(201);
    expect((await approve('ruben', disposal.id)).status).toBe(422);
    await expect(owner(`UPDATE disposal SET state = 'executed', executed_at = now()`)).rejects.toThrow('two approvals');
    // The last approval comes while a hold is being placed: it waits, and finds the hold.
    const between = await whileKept();
    const last = approve('mei', disposal.id);
    await between.waited();
    const hold = await between.hold(policy.itemId);
    await between.end();
    expect((await last).status).toBe(422);
    expect(await house.app.get(ObjectStore).size(policy.sha256)).not.toBeNull();
    const at = (what: string) => `/api/legal-holds/${hold}/${what}`;
    await house.ines.post(at('release-requests'), { reason: 'Answered.' }).expect(201);
    await house.ruben.post(at('release-decisions'), { decision: 'approved', reason: 'Answered.' }).expect(201);
    const done = await approve('mei', disposal.id);
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ state: 'executed', tombstones: [{ sha256: policy.sha256 }] });
    expect(await house.app.get(ObjectStore).size(policy.sha256)).toBeNull();
  });

  const executed = async (): Promise<DisposalView> => (await house.mei.get('/api/disposals').expect(200)).body.items[0];

  it('leave a tombstone: the record stays, the bytes are gone, and the trail proves both', async () => {
    const gone = await house.ines.get(`/api/evidence-versions/${policy.versionId}/content`).expect(410);
    expect(gone.body.detail).toContain('RD-0001');
    const detail = await quill.contributor.get(`/api/evidence/${policy.itemId}`).expect(200);
    expect(detail.body.versions[0]).toMatchObject({ sha256: policy.sha256, viewable: false });
    expect(detail.body.versions[0].disposedAt).toContain('2034-03-01');
    const { id, tombstones } = await executed();
    const body = JSON.parse(tombstones[0]?.body ?? '{}');
    expect(body.disposal.approvedBy).toEqual(['Ruben Halloway, second_line_approver', 'Mei Castellan, sox_office']);
    const proof = await house.ines.get(`/api/disposals/${id}/verification`).expect(200);
    expect(proof.body).toMatchObject({ holds: true, ref: 'RD-0001' });
    expect(proof.body.statements).toHaveLength(3);
    const event = await house.ines.get(`/api/trail/${String(proof.body.eventId)}`).expect(200);
    expect(JSON.stringify(event.body)).toContain(tombstones[0]?.tombstoneSha256);
  });

  it('are caught when somebody alters a tombstone, even with its stored digest made to match', async () => {
    const { id } = await executed();
    await owner('ALTER TABLE evidence_tombstone DISABLE TRIGGER ALL');
    const altered = `replace(body, 'Its retention has ended.', 'Nobody needed it.')`;
    const set = (body: string) =>
      owner(
        `UPDATE evidence_tombstone SET body = ${body}, body_sha256 = encode(sha256(convert_to(${body}, 'UTF8')), 'hex')`,
      );
    await set(altered);
    const found = await house.ines.get(`/api/disposals/${id}/verification`).expect(200);
    expect(found.body.holds).toBe(false);
    expect(found.body.statements[0]).toMatchObject({ holds: false });
    await set(`replace(body, 'Nobody needed it.', 'Its retention has ended.')`);
    expect((await house.ines.get(`/api/disposals/${id}/verification`).expect(200)).body.holds).toBe(true);
  });

  it('are erased for good in the night, which says so once and does not come back to them', async () => {
    const erasure = house.app.get(Erasure);
    const told = async () =>
      (
        await owner(
          `SELECT count(*)::int AS count FROM audit_event WHERE body::jsonb ->> 'deed' = 'evidence.bytes-erased'`,
        )
      ).rows[0];
    for (const [state, total] of Object.entries({ proposed: 0, executed: 1, refused: 0 }))
      expect((await house.ines.get(`/api/disposals?state=${state}`).expect(200)).body.total).toBe(total);
    expect((await house.ines.get('/api/legal-holds?state=released&limit=1').expect(200)).body).toMatchObject({
      total: 2,
      items: [{ releases: [{ decidedBy: 'Ruben Halloway' }] }],
    });
    expect((await executed()).tombstones).toMatchObject([{ erasedAt: null }]);
    const store = house.app.get(ObjectStore);
    const erased = jest.spyOn(store, 'eraseAside');
    await erasure.eraseAll(house.registrantId, '2034-03-02');
    await erasure.eraseAll(house.registrantId, '2034-03-03');
    expect(erased).toHaveBeenCalledTimes(1);
    expect(await erased.mock.results[0]?.value).toBe(true);
    erased.mockRestore();
    expect(await told()).toEqual({ count: 1 });
    expect((await executed()).tombstones[0]?.erasedAt).toContain('2034-03-01');
  });

  it('lose nothing that is brought again in the same moment', async () => {
    const store = house.app.get(ObjectStore);
    const erasure = house.app.get(Erasure);
    const adopt = store.adopt.bind(store);
    let came = '';
    // The bytes are in the store, their record is not written yet: nothing needs them, and the disposal takes them away.
    jest.spyOn(store, 'adopt').mockImplementationOnce(async (file, sha256) => {
      await adopt(file, sha256);
      came = sha256;
      await erasure.retire(systemOf(house.registrantId), [sha256]);
      expect(await store.size(sha256)).toBeNull();
    });
    const { id } = await obligationOf(quill, 'GOV-01');
    await brought('A third policy', String(id));
    expect(await store.verify(came)).toBe(true);
  });

  it('keep bytes that another record needs, and the night puts back what came again', async () => {
    const store = house.app.get(ObjectStore);
    await store.setAside(other.sha256);
    expect(await store.size(other.sha256)).toBeNull();
    await store.putBack(other.sha256);
    expect(await store.verify(other.sha256)).toBe(true);
    const erasure = house.app.get(Erasure);
    await erasure.retire({ ...systemOf(house.registrantId) }, [other.sha256]);
    expect(await store.verify(other.sha256)).toBe(true);
    await erasure.eraseAll(house.registrantId, '2034-03-02');
    expect(await store.size(policy.sha256)).toBeNull();
    expect(await store.verify(other.sha256)).toBe(true);
  });

  it('are refused by one word, and nothing is lost', async () => {
    const { body } = await propose(other.itemId).expect(201);
    expect((await approve('harriet', body.id, 'refused')).body).toMatchObject({ state: 'refused', tombstones: [] });
    expect((await approve('mei', body.id)).status).toBe(409);
    expect(await house.app.get(ObjectStore).verify(other.sha256)).toBe(true);
  });

  it('are not delivered to the auditor once they are gone: the answer names the tombstone', async () => {
    const list = { title: 'Late questions', auditFirm: 'Penhallow Audit LLP', periodId: scene.periodId };
    const { body: opened } = await house.mei.post('/api/request-lists', list).expect(201);
    const asked = { wanted: 'The policy', periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2034-04-01' };
    const { body } = await house.priya.post(`/api/request-lists/${String(opened.id)}/requests`, asked).expect(201);
    const at = (what: string) => `/api/audit-requests/${String(body.id)}/${what}`;
    await house.ines.post(at('acceptances')).expect(201);
    await house.ines.post(at('starts')).expect(201);
    const items = [{ kind: 'evidence', id: policy.versionId }];
    const refused = await house.ines.post(at('deliveries'), { answer: 'Here it is.', items }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/items/0', message: expect.stringContaining('RD-0001') }]);
  });

  it('are nobody’s business at a vendor', async () => {
    for (const path of ['/api/retention', '/api/legal-holds', '/api/disposals'])
      await quill.contributor.get(path).expect(403);
    for (const path of ['/api/retention', '/api/legal-holds']) await house.priya.get(path).expect(403);
  });

  it('show an auditor what was disposed of in their scope, with its proof, and let them do nothing', async () => {
    const { id } = (await house.priya.get('/api/disposals?state=executed').expect(200)).body.items[0];
    const proof = await house.priya.get(`/api/disposals/${id}/verification`).expect(200);
    expect(proof.body).toMatchObject({ ref: 'RD-0001', holds: true });
    const [tombstone, , bytes] = proof.body.statements;
    expect(tombstone.computed).toBe(tombstone.recorded);
    expect(bytes).toMatchObject({ computed: null, words: expect.stringContaining('no longer in the store') });
    await house.priya.post('/api/disposals', { evidenceItemId: other.itemId, reason: 'x' }).expect(403);
    await house.priya.post(`/api/disposals/${id}/decisions`, { decision: 'approved', reason: 'x' }).expect(403);
    const scoped = await signInAs(house.url, elsewhere);
    expect((await scoped.get('/api/disposals').expect(200)).body).toEqual({ total: 0, items: [] });
    await scoped.get(`/api/disposals/${id}/verification`).expect(404);
  });

  it('are listed in the order asked for, by words, and whole in files', async () => {
    const listed = async (query: string) => (await house.mei.get(`/api/disposals${query}`).expect(200)).body;
    const refs = (body: { items: { ref: string }[] }) => body.items.map(({ ref }) => ref);
    expect(refs(await listed('?order=disposal'))).toEqual(['RD-0001', 'RD-0002']);
    expect(refs(await listed('?order=disposal&descending=yes&limit=1'))).toEqual(['RD-0002']);
    expect(await listed('?q=another%20policy')).toMatchObject({ total: 1, items: [{ ref: 'RD-0002' }] });
    expect((await listed(`?vendorId=${quill.id}`)).total).toBe(2);
    const file = await house.priya.get('/api/disposals/report?state=executed').expect(200);
    expect(file.text).toContain('State: executed');
    expect(file.text).toContain(policy.sha256);
    const holds = await house.mei.get('/api/legal-holds?q=letter').expect(200);
    expect(holds.body).toMatchObject({ total: 1, items: [{ title: 'Inquiry' }] });
    const report = await house.mei.get('/api/legal-holds/report').expect(200);
    expect(report.text).toContain('asked by Mei Castellan');
    const { id } = holds.body.items[0];
    expect((await house.ruben.get(`/api/legal-holds/${id}`).expect(200)).body).toMatchObject({
      placedBy: 'Ines Okafor',
    });
  });
});

const systemOf = (registrantId: string) => ({
  ...{ personId: '00000000-0000-0000-0000-000000000000', name: 'Holdfast', registrantId, vendorId: null },
  ...{ membershipId: '00000000-0000-0000-0000-000000000000', role: 'system' as const, requestId: 'test' },
  databaseRole: 'holdfast_worker' as const,
});
