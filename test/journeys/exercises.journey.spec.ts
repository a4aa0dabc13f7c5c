import { Client } from 'pg';
import { ExercisesService } from '../../src/exercises/exercises.service';
import { newId } from '../../src/foundation/ids';
import { acceptVersion, serviceOf, wholeDraft, within } from '../support/continuity';
import { agreeImpact } from '../support/impact';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';

interface Step {
  planStepId: string;
  number: number;
  result: Record<string, unknown> | null;
  attempts: unknown[];
}

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let voice: string;
let plan: { planId: string; versionId: string };

const DAY = '2026-05-16';
const at = (time: string) => `${DAY}T${time}:00.000Z`;
const CLOCK = {
  lastRecoveredAt: at('05:51'),
  occurredAt: at('06:00'),
  detectedAt: at('06:04'),
  declaredAt: at('06:10'),
  restoredAt: at('09:00'),
  verifiedAt: at('09:12'),
  returnedToNormalAt: at('20:00'),
};

beforeAll(async () => {
  house = await openTestPortal();
  quill = await house.vendor('Quillfeather');
  other = await house.vendor('Other Vendor');
  voice = await serviceOf(house, quill, 'Voice');
  plan = await wholeDraft(quill, { serviceId: voice });
  await acceptVersion(house, quill, { versionId: plan.versionId, from: '2026-01-10' });
  await agreeImpact([house.dana, quill.attestor], voice, null);
  const set = await house.dana
    .post(`/api/services/${voice}/objective-sets`, { rtoMinutes: 240, rpoMinutes: 15 })
    .expect(201);
  await house.dana.post(`/api/objective-sets/${set.body.id}/acceptances`);
  await quill.attestor.post(`/api/objective-sets/${set.body.id}/acceptances`).expect(201);
});
afterAll(() => house.close());

const PLANNED = () => ({
  planVersionId: plan.versionId,
  serviceId: voice,
  kind: 'functional',
  title: 'Spring recovery test',
  scenario: 'The Cedar Rapids site loses power.',
  plannedOn: DAY,
  clockBasis: 'declaration',
  evaluator: 'Eva Brandt',
  objectives: [{ text: 'Agents sign in elsewhere' }],
});
const write = (path: string, body: object) => quill.contributor.post(`/api/exercises/${path}`, body);
const put = (path: string, body: object) => quill.contributor.put(`/api/exercises/${path}`, body);
const view = async (id: string) => (await quill.contributor.get(`/api/exercises/${id}`).expect(200)).body;
const planned = async (changes: object = {}) => {
  const answer = await quill.contributor.post('/api/exercises', { ...PLANNED(), ...changes }).expect(201);
  return { id: String(answer.body.id), state: String(answer.body.state) };
};
const started = async (changes: object = {}) => {
  const { id } = await planned(changes);
  await write(`${id}/starts`, { version: 1 }).expect(201);
  const { steps } = (await view(id)) as { steps: Step[] };
  return { id, steps };
};
const pass = (step: Step | undefined, times: [string, string] = ['06:15', '06:21']) => ({
  planStepId: step?.planStepId,
  outcome: 'pass',
  startedAt: at(times[0]),
  finishedAt: at(times[1]),
  tester: 'Mo Adler',
  disposition: 'keep',
});
const withResults = async (changes: { clock?: object; plan?: object } = {}) => {
  const { id, steps } = await started(changes.plan);
  await put(`${id}/step-results`, { results: steps.map((step) => pass(step)) }).expect(200);
  await put(`${id}/clock`, { ...CLOCK, ...changes.clock, version: 2 }).expect(200);
  await write(`${id}/results`, { version: 3 }).expect(201);
  return { id, steps };
};
const vendorSide = () => ({ person: quill.contributor, role: 'vendor_contributor' as const, vendorId: quill.id });
const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const approve = (deferralId: string) =>
  house.ines.post(`/api/exercise-deferrals/${deferralId}/decisions`, { version: 1, decision: 'approved' }).expect(204);
