import { acceptVersion, wholeDraft } from '../support/continuity';
import type { TestVendor } from '../support/portal';
import { comes, openReviewable, type Reviewable } from '../support/reviewable';
import { agreeImpact } from '../support/impact';
import type { Person } from '../support/person';
import { bring } from '../support/tus-client';

const DAY = '2026-03-02';
const at = (time: string) => `${DAY}T${time}:00.000Z`;

/** What a job does may take a moment; undefined where it never did. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 0; tries < 40; tries += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((done) => setTimeout(done, 250));
  }
  return undefined;
}

describe('an ice storm', () => {
  let scene: Reviewable;
  let fenwick: TestVendor;
  let other: TestVendor;
  let serviceId: string;
  let plan: { planId: string; versionId: string };
  let id: string;
  let exerciseId: string;

  const read = async (who: Person = fenwick.contributor) => (await who.get(`/api/disruptions/${id}`).expect(200)).body;
  const version = async () => (await read()).version as number;
  const send = async (who: Person, deed: string, body: object = {}) =>
    who.post(`/api/disruptions/${id}/${deed}`, { version: await version(), ...body });
  const clock = {
    ...{ occurredAt: at('04:00'), detectedAt: at('04:02'), declaredAt: at('04:20'), clockBasis: 'declaration' },
  };
  const setClock = async (more: object, who: Person = fenwick.contributor) =>
    who.put(`/api/disruptions/${id}/clock`, { version: await version(), services: [], ...clock, ...more });
  const events = async () =>
    (await scene.house.ines.get(`/api/vendors/${fenwick.id}/events`).expect(200)).body.items as {
      event: string;
      ref: string;
    }[];

  beforeAll(async () => {
    scene = await openReviewable({ jobs: true });
    fenwick = await scene.vendor('Fenwick Rise', 'T1');
    other = await scene.vendor('Harbour Line', 'T2');
    const [service] = (await fenwick.contributor.get(`/api/services?vendorId=${fenwick.id}`).expect(200)).body.items;
    serviceId = String(service.id);
    const agreed = { contractNoticeMinutes: 60, contractNoticeFrom: 'detection' };
    const vendor = (await scene.house.ines.get(`/api/vendors/${fenwick.id}`).expect(200)).body;
    await scene.house.ines.patch(`/api/vendors/${fenwick.id}`, { version: vendor.version, ...agreed }).expect(200);
    plan = await wholeDraft(fenwick, { serviceId });
    await acceptVersion(scene.house, fenwick, { versionId: plan.versionId, from: '2026-02-01' });
    await agreeImpact([scene.house.dana, fenwick.attestor], serviceId, 240);
    const objectives = { rtoMinutes: 60, rpoMinutes: 15, mtpdMinutes: 240, mbcoPct: 50 };
    const proposed = await scene.house.dana.post(`/api/services/${serviceId}/objective-sets`, objectives);
    expect(proposed.status).toBe(201);
    const accept = `/api/objective-sets/${String(proposed.body.id)}/acceptances`;
    await fenwick.contributor.post(accept, {}).expect(201);
    await scene.house.ines.post(accept, {}).expect(201);
  });
  afterAll(() => scene.house.close());

  const report = {
    ...{ title: 'Ice storm takes the power of Bangor', disruptionTypes: ['regional_event', 'facility_unavailable'] },
    ...{ occurredAt: at('04:00'), detectedAt: at('04:02'), timeZone: 'America/New_York' },
  };

  it('is reported in a few fields; what the vendor got wrong is named at its field, and nothing is saved', async () => {
    const hit = { services: [{ serviceId, effect: 'stopped' }] };
    const wrong = [
      [{ ...report, ...hit, title: ' ' }, 400, '/title'],
      [{ ...report, ...hit, occurredAt: '2026-03-02 04:00' }, 400, '/occurredAt'],
      [{ ...report, ...hit, occurredAt: at('23:00') }, 422, '/occurredAt'],
      [{ ...report, ...hit, detectedAt: at('03:00') }, 422, '/detectedAt'],
      [{ ...report, ...hit, timeZone: 'Maine' }, 422, '/timeZone'],
      [{ ...report, services: [{ serviceId: other.id, effect: 'stopped' }] }, 422, '/services/0/serviceId'],
      [{ ...report, ...hit, disruptionTypes: [] }, 400, '/disruptionTypes'],
    ] as const;
    for (const [body, status, pointer] of wrong) {
      const answer = await fenwick.contributor.post('/api/disruptions', body);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
    }
    expect((await fenwick.contributor.get('/api/disruptions').expect(200)).body.total).toBe(0);
    const told = {
      ...{ givenAt: at('04:40'), channel: 'phone', toldBy: 'Cal Dorsey', toldTo: 'Dana Whitlock' },
      words: 'Power is out in Bangor; calls go to Fargo.',
    };
    const made = await fenwick.contributor.post('/api/disruptions', { ...report, ...hit, told });
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ ref: 'DS-0001', state: 'reported' })]);
    id = String(made.body.id);
  });

  it('tells the registrant’s people at once, and nobody of another vendor', async () => {
    for (const who of [scene.house.ines, scene.house.dana]) {
      const reported = await eventually(async () => {
        const { items } = (await who.get('/api/notices').expect(200)).body;
        return items.find(({ title }: { title: string }) => title.includes('was reported'));
      });
      expect(reported).toMatchObject({ link: `/disruptions/${id}`, title: expect.stringContaining('DS-0001') });
    }
    await other.contributor.get(`/api/disruptions/${id}`).expect(404);
    await other.contributor.post(`/api/disruptions/${id}/entries`, { happenedAt: at('04:01'), text: 'x' }).expect(404);
    expect((await other.contributor.get('/api/disruptions').expect(200)).body.total).toBe(0);
    expect((await read(scene.house.priya)).title).toBe(report.title);
    await scene.house.priya.post(`/api/disruptions/${id}/entries`, { happenedAt: at('04:01'), text: 'x' }).expect(403);
  });

  it('is judged against the contract’s clock: the vendor’s word counts until we dispute it', async () => {
    expect((await read()).notice).toMatchObject({
      result: 'in_time',
      minutes: 38,
      isProvisional: true,
      dueAt: at('05:02'),
    });
    const stated = (await read()).notices[0];
    expect(stated).toMatchObject({ standing: 'stated', toldTo: 'Dana Whitlock', channel: 'phone' });
    const judge = `/api/disruption-notices/${String(stated.id)}/judgements`;
    await fenwick.contributor.post(judge, { standing: 'confirmed' }).expect(403);
    await scene.house.ines.post(judge, { standing: 'disputed' }).expect(422);
    await scene.house.ines.post(judge, { standing: 'disputed', note: 'Dana has no such call.' }).expect(201);
    const late = await read();
    expect(late.notice).toMatchObject({ result: 'late', minutes: 239, lateByMinutes: 179 });
    expect(late.gaps).toEqual([{ part: 'notice', words: expect.stringContaining('2:59 h'), hasFinding: false }]);
    await scene.house.ines.post(judge, { standing: 'confirmed', note: 'Found in her call list.' }).expect(201);
    expect((await read()).notice).toMatchObject({ result: 'in_time', isProvisional: false });
    const received = (await read()).notices[1];
    const own = `/api/disruption-notices/${String(received.id)}/judgements`;
    expect((await scene.house.ines.post(own, { standing: 'confirmed' })).status).toBe(409);
  });

  it('cannot be stated away: no "none occurred" is signed over a plan that was started, nor while that is open', async () => {
    const duties = (await scene.house.ines.get(`/api/obligations?vendorId=${fenwick.id}`).expect(200)).body.items;
    const duty = duties.find((one: { requirementCode: string; occurrenceKey: string }) => {
      return one.requirementCode === 'TST-06' && one.occurrenceKey === 'none_occurred';
    });
    const view = (await fenwick.attestor.get(`/api/obligations/${String(duty.id)}/none-occurred`).expect(200)).body;
    expect(view.refusal).toContain('DS-0001');
    expect(view.disruptions).toMatchObject([{ ref: 'DS-0001', contradicts: true }]);
  });

  it('is confirmed by the officer alone, and keeps a log in which corrections stand beside what they correct', async () => {
    expect((await send(fenwick.contributor, 'confirmations')).status).toBe(403);
    expect((await send(scene.house.ines, 'confirmations', { version: 99 })).body.code).toBe('stale-version');
    expect((await send(scene.house.ines, 'confirmations', { note: 'Seen on the grid map.' })).body.state).toBe(
      'confirmed',
    );
    const line = { happenedAt: at('04:10'), text: 'Generator starts.', source: 'Building log' };
    expect((await send(fenwick.contributor, 'entries', { ...line, version: undefined })).status).toBe(201);
    const [entry] = (await read()).entries;
    const fix = { ...line, version: undefined, happenedAt: at('04:12'), corrects: entry.id };
    expect((await send(fenwick.contributor, 'entries', fix)).status).toBe(422);
    const good = { ...fix, correctionReason: 'The log’s clock is two minutes slow.' };
    expect((await send(fenwick.contributor, 'entries', good)).status).toBe(201);
    expect((await send(fenwick.contributor, 'entries', good)).status).toBe(409);
    const { entries } = await read();
    expect(entries.map((one: { correctedBy: string | null }) => one.correctedBy)).toEqual([entries[1].id, null]);
    expect(
      (await send(fenwick.contributor, 'entries', { ...line, version: undefined, happenedAt: at('23:00') })).status,
    ).toBe(422);
  });

  it('names the plan version that was started and the one in force, and counts minutes in recovery mode', async () => {
    const started = { planVersionId: plan.versionId, activatedAt: at('04:20'), activatedByName: 'Cal Dorsey' };
    const body = { ...started, trigger: 'Power lost for 15 minutes', version: undefined };
    expect((await send(scene.house.ines, 'activations', body)).status).toBe(403);
    const early = await send(fenwick.contributor, 'activations', { ...body, activatedAt: at('03:00') });
    expect(early.body.errors[0].pointer).toBe('/activatedAt');
    const first = await send(fenwick.contributor, 'activations', { ...body, recoveryModeFrom: at('04:25') });
    expect(first.body).toMatchObject({ state: 'activated' });
    expect((await send(fenwick.contributor, 'activations', body)).status).toBe(409);
    const [activation] = (await read()).activations;
    expect(activation).toMatchObject({ wasInForce: true, inForceVersionId: plan.versionId, label: '3.2' });
    const path = `/api/disruption-activations/${String(activation.id)}`;
    const mode = { version: activation.version, recoveryModeFrom: at('04:25'), recoveryModeTo: at('07:37') };
    await fenwick.contributor.patch(path, { ...mode, recoveryModeTo: at('04:00') }).expect(422);
    await fenwick.contributor.patch(path, mode).expect(200);
    expect((await read()).recoveryModeMinutes).toBe(192);
  });

  it('takes times in their order only, and measures each service by the arithmetic of an exercise', async () => {
    expect((await send(fenwick.contributor, 'recoveries')).body.errors[0].pointer).toBe('/services/0/verifiedAt');
    const wrong = await setClock({ services: [{ serviceId, restoredAt: at('05:40'), verifiedAt: at('05:30') }] });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/services/0/verifiedAt']);
    const times = { restoredAt: at('05:20'), verifiedAt: at('05:28'), lastRecoveredAt: at('03:51') };
    expect((await setClock({ services: [{ serviceId, ...times }] })).status).toBe(200);
    const [hit] = (await read()).hits;
    expect([hit.rto.minutes, hit.rtoFromDisruption.minutes, hit.rpo.minutes]).toEqual([68, 88, 9]);
    expect(hit).toMatchObject({ rtoObjectiveMinutes: 60, rtoMissed: true, rpoMissed: false });
    expect(await events()).not.toContainEqual(expect.objectContaining({ event: 'disruption_recovered' }));
    expect((await send(fenwick.contributor, 'recoveries')).body).toMatchObject({ state: 'recovered' });
    expect((await read()).gaps).toMatchObject([{ part: 'rto SV-0001', hasFinding: false }]);
  });

  it('becomes an event of the catalogue by itself, and what it asks for is due', async () => {
    expect(await events()).toContainEqual(expect.objectContaining({ event: 'disruption_recovered', ref: 'DS-0001' }));
    const wanted = ['ASR-05', 'TST-05', 'TST-06'];
    const codes = await eventually(async () => {
      const { items } = (await scene.house.ines.get(`/api/obligations?vendorId=${fenwick.id}`).expect(200)).body;
      const arisen = items.filter(
        (one: { occurrenceKey: string }) => one.occurrenceKey === 'disruption_recovered:DS-0001',
      );
      return arisen.length < wanted.length
        ? undefined
        : arisen.map((one: { requirementCode: string }) => one.requirementCode);
    });
    expect(codes?.toSorted()).toEqual(wanted);
  });

  it('is reconciled when everything processed in recovery mode was compared, and each difference put right', async () => {
    const record = {
      ...{
        serviceId,
        processed: 'Calls handled in Fargo',
        processedCount: 412,
        comparedWith: 'Call records of the carrier',
      },
      ...{
        comparedCount: 412,
        differenceCount: 3,
        resolvedCount: 1,
        resolution: 'Entered by hand',
        version: undefined,
      },
    };
    const wrong = await send(fenwick.contributor, 'reconciliations', { ...record, comparedCount: 500 });
    expect(wrong.body.errors[0].pointer).toBe('/comparedCount');
    const nobody = await send(fenwick.contributor, 'reconciliations', record);
    expect(nobody.body.errors[0].pointer).toBe('/resolvedByName');
    expect((await send(fenwick.contributor, 'reconciliations', { ...record, resolvedByName: 'Rae Lind' })).status).toBe(
      201,
    );
    expect((await read()).unreconciledItems).toBe(2);
    expect((await send(fenwick.contributor, 'reconciliation-completions')).body.errors[0].message).toContain('2 items');
    const [before] = (await read()).reconciliations;
    const after = { ...record, resolvedCount: 3, resolvedByName: 'Rae Lind', replaces: before.id };
    expect((await send(fenwick.contributor, 'reconciliations', after)).body.errors[0].pointer).toBe('/replacesReason');
    const whole = { ...after, replacesReason: 'The last two were found.' };
    expect((await send(fenwick.contributor, 'reconciliations', whole)).status).toBe(201);
    expect((await send(fenwick.contributor, 'reconciliation-completions')).body).toMatchObject({ state: 'reconciled' });
    const { reconciliations, unreconciledItems } = await read();
    expect([reconciliations.map((one: { isCurrent: boolean }) => one.isCurrent), unreconciledItems]).toEqual([
      [false, true],
      0,
    ]);
  });

  it('accounts for key controls in recovery mode: the vendor says, our reviewer sees', async () => {
    const control = { control: 'Supervisor listens to one call in twenty', operated: 'operated', how: 'List of Fargo' };
    expect((await send(fenwick.contributor, 'controls', { ...control, version: undefined })).status).toBe(201);
    const [row] = (await read()).controls;
    const review = `/api/recovery-controls/${String(row.id)}/reviews`;
    await fenwick.contributor.post(review, { verdict: 'operated', note: 'Yes' }).expect(403);
    await scene.house.ines.post(review, { verdict: 'operated', note: 'Read the list of the day.' }).expect(201);
    expect((await read()).controls[0]).toMatchObject({ verdict: 'operated', reviewedByName: 'Ines Okafor' });
  });

  it('keeps files from the evidence room, and what it did to customers and cost', async () => {
    const facts = {
      filename: 'grid.txt',
      filetype: 'text/plain',
      kind: 'EV-INC',
      title: 'Notice of the grid operator',
    };
    const brought = await bring(fenwick.contributor, Buffer.from('Outage 04:00 to 07:30'), facts);
    const evidenceVersionId = String(brought.headers['holdfast-evidence-version']);
    const file = { evidenceVersionId, shows: 'How long the power was out', version: undefined };
    expect((await send(other.contributor, 'files', file)).status).toBe(404);
    expect((await send(fenwick.contributor, 'files', file)).status).toBe(201);
    const impact = {
      customersAffected: 1200,
      customerImpact: 'Calls waited for up to six minutes.',
      costAmount: 18500,
    };
    const path = `/api/disruptions/${id}`;
    const half = await fenwick.contributor.patch(path, { version: await version(), ...impact });
    expect(half.body.errors[0].pointer).toBe('/costCurrency');
    await fenwick.contributor.patch(path, { version: await version(), ...impact, costCurrency: 'USD' }).expect(200);
    expect(await read()).toMatchObject({ customersAffected: 1200, costAmount: 18500, files: [{ evidenceVersionId }] });
  });

  it('counts as a test of the plan that was started: the clock is the event’s, the steps are its own', async () => {
    const counted = { serviceId, planVersionId: plan.versionId, kind: 'full_interruption', version: undefined };
    expect(
      (await send(fenwick.contributor, 'exercises', { ...counted, kind: 'tabletop', evaluator: 'E' })).status,
    ).toBe(400);
    const owner = await send(fenwick.contributor, 'exercises', { ...counted, evaluator: 'Duty manager' });
    expect(owner.body.errors[0].pointer).toBe('/evaluator');
    const made = await send(fenwick.contributor, 'exercises', { ...counted, evaluator: 'Eva Brandt' });
    exerciseId = String(made.body.exerciseId);
    expect((await send(fenwick.contributor, 'exercises', { ...counted, evaluator: 'Eva Brandt' })).status).toBe(409);
    const path = `/api/exercises/${exerciseId}`;
    const exercise = (await fenwick.contributor.get(path).expect(200)).body;
    expect(exercise).toMatchObject({ state: 'in_progress', kind: 'full_interruption', rtoObjectiveMinutes: 60 });
    expect(exercise.clock).toMatchObject({ occurredAt: at('04:00'), verifiedAt: at('05:28'), rto: { minutes: 68 } });
    const own = await fenwick.contributor.put(`${path}/clock`, { version: exercise.version, occurredAt: at('05:00') });
    expect([own.status, own.body.errors[0].code]).toEqual([409, 'clock-of-event']);
  });

  it('corrects the exercise’s clock with its own, until the results are in', async () => {
    const times = { restoredAt: at('05:20'), verifiedAt: at('05:29'), lastRecoveredAt: at('03:51') };
    expect((await setClock({ services: [{ serviceId, ...times }] }, scene.house.ines)).status).toBe(409);
    expect((await setClock({ services: [{ serviceId, ...times }] })).status).toBe(200);
    const path = `/api/exercises/${exerciseId}`;
    expect((await fenwick.contributor.get(path).expect(200)).body.clock.rto.minutes).toBe(69);
    const { body } = await fenwick.contributor.get(path).expect(200);
    const results = body.steps.map((step: { planStepId: string }) => ({
      ...{ planStepId: step.planStepId, outcome: 'pass', tester: 'Mo Adler', disposition: 'keep' },
      ...{ startedAt: at('04:25'), finishedAt: at('05:10') },
    }));
    await fenwick.contributor.put(`${path}/step-results`, { results: results.slice(0, 2) }).expect(200);
    const undone = await send(fenwick.contributor, 'reports', { strengths: ['Quick.'], areas: [], lessons: [] });
    expect(undone.body.errors[0]).toMatchObject({ code: 'steps-undecided', pointer: '/dispositions' });
    await fenwick.contributor.put(`${path}/step-results`, { results }).expect(200);
    const now = (await fenwick.contributor.get(path).expect(200)).body;
    await fenwick.contributor.post(`${path}/results`, { version: now.version }).expect(201);
    const settled = await setClock({ services: [{ serviceId, ...times, verifiedAt: at('05:30') }] });
    expect([settled.status, settled.body.detail]).toEqual([409, expect.stringContaining('has its results')]);
    expect(await events()).not.toContainEqual(expect.objectContaining({ event: 'exercise_completed' }));
  });

  it('has an after-action report in the frame of an exercise’s, and amends it with a reason', async () => {
    const areas = [{ observation: 'Agents signed in late', cause: 'Old phone list', effect: 'Eight minutes lost' }];
    const [step] = (await read()).steps;
    const change = { planVersionId: plan.versionId, planStepId: step.planStepId, disposition: 'change' };
    const decide = (dispositions: object[]) =>
      fenwick.contributor.put(`/api/disruptions/${id}/dispositions`, { dispositions });
    expect((await decide([change])).body.errors[0].pointer).toBe('/dispositions/0/note');
    await decide([{ ...change, note: 'Name two deputies.' }]).expect(200);
    const whole = { strengths: ['Fargo took over.'], areas, lessons: ['Check the list monthly.'] };
    expect((await send(scene.house.ines, 'reports', whole)).status).toBe(403);
    expect((await send(fenwick.contributor, 'reports', { ...whole, strengths: [], areas: [] })).status).toBe(422);
    expect((await send(fenwick.contributor, 'reports', whole)).body).toMatchObject({ state: 'aar_issued' });
    expect((await send(fenwick.contributor, 'reports', whole)).body.errors[0].pointer).toBe('/amendsReason');
    expect((await send(fenwick.contributor, 'reports', { ...whole, amendsReason: 'A name was wrong.' })).status).toBe(
      201,
    );
    const { reports, steps } = await read();
    expect(reports.map((one: { number: number }) => one.number)).toEqual([1, 2]);
    expect(steps[0]).toMatchObject({ disposition: 'change', note: 'Name two deputies.', fromExercise: false });
    expect((await setClock({ declaredAt: at('04:19') })).status).toBe(409);
  });

  it('is closed once all is normal, and each gap has a finding or a word', async () => {
    const tooEarly = await send(scene.house.ines, 'closings');
    expect(tooEarly.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/returnedToNormalAt',
      '/note',
    ]);
    const { detectedAt, declaredAt, clockBasis, hits } = await read();
    const services = hits.map(
      ({ serviceId: one, restoredAt, verifiedAt, lastRecoveredAt }: Record<string, string>) => ({
        ...{ serviceId: one, restoredAt, verifiedAt, lastRecoveredAt },
      }),
    );
    const normal = { detectedAt, declaredAt, clockBasis, services, returnedToNormalAt: at('07:50') };
    expect((await setClock(normal)).status).toBe(200);
    const finding = {
      ...{ vendorId: fenwick.id, severity: 'medium', title: 'Recovery took 9 minutes too long', description: '' },
      ...{ sourceKind: 'disruption', sourceId: id, sourcePart: 'rto SV-0001', ownerName: 'Cal Dorsey' },
    };
    await scene.house.ines.post('/api/findings', { ...finding, vendorId: other.id }).expect(404);
    const opened = (await scene.house.ines.post('/api/findings', finding).expect(201)).body;
    expect(opened).toMatchObject({ sourceRef: 'DS-0001', sourcePart: 'rto SV-0001' });
    expect((await read()).gaps).toMatchObject([{ part: 'rto SV-0001', hasFinding: true }]);
    expect((await send(fenwick.contributor, 'closings')).status).toBe(403);
    expect((await send(scene.house.ines, 'closings')).body).toMatchObject({ state: 'closed' });
    expect(await events()).toContainEqual(expect.objectContaining({ event: 'disruption_closed', ref: 'DS-0001' }));
    expect(
      (await send(fenwick.contributor, 'entries', { happenedAt: at('05:00'), text: 'x', version: undefined })).status,
    ).toBe(409);
    expect((await read()).next).toEqual([]);
  });

  it('leaves every deed in the trail', async () => {
    const { items } = (await scene.house.ines.get(`/api/trail?subjectId=${id}&limit=100`).expect(200)).body;
    const deeds = new Set(items.map(({ deed }: { deed: string }) => deed));
    for (const deed of [
      'reported',
      'notice-judged',
      'confirmed',
      'plan-activated',
      'recovered',
      'reconciled',
      'counted',
      'closed',
    ])
      expect(deeds).toContain(`disruption.${deed}`);
  });

  it('is reported by us where the vendor was silent; a mistake is withdrawn with its reason and stays in sight', async () => {
    await comes(scene, '2026-03-03T08:00:00.000Z', [fenwick, other]);
    const services = [{ serviceId, effect: 'degraded' }];
    const silent = { ...report, title: 'Calls fail since the morning', detectedAt: null, services };
    await scene.house.dana.post('/api/disruptions', silent).expect(422);
    const { body } = await scene.house.dana.post('/api/disruptions', { ...silent, vendorId: fenwick.id }).expect(201);
    const first = (await scene.house.ines.get(`/api/disruptions/${String(body.id)}`).expect(200)).body;
    expect(first.notice).toMatchObject({ result: 'overdue', from: 'disruption' });
    expect(first.reportedBySide).toBe('registrant');
    const path = `/api/disruptions/${String(body.id)}/withdrawals`;
    await scene.house.ines.post(path, { version: 1, reason: ' ' }).expect(400);
    await scene.house.ines.post(path, { version: 1, reason: 'It was our own line.' }).expect(201);
    expect((await scene.house.ines.post(path, { version: 2, reason: 'Again' })).status).toBe(409);
    const listed = (await scene.house.ines.get('/api/disruptions?state=withdrawn').expect(200)).body;
    expect(listed.items).toMatchObject([{ ref: 'DS-0002', openGaps: 0 }]);
  });
});
