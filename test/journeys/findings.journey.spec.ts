import { ExercisesService } from '../../src/exercises/exercises.service';
import { acceptVersion, exerciseHeld, wholeDraft, within } from '../support/continuity';
import type { Person } from '../support/person';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import type { TestPortal, TestVendor } from '../support/portal';

const MARK = 'The ledger could be misstated after a long outage';

describe('findings, from the gap to the day it is seen closed', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let other: TestVendor;
  let policy: string;
  let evidenceVersionId: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    other = await scene.vendor('Nettle Letters', 'T2');
    policy = String((await obligationOf(quill, 'GOV-01')).id);
    const brought = await bringFor(quill.contributor, 'EV-POL', { obligationIds: policy });
    evidenceVersionId = String(brought.headers['holdfast-evidence-version']);
  });
  afterAll(() => house.close());

  const gap = { severity: 'high', title: 'No deputy', description: 'Nobody stands in.', ownerName: 'Cleo' };
  const opened = async (more: object = {}): Promise<string> =>
    String((await house.ines.post('/api/findings', { ...gap, vendorId: quill.id, ...more }).expect(201)).body.id);
  const read = async (id: string, who: Person = house.ines) => (await who.get(`/api/findings/${id}`).expect(200)).body;
  const path = (id: string, word: string) => `/api/findings/${id}/${word}`;
  const action = { text: 'Appoint a deputy', ownerName: 'Cleo', startsOn: '2026-03-05', dueOn: '2026-04-10' };
  const inspected = 'Read the appointment and asked the deputy.';

  /** Everything up to "ready to verify". */
  async function mended(id: string): Promise<void> {
    const vera = quill.contributor;
    await vera.post(path(id, 'acknowledgements'), { note: 'True.' }).expect(201);
    const planned = await vera.post(path(id, 'actions'), action).expect(201);
    await house.ines.post(path(id, 'plan-agreements'), { note: 'Good.' }).expect(201);
    await vera.post(path(id, 'starts')).expect(201);
    const done = { note: 'Appointed.', evidenceVersionId };
    await vera.post(`/api/finding-actions/${planned.body.actions[0].id}/completions`, done).expect(201);
    await vera.post(path(id, 'readiness'), { note: 'The deputy is in place.' }).expect(201);
  }

  /** A review read the test and found that it passed. */
  async function passed(exerciseId: string): Promise<void> {
    const exercises = house.app.get(ExercisesService);
    const cleo = { person: quill.contributor, role: 'vendor_contributor' as const, vendorId: quill.id };
    await within(house, cleo, (w) => exercises.submit(w, exerciseId));
    const ines = { person: house.ines, role: 'compliance_officer' as const };
    await within(house, ines, (w) => exercises.conclude(w, exerciseId, 'satisfactory', 'Read step by step.'));
  }

  it('stand once for a gap that shows in many places, due when the policy says', async () => {
    const elsewhere = String((await obligationOf(quill, 'PPL-01')).id);
    const references = [policy, elsewhere].map((id) => ({ kind: 'obligation', id }));
    const id = await opened({ obligationId: policy, references, sourceKind: 'questionnaire' });
    const seen = await read(id, quill.contributor);
    expect(seen).toMatchObject({ ref: 'FD-0001', state: 'open', sourceKind: 'questionnaire', dueOn: '2026-05-01' });
    expect(seen.references.map((one: { label: string }) => one.label)).toEqual(['GOV-01', 'PPL-01']);
    const foreign = { kind: 'obligation', id: (await obligationOf(other, 'GOV-01')).id };
    await house.ines.post(path(id, 'references'), { references: [foreign] }).expect(404);
    await house.ines.post('/api/findings', { ...gap, vendorId: quill.id, dueOn: '2025-01-01' }).expect(422);
    expect((await house.ines.get('/api/findings').expect(200)).body.policy).toContain('60 high');
  });

  it('go from the vendor’s word to the officer’s verification, one step after the other', async () => {
    const id = await opened();
    const vera = quill.contributor;
    await vera.post(path(id, 'starts')).expect(409);
    await vera.post(path(id, 'actions'), action).expect(409);
    await house.ines.post(path(id, 'acknowledgements')).expect(403);
    await other.contributor.post(path(id, 'acknowledgements')).expect(404);
    await vera.post(path(id, 'acknowledgements'), { note: 'True.' }).expect(201);
    await house.ines.post(path(id, 'plan-agreements')).expect(409);
    await vera.post(path(id, 'actions'), { ...action, dueOn: '2026-03-01' }).expect(422);
    const first = await vera.post(path(id, 'actions'), action).expect(201);
    const slip = await vera.post(path(id, 'actions'), { ...action, text: 'By mistake' }).expect(201);
    await vera.post(`/api/finding-actions/${slip.body.actions[1].id}/withdrawals`).expect(201);
    await house.ines.post(path(id, 'plan-agreements'), { note: 'Reaches the cause.' }).expect(201);
    await vera.post(path(id, 'actions'), action).expect(409);
    await vera.post(path(id, 'starts')).expect(201);
    await vera.post(path(id, 'readiness'), { note: 'Soon.' }).expect(409);
    const doing = `/api/finding-actions/${first.body.actions[0].id}`;
    const moved = await house.ines.post(`${doing}/due-dates`, { dueOn: '2026-05-10', reason: 'Notice period.' });
    expect(moved.body.dueChanges).toMatchObject([{ actionNumber: 1, dueBefore: '2026-04-10', dueOn: '2026-05-10' }]);
    await vera.post(`${doing}/completions`, { note: 'Appointed.' }).expect(400);
    await vera.post(`${doing}/completions`, { note: 'Appointed.', evidenceVersionId }).expect(201);
    await vera.post(path(id, 'readiness'), { note: 'In place.' }).expect(201);
    await vera.post(path(id, 'verifications'), { result: 'fixed', method: 'inspection', inspected }).expect(403);
    const notYet = { result: 'not_fixed', method: 'inspection', inspected: 'The letter is not signed.' };
    expect((await house.ines.post(path(id, 'verifications'), notYet).expect(201)).body.state).toBe('reopened');
    await vera.post(path(id, 'starts')).expect(201);
    await vera.post(path(id, 'readiness'), { note: 'Signed now.' }).expect(201);
    const fixed = { result: 'fixed', method: 'inspection', inspected };
    const closed = (await house.ines.post(path(id, 'verifications'), fixed).expect(201)).body;
    expect(closed).toMatchObject({ state: 'closed_verified', closedByName: 'Ines Okafor', closingNote: inspected });
    expect(closed.moves.map((one: { toState: string }) => one.toState)).toEqual([
      ...['acknowledged', 'plan_agreed', 'in_progress', 'ready_to_verify', 'reopened', 'in_progress'],
      ...['ready_to_verify', 'closed_verified'],
    ]);
    expect(closed.verifications).toMatchObject([{ result: 'not_fixed' }, { result: 'fixed', method: 'inspection' }]);
    await house.ines.post(path(id, 'due-dates'), { dueOn: '2026-12-01', reason: 'Late.' }).expect(409);
  });

  it('are not closed by their owner', async () => {
    const mine = await opened({ ownerName: house.ines.name, ownerPersonId: house.ines.personId });
    await mended(mine);
    const fixed = { result: 'fixed', method: 'inspection', inspected };
    const refused = await house.ines.post(path(mine, 'verifications'), fixed).expect(422);
    expect(refused.body.errors[0].code).toBe('closer-is-owner');
    const second = await house.invite({ name: 'Second Officer', role: 'compliance_officer' });
    await second.post(path(mine, 'verifications'), fixed).expect(201);
  });

  it('that a test showed need a later test that passed', async () => {
    const { serviceId } = (await quill.contributor.get('/api/obligations').expect(200)).body.items.find(
      (one: { requirementCode: string }) => one.requirementCode === 'TST-02',
    );
    const { versionId } = await wholeDraft(quill, { serviceId });
    await acceptVersion(house, quill, { versionId, from: '2026-03-01' });
    const test = { versionId, serviceId, day: '2026-03-02' };
    const missed = await exerciseHeld(quill, test);
    const id = await opened({ exerciseId: missed });
    expect(await read(id)).toMatchObject({ fromTest: true, sourceKind: 'exercise' });
    await mended(id);
    const verify = (verdict: object) =>
      house.ines.post(path(id, 'verifications'), { result: 'fixed', inspected, ...verdict });
    expect((await verify({ method: 'inspection' }).expect(422)).body.errors[0].code).toBe('retest-needed');
    expect((await verify({ method: 'retest' }).expect(422)).body.errors[0].code).toBe('retest-missing');
    const same = await verify({ method: 'retest', retestExerciseId: missed }).expect(422);
    expect(same.body.errors[0].code).toBe('retest-not-later');
    const retestExerciseId = await exerciseHeld(quill, { ...test, title: 'Retest' });
    const unread = await verify({ method: 'retest', retestExerciseId }).expect(422);
    expect(unread.body.errors[0].code).toBe('retest-not-passed');
    const failed = { result: 'not_fixed', method: 'retest', retestExerciseId };
    const reopened = (await verify(failed).expect(201)).body;
    expect(reopened).toMatchObject({ state: 'reopened', verifications: [{ retestLabel: 'EX-0002' }] });
    await passed(retestExerciseId);
    await quill.contributor.post(path(id, 'starts')).expect(201);
    await quill.contributor.post(path(id, 'readiness'), { note: 'Read the retest.' }).expect(201);
    const closed = (await verify({ method: 'retest', retestExerciseId }).expect(201)).body;
    expect(closed).toMatchObject({ state: 'closed_verified', closedByName: 'Ines Okafor' });
    expect(closed.verifications).toMatchObject([{}, { result: 'fixed', method: 'retest', retestLabel: 'EX-0002' }]);
  });

  it('are graded up by the officer, down only by the second line, and never without a reason', async () => {
    const id = await opened();
    const [up, down] = [path(id, 'severities'), path(id, 'severity-reductions')];
    const lower = await house.ines.post(up, { severity: 'low', reason: 'Small.' }).expect(422);
    expect(lower.body.errors[0].code).toBe('lowering-needs-second-line');
    await house.ines.post(down, { severity: 'low', reason: 'Small.' }).expect(403);
    await house.ines.post(up, { severity: 'critical', reason: ' ' }).expect(400);
    await house.ines.post(up, { severity: 'critical', reason: 'Both sites.' }).expect(201);
    const after = (await house.ruben.post(down, { severity: 'medium', reason: 'One site only.' }).expect(201)).body;
    expect(after.severityChanges).toMatchObject([
      { before: 'high', after: 'critical', byName: 'Ines Okafor' },
      { before: 'critical', after: 'medium', byName: 'Ruben Halloway', reason: 'One site only.' },
    ]);
  });

  it('opened in error are void when a second person of the second line agrees', async () => {
    const id = await opened();
    await house.ruben.post(path(id, 'void-answers'), { decision: 'approved', reason: 'So.' }).expect(409);
    await house.ines.post(path(id, 'voids'), { reason: 'Wrong vendor.' }).expect(201);
    await house.ines.post(path(id, 'voids'), { reason: 'Again.' }).expect(409);
    await house.ines.post(path(id, 'void-answers'), { decision: 'approved', reason: 'So.' }).expect(403);
    const answered = await house.ruben.post(path(id, 'void-answers'), { decision: 'approved', reason: 'Seen.' });
    expect(answered.body).toMatchObject({
      state: 'void',
      voids: [{ askedByName: 'Ines Okafor', decision: 'approved' }],
    });
    await quill.contributor.post(path(id, 'acknowledgements')).expect(409);
  });

  it('grow older, are escalated, and are found by state and lateness', async () => {
    const id = await opened({ dueOn: '2026-03-20' });
    await comes(scene, '2026-04-02T09:00:00.000Z', [quill, other]);
    const seen = await read(id);
    expect(seen).toMatchObject({ overdue: true, ageing: { openDays: 31, bucket: '31 to 60 days', daysOverdue: 13 } });
    expect(seen.ageing.escalation).toContain('the second line');
    const late = (await house.ines.get('/api/findings?overdue=true').expect(200)).body.items;
    expect(late.map((one: { id: string }) => one.id)).toEqual([id]);
    const closed = (await house.ines.get('/api/findings?state=closed').expect(200)).body.items;
    expect(new Set(closed.map((one: { state: string }) => one.state))).toEqual(new Set(['closed_verified', 'void']));
  });

  it('carry an ICFR severity that the SOX office alone decides and no vendor or auditor can find', async () => {
    const id = await opened();
    const doors = path(id, 'icfr-severities');
    const decision = { icfrSeverity: 'significant_deficiency', reasoning: MARK };
    for (const who of [house.ines, house.ruben, house.priya, quill.contributor, quill.attestor])
      await who.post(doors, decision).expect(403);
    await house.mei.post(doors, { ...decision, reasoning: ' ' }).expect(400);
    await house.mei.post(doors, decision).expect(201);
    const worse = { icfrSeverity: 'material_weakness', reasoning: `${MARK}, again` };
    const history = (await house.mei.post(doors, worse).expect(201)).body;
    expect(history).toMatchObject({ current: worse, items: [worse, decision] });
    expect((await house.ines.get(doors).expect(200)).body.current).toMatchObject(worse);
    expect((await house.mei.get('/api/icfr-severities').expect(200)).body.items).toContainEqual(
      expect.objectContaining({ findingId: id, icfrSeverity: 'material_weakness' }),
    );
    for (const who of [house.priya, quill.contributor, quill.attestor, other.contributor]) {
      await who.get(doors).expect(403);
      await who.get('/api/icfr-severities').expect(403);
    }
    const trail = (await house.ruben.get('/api/trail?deed=icfr.').expect(200)).body;
    expect(trail.total).toBe(2);
    expect((await house.priya.get('/api/trail?deed=icfr.').expect(200)).body.total).toBe(0);
    await house.priya.get(`/api/trail/${trail.items[0].id}`).expect(404);
  });

  it('keep the programme’s limits as the registrant’s own numbered policy', async () => {
    const limits = {
      findingDueDays: { critical: 14, high: 45, medium: 90, low: 120 },
      exceptionMaxDays: { T1: 60, T2: 120, T3: 365 },
      ...{ expiringDays: 21, reason: 'Board, February' },
    };
    await house.ines.post('/api/programme-policy', limits).expect(403);
    const odd = { ...limits, findingDueDays: { ...limits.findingDueDays, low: 10 } };
    expect((await house.ruben.post('/api/programme-policy', odd).expect(422)).body.errors[0].pointer).toBe(
      '/findingDueDays',
    );
    expect((await house.ruben.post('/api/programme-policy', limits).expect(201)).body).toMatchObject({ number: 1 });
    expect(await read(await opened())).toMatchObject({ dueOn: '2026-05-17' });
    expect((await quill.contributor.get('/api/programme-policy').expect(200)).body.words).toContain('45 high');
  });
});