const officer = () => ({ person: house.ines, role: 'compliance_officer' as const });

describe('planning an exercise', () => {
  it('is scheduled once nothing is missing, and says what is', async () => {
    const { id, state } = await planned({ scenario: undefined, evaluator: ' duty MANAGER ', objectives: [] });
    expect(state).toBe('planned');
    const gaps = (await view(id)).gaps.map((g: { code: string }) => g.code);
    expect(gaps).toEqual(['scenario-missing', 'objectives-missing', 'evaluator-owns-step']);
    const refused = await write(`${id}/starts`, { version: 1 }).expect(422);
    expect(refused.body.errors).toHaveLength(3);
    const edit = { version: 1, scenario: 'Fire', evaluator: 'Eva Brandt' };
    await quill.contributor.patch(`/api/exercises/${id}`, edit).expect(200);
    const objectives = [{ text: 'Reach everybody' }];
    const last = await put(`${id}/objectives`, { version: 2, objectives }).expect(200);
    expect(last.body).toEqual({ id, state: 'scheduled', version: 3 });
    await put(`${id}/objectives`, { version: 2, objectives }).expect(409);
  });

  it('takes any version whose content is fixed that covers the service, and flags one not in force', async () => {
    const draft = await wholeDraft(quill, { serviceId: voice, title: 'Never accepted' });
    const body = { ...PLANNED(), planVersionId: draft.versionId };
    expect((await quill.contributor.post('/api/exercises', body).expect(422)).body.errors[0].code).toBe('plan-draft');
    await quill.attestor
      .post(`/api/plan-versions/${draft.versionId}/approvals`, { version: draft.version })
      .expect(201);
    const { id } = await planned({ planVersionId: draft.versionId });
    expect(await view(id)).toMatchObject({
      planInForce: false,
      flags: [expect.objectContaining({ code: 'plan-not-in-force' })],
    });
    const uncovered = await serviceOf(house, quill, 'Chat');
    const wrong = await quill.contributor.post('/api/exercises', { ...PLANNED(), serviceId: uncovered }).expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ pointer: '/serviceId', code: 'service-not-covered' });
    await quill.contributor.post('/api/exercises', { ...PLANNED(), planVersionId: newId() }).expect(422);
    await quill.contributor.post('/api/exercises', { ...PLANNED(), kind: 'quiz' }).expect(400);
  });

  it('belongs to its vendor: others find nothing, readers may not write', async () => {
    const { id } = await planned();
    await other.contributor.get(`/api/exercises/${id}`).expect(404);
    await other.contributor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(404);
    await other.contributor.post('/api/exercises', PLANNED()).expect(422);
    expect((await other.contributor.get('/api/exercises').expect(200)).body.total).toBe(0);
    await quill.attestor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(403);
    await house.ines.get(`/api/exercises/${id}`).expect(200);
    await house.priya.get(`/api/exercises/${id}`).expect(200);
  });

  it('may be postponed or cancelled with a reason, and stays in sight', async () => {
    const { id } = await planned({ title: 'Autumn test', plannedOn: soon(30) });
    await write(`${id}/postponements`, { version: 1 }).expect(400);
    const asked = await write(`${id}/postponements`, {
      ...{ version: 1, reason: 'Peak season', plannedOn: soon(60) },
    }).expect(201);
    await write(`${id}/starts`, { version: 1 }).expect(409);
    await approve(asked.body.deferralId);
    await write(`${id}/starts`, { version: 2 }).expect(409);
    await write(`${id}/schedulings`, { version: 2, plannedOn: soon(65) }).expect(422);
    await write(`${id}/schedulings`, { version: 2, plannedOn: soon(55) }).expect(201);
    const cancelled = { version: 3, reason: 'Site closed', approver: 'Nora Beck' };
    await approve((await write(`${id}/cancellations`, cancelled).expect(201)).body.deferralId);
    await write(`${id}/starts`, { version: 4 }).expect(409);
    const { items } = (await house.ines.get(`/api/exercises?vendorId=${quill.id}`).expect(200)).body;
    expect(items.find((e: { id: string }) => e.id === id)).toMatchObject({
      state: 'cancelled',
      stateReason: 'Site closed',
      stateApprover: 'Nora Beck',
      plannedOn: soon(55),
    });
  });
});

