import type { SubmissionWorkspace } from '../../src/reviews/workspace.dto';
import { exerciseHeld, wholeDraft } from '../support/continuity';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import type { TestPortal, TestVendor } from '../support/portal';

describe('reviews', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let other: TestVendor;
  let policy: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    other = await scene.vendor('Nettle Letters', 'T2');
    policy = String((await obligationOf(quill, 'GOV-01')).id);
  });
  afterAll(() => house.close());

  const submit = (vendor = quill, id = policy) => vendor.contributor.post('/api/submissions', { obligationIds: [id] });
  const open = async (id: string, who = house.ines): Promise<SubmissionWorkspace> =>
    (await who.get(`/api/submissions/${id}`).expect(200)).body;
  const accept = (line: { id: string }) => ({ submissionLineId: line.id, decision: 'accepted', reason: 'Read it.' });
  const concluding = (workspace: SubmissionWorkspace, conclusion = 'met') => ({
    conclusion: conclusion === 'met' ? 'satisfactory' : 'unsatisfactory',
    summary: 'Policy and appointments were read.',
    obligations: workspace.obligations.map((one) => ({
      ...{ obligationId: one.id, procedurePerformed: 'Read the files', criteria: one.statement, conclusion },
      judgement: 'What was brought shows it, or does not.',
    })),
    lines: workspace.lines.map(accept),
  });

  let submissionId: string;
  let reviewId: string;

  it('begin with something to look at', async () => {
    const nothing = await submit().expect(422);
    expect(nothing.body.errors[0]).toMatchObject({ code: 'nothing-to-review', pointer: '/obligationIds/0' });
    await bringFor(quill.contributor, 'EV-POL', { obligationIds: policy });
    const made = await submit().expect(201);
    expect(made.body).toMatchObject({ ref: 'SB-0001', lines: 1 });
    submissionId = String(made.body.id);
    const twice = await submit().expect(422);
    expect(twice.body.errors[0]).toMatchObject({ code: 'submitted-already' });
    expect((await submit(other).expect(404)).body.code).toBe('not-found');
    await house.ines.post('/api/submissions', { obligationIds: [policy] }).expect(403);
  });

  it('stand in a queue with tier, age and counts', async () => {
    const { body } = await house.ines.get('/api/submissions?state=submitted').expect(200);
    expect(body.items).toMatchObject([{ ref: 'SB-0001', tier: 'T1', files: 1, obligations: 1, openQueries: 0 }]);
    for (const [show, total] of Object.entries({ work: 1, done: 0 }))
      expect((await house.ines.get(`/api/submissions?show=${show}`).expect(200)).body.total).toBe(total);
    expect((await other.contributor.get('/api/submissions').expect(200)).body.total).toBe(0);
    await other.contributor.get(`/api/submissions/${submissionId}`).expect(404);
  });

  it('are taken once, and the second is told who has it', async () => {
    const second = await house.invite({ name: 'Second Officer', role: 'compliance_officer' });
    const answers = await Promise.all(
      [house.ines, second].map((who) => who.post(`/api/submissions/${submissionId}/reviews`)),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    const loser = answers.find((one) => one.status === 409);
    expect(loser?.body.detail).toMatch(/took this submission at 2026-/);
    const workspace = await open(submissionId);
    const mine = workspace.review!.reviewerName === 'Ines Okafor' ? house.ines : second;
    reviewId = workspace.review!.id;
    expect(workspace.review).toMatchObject({ state: 'in_progress', needsApproval: true, round: 1 });
    expect(workspace.obligations[0]).toMatchObject({ requirementCode: 'GOV-01', conclusion: 'under_review' });
    const foreign = mine === house.ines ? second : house.ines;
    await foreign.post(`/api/reviews/${reviewId}/lines`, accept(workspace.lines[0]!)).expect(422);
    house = Object.assign(house, { ines: mine });
  });

  it('show criteria, checks and the facts of each file', async () => {
    const workspace = await open(submissionId);
    const obligation = workspace.obligations[0]!;
    expect(obligation.statement.length).toBeGreaterThan(20);
    expect(obligation.evidenceRequired).toMatchObject([
      { kind: 'EV-POL', state: 'proposed' },
      { kind: 'EV-ORG', state: 'missing' },
    ]);
    expect(obligation.checks).toMatchObject([
      { id: 'roles_filled', verdict: 'not_evaluated', value: null },
      { id: 'policy_age', verdict: 'pass', value: 29 },
    ]);
    expect(workspace.lines[0]!).toMatchObject({
      kind: 'evidence_use',
      file: { evidenceKind: 'EV-POL', inPeriod: true, scanState: 'not_scanned' },
    });
  });

  it('do not conclude while a query is open', async () => {
    const workspace = await open(submissionId);
    const asked = { subject: 'Deputy', text: 'Who is the deputy?', obligationId: policy };
    const query = await house.ines.post(`/api/reviews/${reviewId}/queries`, asked).expect(201);
    const early = await house.ines.post(`/api/reviews/${reviewId}/conclusions`, concluding(workspace)).expect(409);
    expect(early.body.detail).toContain('1 query is not resolved');
    await other.contributor.post(`/api/queries/${query.body.id}/replies`, { text: 'Me' }).expect(404);
    await quill.contributor.post(`/api/queries/${query.body.id}/replies`, { text: 'Lena Moor.' }).expect(201);
    expect((await open(submissionId)).queries[0]).toMatchObject({
      state: 'answered',
      replies: [{ text: 'Lena Moor.' }],
    });
    await house.ines.post(`/api/queries/${query.body.id}/resolutions`, { resolution: 'Named.' }).expect(201);
    await quill.contributor.post(`/api/queries/${query.body.id}/replies`, { text: 'More' }).expect(409);
  });

  it('refuse "met" without the required evidence, and save nothing of the attempt', async () => {
    const workspace = await open(submissionId);
    const refused = await house.ines.post(`/api/reviews/${reviewId}/conclusions`, concluding(workspace)).expect(422);
    expect(refused.body.errors).toMatchObject([
      { code: 'evidence-not-accepted', pointer: '/obligations/0/conclusion' },
    ]);
    expect((await open(submissionId)).lines[0]!.decision).toBeNull();
    const nothingDecided = { ...concluding(workspace, 'not_met'), lines: [] };
    const left = await house.ines.post(`/api/reviews/${reviewId}/conclusions`, nothingDecided).expect(422);
    expect(left.body.errors).toMatchObject([{ code: 'line-undecided' }]);
  });

  it('of T1 take effect only when the second line approved, once', async () => {
    const workspace = await open(submissionId);
    const body = concluding(workspace, 'not_met');
    const concluded = await house.ines.post(`/api/reviews/${reviewId}/conclusions`, body).expect(201);
    expect(concluded.body).toMatchObject({ state: 'concluded', awaitsApproval: true });
    const listed = async (show: string) => (await house.ines.get(`/api/submissions?show=${show}`).expect(200)).body;
    expect([(await listed('work')).total, (await listed('done')).total]).toEqual([1, 0]);
    expect((await obligationOf(quill, 'GOV-01')).conclusion).toBe('under_review');
    expect((await open(submissionId, quill.contributor)).review!.conclusion).toBeNull();
    await house.ines.post(`/api/reviews/${reviewId}/approvals`, { decision: 'approved', reason: 'Mine' }).expect(403);
    const back = { decision: 'sent_back', reason: 'Say what is missing.' };
    await house.ruben.post(`/api/reviews/${reviewId}/approvals`, back).expect(201);
    const again = await open(submissionId);
    expect(again.review).toMatchObject({ state: 'sent_back', round: 2 });
    await house.ines.post(`/api/reviews/${reviewId}/conclusions`, concluding(again, 'not_met')).expect(201);
    const twice = await Promise.all(
      [1, 2].map(() =>
        house.ruben.post(`/api/reviews/${reviewId}/approvals`, { decision: 'approved', reason: 'Read.' }),
      ),
    );
    expect(twice.map((one) => one.status).sort()).toEqual([201, 409]);
    expect([(await listed('work')).total, (await listed('done')).total]).toEqual([0, 1]);
    expect(await obligationOf(quill, 'GOV-01')).toMatchObject({ conclusion: 'not_met', progress: 'in_progress' });
    expect((await open(submissionId, quill.contributor)).obligations[0]!.concluded!.conclusion).toBe('not_met');
  });

  it('count what an earlier review accepted', async () => {
    await bringFor(quill.contributor, 'EV-ORG', { obligationIds: policy });
    const made = await submit().expect(201);
    expect(made.body.lines).toBe(1);
    const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
    const workspace = await open(String(made.body.id));
    expect(workspace.obligations[0]!.history).toHaveLength(2);
    expect(workspace.obligations[0]!.evidenceRequired).toMatchObject([{ state: 'accepted' }, { state: 'proposed' }]);
    await house.ines.post(`/api/reviews/${taken.body.id}/conclusions`, concluding(workspace)).expect(201);
    await house.ruben
      .post(`/api/reviews/${taken.body.id}/approvals`, { decision: 'approved', reason: 'Complete.' })
      .expect(201);
    expect((await obligationOf(quill, 'GOV-01')).conclusion).toBe('met');
    const done = await submit().expect(422);
    expect(done.body.errors[0].code).toBe('concluded-already');
  });

  it('want a reason for a failing check and for evidence from outside the period', async () => {
    const id = String((await obligationOf(other, 'GOV-01')).id);
    await bringFor(other.contributor, 'EV-POL', { obligationIds: id, madeOn: '2024-02-01' });
    await bringFor(other.contributor, 'EV-ORG', { obligationIds: id });
    const made = await submit(other, id).expect(201);
    const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
    expect(taken.body.needsApproval).toBe(false);
    const workspace = await open(String(made.body.id));
    const path = `/api/reviews/${taken.body.id}/conclusions`;
    const body = concluding(workspace);
    const refused = await house.ines.post(path, body).expect(422);
    expect(refused.body.errors.map((one: { code: string }) => one.code)).toEqual(['out-of-period', 'check-fails']);
    const reasons = { outOfPeriodReason: 'Still in force.', overrideReason: 'The board confirmed it in January.' };
    const explained = { ...body, obligations: body.obligations.map((one: object) => ({ ...one, ...reasons })) };
    await house.ines.post(path, explained).expect(201);
    expect((await obligationOf(other, 'GOV-01')).conclusion).toBe('met');
    const again = await house.ines.post(path, explained).expect(409);
    expect(again.body.detail).toMatch(/concluded this review at/);
    const after = await open(String(made.body.id));
    expect(after.obligations[0]!.checks[1]).toMatchObject({ verdict: 'fail', explanation: reasons.overrideReason });
  });

  it('carry a plan version and its exercises: one returned and accepted later, one rejected', async () => {
    const [plan04, tst02] = [await obligationOf(other, 'PLN-04'), await obligationOf(other, 'TST-02')];
    const serviceId = String(tst02.serviceId);
    const { versionId } = await wholeDraft(other, { serviceId });
    await other.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: 3 }).expect(201);
    const held = { versionId, serviceId, day: '2026-03-02' };
    const good = await exerciseHeld(other, held);
    const bad = await exerciseHeld(other, { ...held, title: 'Rehearsal' });
    await bringFor(other.contributor, 'EV-LOG', { obligationIds: String(tst02.id) });
    const exercise = async (id: string) => (await other.contributor.get(`/api/exercises/${id}`).expect(200)).body;

    const both = { obligationIds: [plan04.id, tst02.id] };
    const made = await other.contributor.post('/api/submissions', both).expect(201);
    expect(made.body.lines).toBe(4);
    expect((await exercise(good)).state).toBe('submitted');
    const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
    const workspace = await open(String(made.body.id));
    const line = (id: string) => workspace.lines.find((one) => one.targetId === id)!.id;
    const body = concluding(workspace);
    const decided = (id: string, decision: string, outcome?: string) => ({
      ...{ submissionLineId: line(id), decision, outcome, reason: 'Step 2 has no proof.' },
    });
    const others = body.lines.filter((one) => ![line(good), line(bad)].includes(one.submissionLineId));
    const mixed = {
      ...{ ...body, conclusion: 'satisfactory_with_exceptions' },
      obligations: body.obligations.map((one) =>
        one.obligationId === tst02.id ? { ...one, conclusion: 'not_met' } : one,
      ),
    };
    const path = `/api/reviews/${taken.body.id}/conclusions`;
    const wrong = [...others, decided(good, 'returned'), decided(bad, 'rejected', 'satisfactory')];
    const refused = await house.ines.post(path, { ...mixed, lines: wrong }).expect(422);
    expect(refused.body.errors).toMatchObject([{ code: 'outcome-contradicts', pointer: '/lines/3/outcome' }]);
    const lines = [...others, decided(good, 'returned'), decided(bad, 'rejected', 'unsatisfactory')];
    await house.ines.post(path, { ...mixed, lines }).expect(201);
    const { body: version } = await other.contributor.get(`/api/plan-versions/${versionId}`).expect(200);
    expect(version).toMatchObject({ state: 'accepted', effectiveFrom: '2026-03-02' });
    expect(await exercise(good)).toMatchObject({ state: 'in_progress', stateReason: 'Step 2 has no proof.' });
    expect(await exercise(bad)).toMatchObject({ state: 'reviewed', outcome: 'unsatisfactory' });
    expect(await obligationOf(other, 'PLN-04')).toMatchObject({ conclusion: 'met' });
    expect(await obligationOf(other, 'TST-02')).toMatchObject({ conclusion: 'not_met', progress: 'in_progress' });

    const { steps, version: seen } = await exercise(good);
    const again = { ...steps[1].result, planStepId: steps[1].planStepId, outcome: 'pass', tester: 'Mo Adler' };
    const { planStepId, outcome, tester, startedAt, finishedAt } = again;
    const attempt = { planStepId, outcome, tester, startedAt, finishedAt, note: 'With screen shots now' };
    await other.contributor.post(`/api/exercises/${good}/step-results`, attempt).expect(201);
    await other.contributor.post(`/api/exercises/${good}/results`, { version: seen }).expect(201);
    const second = await submit(other, String(tst02.id)).expect(201);
    const next = await house.ines.post(`/api/submissions/${second.body.id}/reviews`).expect(201);
    const reread = await open(String(second.body.id));
    const closing = { ...concluding(reread), lines: reread.lines.map(accept) };
    await house.ines.post(`/api/reviews/${next.body.id}/conclusions`, closing).expect(201);
    expect(await exercise(good)).toMatchObject({ state: 'reviewed', outcome: 'satisfactory' });
    expect(await exercise(bad)).toMatchObject({ state: 'reviewed', outcome: 'unsatisfactory' });
    const after = await open(String(second.body.id));
    expect(after.lines.find((one) => one.targetId === bad)!.decision).toMatchObject({ outcome: 'unsatisfactory' });
    expect((await obligationOf(other, 'TST-02')).conclusion).toBe('met');
  });

  it('open findings, whose dates move with a reason', async () => {
    const finding = {
      ...{ vendorId: quill.id, severity: 'high', title: 'No deputy', description: 'Nobody stands in.', reviewId },
      ...{ obligationId: policy, ownerName: quill.contributor.name, dueOn: '2026-06-30' },
    };
    const made = await house.ines.post('/api/findings', finding).expect(201);
    expect(made.body).toMatchObject({ ref: 'FD-0001', sourceRef: 'SB-0001', requirementCode: 'GOV-01', state: 'open' });
    const path = `/api/findings/${made.body.id}`;
    await house.ines.post('/api/findings', { ...finding, dueOn: '2025-01-01' }).expect(422);
    await house.ines.post('/api/findings', { ...finding, vendorId: other.id }).expect(404);
    const moved = await house.ines.post(`${path}/due-dates`, { dueOn: '2026-07-31', reason: 'Hiring.' }).expect(201);
    expect(moved.body.dueChanges).toMatchObject([{ dueBefore: '2026-06-30', dueOn: '2026-07-31', reason: 'Hiring.' }]);
    await quill.contributor.get(path).expect(200);
    await other.contributor.get(path).expect(404);
  });
});
