import { Client } from 'pg';
import { programmeSteps } from '../../src/exercises/programme/next-steps';
import { acceptVersion, exerciseHeld, serviceOf, wholeDraft, within } from '../support/continuity';
import type { TestPortal, TestVendor } from '../support/portal';
import { openReviewable } from '../support/reviewable';

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let voice: string;
let plan: { versionId: string };
let periodId: string;

const TODAY = '2026-03-02';
const soon = (days: number) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  const scene = await openReviewable({ jobs: true });
  ({ house, periodId } = scene);
  quill = await scene.vendor('Quillfeather', 'T1');
  other = await scene.vendor('Other Vendor', 'T2');
  const { items } = (await house.ines.get(`/api/services?vendorId=${quill.id}`).expect(200)).body;
  voice = String(items[0].id);
  plan = await wholeDraft(quill, { serviceId: voice });
  await acceptVersion(house, quill, { versionId: plan.versionId, from: soon(-60) });
});
afterAll(() => house.close());

async function owner<T>(deed: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: house.access.ownerUrl });
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}
const decidedT3 = (serviceId: string) =>
  house.ines
    .post(`/api/services/${serviceId}/scope-decisions`, {
      ...{ impactAnalysis: 'never_unacceptable', highestImpact: 1, substitutability: 'ready', volumeSharePct: 5 },
      ...{ sensitiveData: false, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
      ...{ tier: 'T3', icfrRelevant: false, flags: [], version: 1, icfrReason: 'Letters only', reason: 'As proposed' },
    })
    .expect(201);

const planned = async (changes: object = {}) => {
  const body = {
    ...{ planVersionId: plan.versionId, serviceId: voice, kind: 'functional', title: 'Recovery test' },
    ...{ scenario: 'The site loses power.', plannedOn: soon(30), clockBasis: 'declaration', evaluator: 'Eva Brandt' },
    objectives: [{ text: 'Agents sign in elsewhere' }],
    ...changes,
  };
  return String((await quill.contributor.post('/api/exercises', body).expect(201)).body.id);
};
const told = async () => JSON.stringify((await house.ines.get('/api/notices').expect(200)).body);
const view = async (id: string) => (await quill.contributor.get(`/api/exercises/${id}`).expect(200)).body;
const ask = (id: string, body: object) => quill.contributor.post(`/api/exercises/${id}/postponements`, body);
const decide = (id: string, body: object) => house.ines.post(`/api/exercise-deferrals/${id}/decisions`, body);
const calendar = async (query = '') =>
  (await house.ines.get(`/api/exercise-calendar?periodId=${periodId}&vendorId=${quill.id}${query}`).expect(200)).body;

describe('putting an exercise off', () => {
  it('is asked with a reason and a later day, and waits for the registrant', async () => {
    const id = await planned();
    await ask(id, { version: 1, plannedOn: soon(60) }).expect(400);
    const early = await ask(id, { version: 1, reason: 'Peak', plannedOn: soon(20) }).expect(422);
    expect(early.body.errors[0]).toMatchObject({ pointer: '/plannedOn', code: 'date-not-later' });
    const asked = await ask(id, { version: 1, reason: 'Peak season', plannedOn: soon(60) }).expect(201);
    expect(asked.body).toMatchObject({ deferralState: 'requested', state: 'scheduled' });
    expect(asked.body.approvalRule).toContain('tier T1');
    expect(await view(id)).toMatchObject({ state: 'scheduled', waitingFor: 'postponement', plannedOn: soon(30) });
    await ask(id, { version: 1, reason: 'Again', plannedOn: soon(70) }).expect(409);
    await quill.contributor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(409);
    for (let tries = 0; tries < 100 && !(await told()).includes('waits for your approval'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await told()).toContain('waits for your approval');
  });

  it('is approved or refused by the officer, never by who asked, and takes effect only when approved', async () => {
    const id = await planned({ plannedOn: soon(31) });
    const first = await ask(id, { version: 1, reason: 'Peak season', plannedOn: soon(61) }).expect(201);
    const { deferralId } = first.body;
    await quill.contributor
      .post(`/api/exercise-deferrals/${deferralId}/decisions`, { version: 1, decision: 'approved' })
      .expect(403);
    await house.dana
      .post(`/api/exercise-deferrals/${deferralId}/decisions`, { version: 1, decision: 'approved' })
      .expect(403);
    await decide(deferralId, { version: 1, decision: 'refused' }).expect(422);
    await decide(deferralId, { version: 1, decision: 'refused', note: 'Untested for a year.' }).expect(204);
    expect(await view(id)).toMatchObject({ state: 'scheduled', plannedOn: soon(31), waitingFor: null });
    await decide(deferralId, { version: 2, decision: 'approved' }).expect(409);
    const again = await ask(id, { version: 1, reason: 'Flood at the site', plannedOn: soon(45) }).expect(201);
    await decide(again.body.deferralId, { version: 1, decision: 'approved', note: 'Agreed.' }).expect(204);
    const now = await view(id);
    expect(now).toMatchObject({ state: 'postponed', plannedOn: soon(45), stateReason: 'Flood at the site' });
    const past = now.programme.deferrals.map((d: { state: string }) => d.state);
    expect(past).toEqual(['approved', 'refused']);
  });

  it('is refused by the database itself without an approved request, and an approval by the asker too', async () => {
    const id = await planned({ plannedOn: soon(33) });
    await owner(async (client) => {
      const alone = `UPDATE exercise SET state = 'cancelled', state_reason = 'x', state_approver = 'y' WHERE id = $1`;
      await expect(client.query(alone, [id])).rejects.toThrow(/request that was approved/);
      const asked = await ask(id, { version: 1, reason: 'Peak', plannedOn: soon(50) }).expect(201);
      const own = `UPDATE exercise_deferral SET state = 'approved', decided_by = requested_by, decided_at = now() WHERE id = $1`;
      await expect(client.query(own, [asked.body.deferralId])).rejects.toThrow(/ck_exercise_deferral_not_self/);
    });
  });

  it('can be taken back by the vendor while it waits', async () => {
    const id = await planned({ plannedOn: soon(34) });
    const cancelled = await quill.contributor
      .post(`/api/exercises/${id}/cancellations`, { version: 1, reason: 'Not needed' })
      .expect(201);
    const path = `/api/exercise-deferrals/${cancelled.body.deferralId}/withdrawals`;
    await other.contributor.post(path, { version: 1 }).expect(404);
    await quill.contributor.post(path, { version: 1 }).expect(204);
    await quill.contributor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(201);
  });

  it('needs no approval for the first short postponement at a vendor of tier T3', async () => {
    const small = await house.vendor('Nettlecombe');
    const mail = await serviceOf(house, small, 'Letters');
    await decidedT3(mail);
    const version = await wholeDraft(small, { serviceId: mail });
    await acceptVersion(house, small, { versionId: version.versionId, from: soon(-30) });
    const body = {
      ...{
        planVersionId: version.versionId,
        serviceId: mail,
        kind: 'tabletop',
        title: 'Tabletop',
        plannedOn: soon(10),
      },
    };
    const { id } = (await small.contributor.post('/api/exercises', body).expect(201)).body;
    const later = (days: number, seen: number) =>
      small.contributor.post(`/api/exercises/${id}/postponements`, {
        ...{ version: seen, reason: 'Sick leave', plannedOn: soon(days) },
      });
    const alone = await later(60, 1).expect(201);
    expect(alone.body).toMatchObject({ deferralState: 'not_needed', state: 'postponed' });
    const second = await later(90, 2).expect(201);
    expect(second.body).toMatchObject({ deferralState: 'requested' });
    expect(second.body.approvalRule).toContain('postponed before');
  });
});

describe('the programme of a year', () => {
  let programmeId: string;
  const programme = async () =>
    (await quill.contributor.get(`/api/exercise-programmes/${programmeId}`).expect(200)).body;
  const ACTIVITIES = ['development', 'maintenance', 'training', 'exercising'].map((kind) => ({
    ...{ kind, plannedOn: soon(40), ownerName: 'Nora Beck', what: `Yearly ${kind}` },
  }));
  const write = (version: number, activities: object[]) =>
    quill.contributor.put(`/api/exercise-programmes/${programmeId}/activities`, { version, activities });

  it('dates its four activities and takes in the exercises that are planned', async () => {
    const started = await quill.contributor.post('/api/exercise-programmes', { periodId }).expect(201);
    programmeId = started.body.id;
    await quill.contributor.post('/api/exercise-programmes', { periodId }).expect(409);
    const proposals = `/api/exercise-programmes/${programmeId}/proposals`;
    const bare = await quill.contributor.post(proposals, { version: 1 }).expect(422);
    expect(bare.body.errors).toHaveLength(4);
    await write(1, [{ ...ACTIVITIES[0], ownerName: ' ' }]).expect(422);
    await write(1, [{ ...ACTIVITIES[0], plannedOn: soon(900) }, ...ACTIVITIES.slice(1)]).expect(204);
    const outside = await quill.contributor.post(proposals, { version: 2 }).expect(422);
    expect(outside.body.errors[0].code).toBe('outside-the-year');
    await write(2, ACTIVITIES).expect(204);
    await quill.contributor.post(proposals, { version: 3 }).expect(204);
    const now = await programme();
    expect(now.state).toBe('proposed');
    expect(now.lines.length).toBeGreaterThan(2);
    await write(4, ACTIVITIES).expect(409);
  });

  it('is agreed by the officer, who says why when something is missing for the tier', async () => {
    const { missing, version } = await programme();
    expect(missing.map((m: { code: string }) => m.code)).toEqual(
      expect.arrayContaining(['restore-test', 'joint-exercise', 'communications-drill']),
    );
    const path = `/api/exercise-programmes/${programmeId}/decisions`;
    await quill.contributor.post(path, { version, decision: 'agreed' }).expect(403);
    await house.ines.post(path, { version, decision: 'agreed' }).expect(422);
    await house.ines.post(path, { version, decision: 'agreed', note: 'Restore test follows in spring.' }).expect(204);
    expect(await programme()).toMatchObject({ state: 'agreed', decidedByName: 'Ines Okafor' });
    await owner(async (client) => {
      await expect(
        client.query('UPDATE exercise_programme_line SET planned_on = planned_on + 1 WHERE programme_id = $1', [
          programmeId,
        ]),
      ).rejects.toThrow(/never edited/);
    });
  });

  it('keeps an agreed day: an edit does not move it back, a postponement does', async () => {
    const line = (await programme()).lines.find((l: { standing: string }) => l.standing === 'planned');
    const { version } = await view(line.exerciseId);
    const moved = { version, plannedOn: soon(150) };
    const refused = await quill.contributor.patch(`/api/exercises/${line.exerciseId}`, moved).expect(422);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/plannedOn', code: 'agreed-date' });
  });

  it('records what was done of the four, and what the registers show of it', async () => {
    const path = `/api/exercise-programmes/${programmeId}/activity-completions`;
    await quill.contributor.post(path, { kind: 'training', doneOn: soon(1) }).expect(422);
    await quill.contributor.post(path, { kind: 'training', doneOn: soon(-1), note: 'All shifts' }).expect(204);
    const { activities } = await programme();
    const kinds = activities.map((a: { kind: string }) => a.kind);
    expect(kinds).toEqual(['development', 'maintenance', 'training', 'exercising']);
    expect(activities[2]).toMatchObject({ doneOn: soon(-1), doneNote: 'All shifts' });
    expect(activities[0].shownBy).toContain('3.2');
  });

  it('is followed by a next number, which takes its place once it is agreed', async () => {
    const next = await quill.contributor.post('/api/exercise-programmes', { periodId }).expect(201);
    expect(next.body.number).toBe(2);
    await quill.contributor.post(`/api/exercise-programmes/${next.body.id}/proposals`, { version: 1 }).expect(204);
    const path = `/api/exercise-programmes/${next.body.id}/decisions`;
    await house.ines.post(path, { version: 2, decision: 'returned' }).expect(422);
    await house.ines.post(path, { version: 2, decision: 'agreed', note: 'As said.' }).expect(204);
    expect((await programme()).state).toBe('superseded');
    expect((await calendar()).agreedTotal).toBe(1);
  });
});

describe('the calendar', () => {
  it('keeps what was postponed on its old day and on its new one, and counts it', async () => {
    const { vendors, counts } = await calendar();
    const entries = vendors[0].services[0].entries;
    const put = entries.filter((e: { standing: string }) => e.standing === 'postponed');
    expect(put).toEqual([expect.objectContaining({ on: soon(31), movedTo: soon(45) })]);
    expect(entries).toContainEqual(expect.objectContaining({ on: soon(45), standing: 'planned' }));
    expect(counts).toMatchObject({ postponed: 1, running: 1 });
    expect(counts.waiting).toBeGreaterThan(0);
    expect(vendors[0].agreed).toBe(true);
  });

  it('says what is enough for which tier, and which of the three areas is missing in the cycle', async () => {
    const now = await calendar();
    expect(now.months).toHaveLength(12);
    const tier = now.tiers.find((one: { tier: string }) => one.tier === 'T1');
    expect(tier).toMatchObject({ services: 1, lacking: 0 });
    expect(tier.enough).toEqual(['functional', 'parallel', 'full_interruption', 'full_scale']);
    const areas = now.vendors[0].services[0].areas.map((a: { state: string }) => a.state);
    expect(areas).toEqual(['missing', 'missing', 'missing']);
    const none = await calendar('&lacking=true');
    expect(none.total).toBe(0);
  });

  it('shows a vendor its own year only', async () => {
    const mine = (await quill.contributor.get('/api/exercise-calendar').expect(200)).body;
    expect(mine.vendors.map((v: { vendorId: string }) => v.vendorId)).toEqual([quill.id]);
    const fleet = (await house.ines.get('/api/exercise-calendar').expect(200)).body;
    expect(fleet.total).toBe(3);
    expect(fleet.periodCode).toBe('FY2026');
  });
});

describe('planning', () => {
  it('shows the nine kinds with what each is enough for, and warns of one that is too weak', async () => {
    const { items } = (await quill.contributor.get('/api/exercise-kinds').expect(200)).body;
    expect(items.map((k: { order: number }) => k.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const id = await planned({ kind: 'tabletop', plannedOn: soon(80) });
    expect((await view(id)).programme.kindWarning).toContain('not enough');
  });

  it('refuses an evaluator who owns a step or a system that is tested (SD-15)', async () => {
    const id = await planned({ evaluator: ' database TEAM ', plannedOn: soon(81) });
    const codes = (await view(id)).gaps.map((g: { code: string }) => g.code);
    expect(codes).toContain('evaluator-owns-step');
    await quill.contributor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(422);
  });
});

describe('the three areas of a test', () => {
  it('are chosen before the start, and each gets a result with a note', async () => {
    const id = await planned({ testAreas: ['communications', 'data_recovery'], plannedOn: soon(0) });
    await quill.contributor.post(`/api/exercises/${id}/starts`, { version: 1 }).expect(201);
    const areas = (results: object[]) => quill.contributor.put(`/api/exercises/${id}/areas`, { results });
    const wrong = await areas([
      { area: 'application_recovery', result: 'pass' },
      { area: 'communications', result: 'fail', note: ' ' },
    ]).expect(422);
    expect(wrong.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/results/0/area',
      '/results/1/note',
    ]);
    const gaps = (await view(id)).gaps.filter((g: { code: string }) => g.code === 'area-without-result');
    expect(gaps).toHaveLength(2);
    await areas([
      { area: 'communications', result: 'fail', note: 'The list was old' },
      { area: 'data_recovery', result: 'pass' },
    ]).expect(204);
    await areas([{ area: 'communications', result: 'pass_with_issue', note: 'Second try' }]).expect(204);
    const now = await view(id);
    expect(now.programme.areas).toMatchObject([
      { area: 'communications', result: 'pass_with_issue', note: 'Second try' },
      { area: 'data_recovery', result: 'pass' },
    ]);
    const standing = (await calendar()).vendors[0].services[0].areas;
    expect(standing.map((a: { state: string }) => a.state)).toEqual(['covered', 'covered', 'missing']);
  });
});

describe('a retest', () => {
  it('names what it repeats, and both show it', async () => {
    const held = await exerciseHeld(quill, { versionId: plan.versionId, serviceId: voice, day: soon(-20) });
    const finding = await house.ines
      .post('/api/findings', {
        ...{ vendorId: quill.id, title: 'Recovered late', description: 'Late', severity: 'high', dueOn: soon(60) },
        ...{ ownerName: 'Nora Beck', exerciseId: held },
      })
      .expect(201);
    const early = await quill.contributor.post('/api/exercises', {
      ...{ planVersionId: plan.versionId, serviceId: voice, kind: 'functional', title: 'x', plannedOn: soon(9) },
      retestOf: await planned({ plannedOn: soon(90) }),
    });
    expect(early.body.errors[0]).toMatchObject({ pointer: '/retestOf', code: 'not-held-yet' });
    const id = await planned({ retestOf: held, retestFindingId: finding.body.id, plannedOn: soon(91) });
    expect((await view(id)).programme).toMatchObject({ retestOf: { id: held }, retestFindingId: finding.body.id });
    expect((await view(held)).programme.retestedBy).toMatchObject([{ id }]);
    const path = `/api/exercises?retestFindingId=${finding.body.id}`;
    expect((await house.ines.get(path).expect(200)).body.items).toMatchObject([{ id }]);
  });
});

describe('what a vendor does next', () => {
  it('is said with why and where: new days to set, what is overdue, and what its tier still lacks', async () => {
    const side = { person: quill.contributor, role: 'vendor_contributor' as const, vendorId: quill.id };
    const asked = { vendorId: quill.id, today: soon(120) };
    const steps = await within(house, side, (w) => programmeSteps(w.manager, asked));
    const kinds = new Set(steps.map(({ kind }) => kind));
    for (const kind of ['set-new-day', 'overdue-exercise', 'missing'] as const) expect(kinds).toContain(kind);
    expect(steps.every(({ words, why, link }) => words !== '' && why !== '' && link.startsWith('/exercises'))).toBe(
      true,
    );
  });
});