describe('an exercise in progress', () => {
  it('has locked its objectives and what was planned', async () => {
    const { id } = await started();
    const now = await view(id);
    expect(now).toMatchObject({ state: 'in_progress', rtoObjectiveMinutes: 240, rpoObjectiveMinutes: 15 });
    expect(now.objectives.map((o: { measures: string }) => o.measures)).toEqual([null, 'rto', 'rpo']);
    expect(now.objectives[1].text).toBe('Restore the service within 4:00 h (240 min).');
    await quill.contributor.patch(`/api/exercises/${id}`, { version: 2, kind: 'tabletop' }).expect(409);
    await put(`${id}/objectives`, { version: 2, objectives: [] }).expect(409);
    const owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    const locked = [
      'UPDATE exercise SET rto_objective_minutes = 999 WHERE id = $1',
      'DELETE FROM exercise_objective WHERE exercise_id = $1',
    ];
    for (const attempt of locked) await expect(owner.query(attempt, [id])).rejects.toThrow();
    await owner.end();
  });

  it('takes results of different steps from two people at once', async () => {
    const { id, steps } = await started();
    const colleague = await house.invite({ name: 'Second Tester', role: 'vendor_contributor', vendorId: quill.id });
    const answers = await Promise.all([
      write(`${id}/step-results`, pass(steps[0])),
      colleague.post(`/api/exercises/${id}/step-results`, pass(steps[1])),
      write(`${id}/step-results`, pass(steps[2])),
    ]);
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201]);
    expect(await view(id)).toMatchObject({ stepsWithOutcome: 3, performed: { performed: 3, inScope: 3, pct: 100 } });
  });

  it('lets nobody overwrite what a colleague recorded unseen', async () => {
    const { id, steps } = await started();
    const same = { ...pass(steps[0]), seenAttempts: 0 };
    const answers = await Promise.all([write(`${id}/step-results`, same), write(`${id}/step-results`, same)]);
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409]);
    expect(answers.find((a) => a.status === 409)?.body.code).toBe('stale-version');
  });

  it('keeps every attempt; the latest counts', async () => {
    const { id, steps } = await started();
    const failed = { ...pass(steps[1]), outcome: 'fail', note: 'Replica lagged' };
    await write(`${id}/step-results`, failed).expect(201);
    const again = await write(`${id}/step-results`, pass(steps[1], ['07:00', '07:38'])).expect(201);
    expect(again.body.results).toEqual([{ planStepId: steps[1]?.planStepId, attempt: 2 }]);
    const step = (await view(id)).steps[1];
    expect(step.attempts.map((a: { outcome: string }) => a.outcome)).toEqual(['fail', 'pass']);
    expect(step.result).toMatchObject({
      attempt: 2,
      minutes: 38,
      recordedByName: 'Cleo Quillfeather',
      outsideWindow: false,
    });
    const owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    for (const attempt of [
      `UPDATE step_result SET outcome = 'pass' WHERE exercise_id = $1`,
      'DELETE FROM step_result WHERE exercise_id = $1',
    ])
      await expect(owner.query(attempt, [id])).rejects.toThrow(/append-only/);
    await owner.end();
  });

  it('takes a batch whole or not at all, and the same batch twice without effect', async () => {
    const { id, steps } = await started();
    const [first, second, third] = steps;
    const bad = { planStepId: third?.planStepId, outcome: 'not_performed' };
    const refused = await put(`${id}/step-results`, {
      results: [pass(first), { ...pass(second), tester: ' ' }, bad],
    }).expect(422);
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/results/1/tester',
      '/results/2/reason',
    ]);
    expect((await view(id)).stepsWithOutcome).toBe(0);
    const results = [pass(first), pass(second), { ...bad, reason: 'No agents at night' }];
    expect((await put(`${id}/step-results`, { results }).expect(200)).body.recorded).toBe(3);
    expect((await put(`${id}/step-results`, { results }).expect(200)).body.recorded).toBe(0);
    const foreign = { ...pass(first), planStepId: newId() };
    expect((await write(`${id}/step-results`, foreign).expect(422)).body.errors[0].code).toBe('no-such-step');
    const proof = { ...pass(first), proofEvidenceVersionId: newId() };
    expect((await write(`${id}/step-results`, proof).expect(422)).body.errors[0].code).toBe('no-such-file');
    const log = await bring(quill.contributor, Buffer.from('06:15 paged'), {
      filename: 'log.txt',
      kind: 'EV-LOG',
      title: 'Log',
    });
    const proven = { ...pass(first), proofEvidenceVersionId: String(log.headers['holdfast-evidence-version']) };
    await write(`${id}/step-results`, proven).expect(201);
    await write(`${id}/step-results`, { ...pass(first), startedAt: '2026-05-16T06:00:00' }).expect(400);
  });

  it('logs its times in order, in UTC whatever offset they came with', async () => {
    const { id } = await started();
    const wrong = await put(`${id}/clock`, { ...CLOCK, declaredAt: at('06:03'), version: 2 }).expect(422);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ pointer: '/declaredAt', code: 'out-of-order' })]);
    const future = await put(`${id}/clock`, { occurredAt: '2999-01-01T00:00:00Z', version: 2 }).expect(422);
    expect(future.body.errors[0].code).toBe('in-the-future');
    await put(`${id}/clock`, { ...CLOCK, verifiedAt: '2026-05-16T04:12:00-05:00', version: 2 }).expect(200);
    await put(`${id}/clock`, { ...CLOCK, version: 2 }).expect(409);
    const { clock, day, planInForce } = await view(id);
    expect(clock).toMatchObject({
      verifiedAt: at('09:12'),
      rto: { minutes: 182 },
      rtoFromDisruption: { minutes: 192 },
      rpo: { minutes: 9 },
    });
    expect(clock.rto.words).toBe(
      'Service verified 2026-05-16 09:12 UTC minus declaration 2026-05-16 06:10 UTC is 3:02 h (182 min).',
    );
    expect([day, planInForce]).toEqual([DAY, true]);
  });
});

