import { Client } from 'pg';
import type { Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

describe('the end of a fiscal year', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let late: TestVendor;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    late = await scene.vendor('Nettle Letters', 'T2');
  });
  afterAll(() => house.close());

  const period = async (who: Person = house.ines) => (await who.get(`/api/periods/${scene.periodId}`).expect(200)).body;
  const checklist = async () =>
    (await house.ines.get(`/api/periods/${scene.periodId}/closing-checklist`).expect(200)).body;
  const group = async (kind: string) =>
    (await checklist()).groups.find((one: { kind: string }) => one.kind === kind) as {
      total: number;
      items: { id: string; words: string; vendorName: string | null }[];
    };
  const move = async (what: string, who: Person = house.ines, given: object = {}) =>
    who.post(`/api/periods/${scene.periodId}/${what}`, { version: (await period()).version, ...given });

  it('suggests the next year from the registrant’s fiscal year end', async () => {
    const { body } = await house.ines.get('/api/period-suggestion').expect(200);
    expect(body).toMatchObject({ code: 'FY2027', startsOn: '2027-01-01', endsOn: '2027-12-31' });
    expect(body.because).toContain('12-31');
  });

  it('begins with the officer closing the period, and a list of what stands open', async () => {
    expect((await move('lockings')).status).toBe(409);
    expect((await move('closings', house.ruben)).status).toBe(403);
    expect((await move('closings', house.ines, { version: 99 })).status).toBe(409);
    expect((await move('closings')).body).toMatchObject({ state: 'closing', moves: ['locked'] });
    const list = await checklist();
    expect(list.lockRefusal).toMatch(/obligations have no conclusion yet/);
    expect(list.conclusions).toEqual([{ conclusion: 'none', obligations: list.obligations }]);
    expect((await group('obligation')).total).toBe(list.obligations);
    expect((await group('attestation')).items.map((one) => one.words)).toEqual([
      'No attestation stands for this period',
      'No attestation stands for this period',
    ]);
    expect((await group('packet')).items.map((one) => one.vendorName)).toEqual([late.name, quill.name]);
  });

  it('never takes an absence for a pass: what nobody concluded is concluded by name, or the lock is refused', async () => {
    const refused = await move('lockings');
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'unconcluded']);
    const rest = (given: object) => house.ines.post(`/api/periods/${scene.periodId}/rest-conclusions`, given);
    await rest({ conclusion: 'met', reason: 'Surely' }).expect(400);
    await rest({ conclusion: 'not_tested', reason: ' ' }).expect(400);
    const plan = await obligationOf(late, 'PLN-01');
    const one = await rest({ conclusion: 'not_met', reason: 'No plan came all year.', obligationIds: [plan.id] });
    expect([one.status, one.body.concluded]).toEqual([201, 1]);
    await rest({ conclusion: 'not_tested', reason: 'Again', obligationIds: [plan.id] }).expect(409);
    const all = await rest({ conclusion: 'not_tested', reason: 'Nothing was brought by the end of the year.' });
    expect(all.body.concluded).toBeGreaterThan(10);
    expect((await obligationOf(late, 'PLN-01')).conclusion).toBe('not_met');
    expect((await obligationOf(quill, 'PLN-01')).stateWords).toBe('Not tested');
    const { body } = await house.ruben.get(`/api/trail?deed=period.rest-concluded`).expect(200);
    expect(body.items.length).toBe(2);
    expect((await checklist()).lockRefusal).toBeNull();
  });

  it('holds against the year the critical findings that were open by its lock, and no later one', async () => {
    const critical = async (title: string) => {
      const given = { vendorId: quill.id, severity: 'critical', title, description: 'Both circuits in one duct.' };
      await house.ines.post('/api/findings', { ...given, ownerName: 'Somebody', dueOn: '2027-01-31' }).expect(201);
    };
    const held = async () => (await group('critical_finding')).items.map((one) => one.words);
    await critical('Known before the lock');
    expect(await held()).toEqual(['Known before the lock']);
    const rest = { conclusion: 'not_tested', reason: 'The finding itself made this due.' };
    await house.ines.post(`/api/periods/${scene.periodId}/rest-conclusions`, rest).expect(201);
    expect((await move('lockings', house.ines, { reason: 'Filed.' })).body).toMatchObject({ state: 'locked' });
    scene.clock.moveTo(new Date(Date.parse(scene.clock.iso()) + 300_000).toISOString());
    await critical('Known after the lock');
    expect(await held()).toEqual(['Known before the lock']);
  });

  it('locks: from then on no row of the period changes, whoever tries', async () => {
    const locked = await period();
    expect(locked.state).toBe('locked');
    expect(locked.transitions.map((one: { toState: string }) => one.toState)).toEqual(['closing', 'locked']);
    const { id } = await obligationOf(quill, 'PLN-01');
    const tries = [
      house.ines.post(`/api/vendors/${quill.id}/absences`, { obligationIds: [id], reason: 'Still not' }),
      house.ines.post(`/api/vendors/${quill.id}/obligations`, { periodId: scene.periodId }),
      house.ines.post(`/api/vendors/${quill.id}/attestations`, {
        ...{ periodId: scene.periodId, attestorId: quill.attestor.personId, dueOn: '2026-12-31' },
      }),
      house.ines.post('/api/findings', {
        ...{ vendorId: quill.id, severity: 'low', title: 'Late', description: 'Late.', obligationId: id },
        ...{ ownerName: 'Somebody', dueOn: '2027-01-31' },
      }),
    ];
    for (const attempt of tries) {
      const { status, body } = await attempt;
      expect([status, body.code]).toEqual([409, 'period-locked']);
      expect(body.detail).toContain('FY2026 is locked');
    }
    const submitted = await quill.contributor.post(`/api/submissions`, { obligationIds: [id], note: '' });
    expect(submitted.status).toBeGreaterThanOrEqual(400);
  });

  it('is locked in the database too: every table of the period, for its owner, as origin and as replica', async () => {
    const owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'app.refuse_in_locked_period'::regproc AND tgenabled = 'A' ORDER BY 1`,
      );
      expect(rows.map((row) => row.name)).toEqual(
        expect.arrayContaining([
          'attestation',
          'answer',
          'attestation_signature',
          'exception_decision',
          'evidence_use',
          'finding_reference',
          'obligation',
          'programme_exception',
          'question_set',
          'review_conclusion',
        ]),
      );
      const tries = [
        `UPDATE obligation SET due_rule = 'Some other day'`,
        `DELETE FROM obligation`,
        `UPDATE question_set SET state = 'submitted'`,
        `INSERT INTO answer (id, registrant_id, vendor_id, question_set_id)
           SELECT gen_random_uuid(), registrant_id, vendor_id, id FROM question_set LIMIT 1`,
        `INSERT INTO programme_exception (id, registrant_id, vendor_id, obligation_id)
           SELECT gen_random_uuid(), registrant_id, vendor_id, id FROM obligation WHERE vendor_id IS NOT NULL LIMIT 1`,
        `INSERT INTO finding_reference (id, registrant_id, vendor_id, finding_id, kind, target_id)
           SELECT gen_random_uuid(), registrant_id, vendor_id, gen_random_uuid(), 'obligation', id FROM obligation WHERE vendor_id IS NOT NULL LIMIT 1`,
        `INSERT INTO submission (id, registrant_id, vendor_id, ref, period_id, note, submitted_by, submitted_at, state, version)
           SELECT gen_random_uuid(), registrant_id, '${quill.id}', 'SB-9999', id, '', planned_by, now(), 'submitted', 1 FROM compliance_period`,
      ];
      for (const role of ['origin', 'replica']) {
        await owner.query(`SET session_replication_role = ${role}`);
        for (const sql of tries) await expect(owner.query(sql)).rejects.toMatchObject({ code: 'HF001' });
      }
      await owner.query('SET session_replication_role = origin');
      const jump = `UPDATE compliance_period SET state = 'reopened'`;
      await expect(owner.query(jump)).rejects.toThrow('two approvals');
    } finally {
      await owner.end();
    }
  });

  it('is reopened by two people, neither of whom asked', async () => {
    const ask = (who: Person, reason = 'The audit found a wrong date.') =>
      who.post(`/api/periods/${scene.periodId}/reopenings`, { reason });
    await ask(house.ruben).expect(403);
    await ask(quill.contributor).expect(403);
    await ask(house.ines, ' ').expect(400);
    const asked = await ask(house.ines).expect(201);
    await ask(house.ines).expect(409);
    const [reopening] = asked.body.reopenings;
    expect(reopening).toMatchObject({ state: 'requested', approvalsNeeded: 2, decisions: [] });
    const approve = (who: Person, decision = 'approved') =>
      who.post(`/api/period-reopenings/${reopening.id}/decisions`, { decision, reason: 'The date is wrong indeed.' });
    await approve(house.ines).expect(403);
    expect((await approve(house.ruben).expect(201)).body.state).toBe('locked');
    expect((await approve(house.ruben)).body.errors[0].code).toBe('approved-already');
    expect((await period(quill.contributor)).reopenings).toEqual([]);
    const reopened = await approve(house.harriet).expect(201);
    expect(reopened.body).toMatchObject({ state: 'reopened', moves: ['locked'] });
    expect((await approve(house.mei)).status).toBe(422);
    const { id } = await obligationOf(quill, 'PLN-01');
    const absence = { obligationIds: [id], reason: 'Corrected: the plan came in January.' };
    await house.ines.post(`/api/vendors/${quill.id}/absences`, absence).expect(201);
    expect((await move('lockings', house.ines, { reason: 'Corrected.' })).body.state).toBe('locked');
  });

  it('is refused by one, and stays locked', async () => {
    const asked = await house.ines.post(`/api/periods/${scene.periodId}/reopenings`, { reason: 'Once more.' });
    const [reopening] = asked.body.reopenings;
    expect((await move('archivings')).status).toBe(409);
    const given = { decision: 'refused', reason: 'Leave it.' };
    const { body } = await house.mei.post(`/api/period-reopenings/${reopening.id}/decisions`, given).expect(201);
    expect(body).toMatchObject({ state: 'locked' });
    expect(body.reopenings[0]).toMatchObject({ state: 'refused', requestedByName: 'Ines Okafor' });
  });

  it('ends in the archive', async () => {
    expect((await move('archivings')).body).toMatchObject({ state: 'archived', moves: [] });
    const ask = await house.ines.post(`/api/periods/${scene.periodId}/reopenings`, { reason: 'Too late.' });
    expect(ask.status).toBe(409);
  });
});