describe('results', () => {
  it('are refused while a step has no outcome or a time is missing', async () => {
    const { id, steps } = await started();
    await write(`${id}/step-results`, pass(steps[0])).expect(201);
    const refused = await write(`${id}/results`, { version: 2 }).expect(422);
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/steps/2',
      '/steps/3',
      '/occurredAt',
      '/declaredAt',
      '/verifiedAt',
    ]);
  });

  it('say what was achieved, are rated and reported', async () => {
    const { id, steps } = await withResults();
    expect(await view(id)).toMatchObject({
      state: 'results_entered',
      achievedRtoMinutes: 182,
      achievedRtoFromDisruptionMinutes: 192,
      achievedRpoMinutes: 9,
      gaps: [],
    });
    await write(`${id}/step-results`, pass(steps[0])).expect(409);
    const report = {
      strengths: ['Fast paging'],
      areas: [{ observation: 'o', cause: 'c', effect: 'e' }],
      lessons: ['Page earlier'],
    };
    const early = await write(`${id}/reports`, { ...report, version: 4 }).expect(422);
    expect(early.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/objectives/1',
      '/objectives/2',
      '/objectives/3',
    ]);
    const ratings = [1, 2, 3].map((number) => ({ number, rating: 'P' }));
    await write(`${id}/ratings`, { version: 4, ratings }).expect(201);
    const change = { planStepId: steps[1]?.planStepId, disposition: 'change' };
    await put(`${id}/dispositions`, { dispositions: [change] }).expect(422);
    await put(`${id}/dispositions`, { dispositions: [{ ...change, note: 'Name the replica' }] }).expect(204);
    await write(`${id}/reports`, { ...report, version: 5 }).expect(201);
    const done = await view(id);
    expect(done).toMatchObject({ state: 'aar_issued', report });
    expect(done.steps[1].result).toMatchObject({
      attempt: 1,
      disposition: 'change',
      dispositionNote: 'Name the replica',
    });
  });

  it('never rate a missed recovery time P or S', async () => {
    const { id } = await withResults({ clock: { restoredAt: at('12:00'), verifiedAt: at('12:30') } });
    const refused = await write(`${id}/ratings`, { version: 4, ratings: [{ number: 2, rating: 'S' }] }).expect(422);
    expect(refused.body.errors[0]).toMatchObject({ code: 'missed-objective-rating', pointer: '/ratings/0/rating' });
    await write(`${id}/ratings`, { version: 4, ratings: [{ number: 2, rating: 'M' }] }).expect(201);
  });

  it('can be that the service was not recovered, for a stated reason', async () => {
    const clock = {
      restoredAt: null,
      verifiedAt: null,
      returnedToNormalAt: null,
      notRecoveredReason: 'Standby did not start',
    };
    const { id } = await withResults({ clock });
    expect(await view(id)).toMatchObject({
      achievedRtoMinutes: null,
      clock: { notRecoveredReason: 'Standby did not start' },
    });
    await write(`${id}/ratings`, { version: 4, ratings: [{ number: 2, rating: 'P' }] }).expect(422);
  });

  it('keep a recovery without any delay as zero', async () => {
    const moment = at('06:10');
    const clock = { lastRecoveredAt: at('06:00'), detectedAt: at('06:00'), restoredAt: moment, verifiedAt: moment };
    const { id } = await withResults({ clock });
    expect(await view(id)).toMatchObject({
      achievedRtoMinutes: 0,
      achievedRpoMinutes: 0,
      achievedRtoFromDisruptionMinutes: 10,
    });
  });
});

describe("a review's part", () => {
  it('concludes what was submitted; against a check only with a reason', async () => {
    const { id } = await withResults({
      clock: Object.fromEntries(Object.entries(CLOCK).map(([k, v]) => [k, v.replace(DAY, '2025-12-01')])),
    });
    const exercises = house.app.get(ExercisesService);
    await expect(within(house, officer(), (w) => exercises.conclude(w, id, 'satisfactory', ''))).rejects.toThrow(
      'cannot become',
    );
    await within(house, vendorSide(), (w) => exercises.submit(w, id));
    await expect(within(house, officer(), (w) => exercises.conclude(w, id, 'satisfactory', ''))).rejects.toThrow(
      'not in force on 2025-12-01',
    );
    await within(house, officer(), (w) => exercises.conclude(w, id, 'not_a_valid_test', 'Version 3.2 came later'));
    expect(await view(id)).toMatchObject({
      state: 'reviewed',
      outcome: 'not_a_valid_test',
      outcomeReason: 'Version 3.2 came later',
      reviewedByName: 'Ines Okafor',
      planInForce: false,
    });
  });

  it('may return it, so that times and results can be completed', async () => {
    const { id, steps } = await withResults();
    const exercises = house.app.get(ExercisesService);
    await within(house, vendorSide(), (w) => exercises.submit(w, id));
    await within(house, officer(), (w) => exercises.return(w, id, 'Step 2 has no proof'));
    await write(`${id}/step-results`, pass(steps[1], ['07:00', '07:30'])).expect(201);
    const { version, stateReason } = await view(id);
    expect(stateReason).toBe('Step 2 has no proof');
    await write(`${id}/results`, { version }).expect(201);
    await within(house, vendorSide(), (w) => exercises.submit(w, id));
    await within(house, officer(), (w) => exercises.conclude(w, id, 'satisfactory', ''));
    const trail = JSON.stringify((await house.ines.get(`/api/trail?subjectId=${id}`).expect(200)).body);
    for (const deed of [
      'planned',
      'started',
      'steps-recorded',
      'clock-set',
      'results-entered',
      'submitted',
      'returned',
      'reviewed',
    ])
      expect(trail).toContain(`exercise.${deed}`);
  });
});
