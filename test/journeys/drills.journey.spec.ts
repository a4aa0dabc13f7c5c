import { acceptVersion, serviceOf, wholeDraft } from '../support/continuity';
import { agreeImpact } from '../support/impact';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';
import { bring } from '../support/tus-client';

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let voice: string;
let exerciseId: string;
let file: string;

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  house = await openTestPortal();
  quill = await house.vendor('Quillfeather');
  other = await house.vendor('Other Vendor');
  voice = await serviceOf(house, quill, 'Voice');
  const plan = await wholeDraft(quill, { serviceId: voice });
  await acceptVersion(house, quill, { versionId: plan.versionId, from: soon(-300) });
  await agreeImpact([house.dana, quill.contributor], voice, 480);
  const set = await house.dana
    .post(`/api/services/${voice}/objective-sets`, { rtoMinutes: 240, rpoMinutes: 15 })
    .expect(201);
  await house.dana.post(`/api/objective-sets/${set.body.id}/acceptances`);
  await quill.attestor.post(`/api/objective-sets/${set.body.id}/acceptances`).expect(201);
  const planned = await quill.contributor
    .post('/api/exercises', {
      ...{ planVersionId: plan.versionId, serviceId: voice, kind: 'functional', title: 'Spring test' },
      ...{ plannedOn: soon(20) },
    })
    .expect(201);
  exerciseId = String(planned.body.id);
  const facts = { filename: 'log.txt', kind: 'EV-CALL', title: 'Call log' };
  const log = await bring(quill.contributor, Buffer.from('09:00 paged'), facts);
  file = String(log.headers['holdfast-evidence-version']);
});
afterAll(() => house.close());

const DRILL = () => ({
  ...{ kind: 'call_tree', title: 'Spring call tree', heldOn: soon(-5), targetMinutes: 30, called: 40, reached: 38 },
  ...{ reachedWithinTarget: 37, minutes: 44, minutesTo90Pct: 26, registrantContact: 'Dana Whitlock' },
  ...{ registrantReached: true, evidenceVersionId: file, exerciseId },
});
const drill = (changes: object = {}) => quill.contributor.post('/api/drills', { ...DRILL(), ...changes });
const drills = async () => (await house.ines.get(`/api/drills?vendorId=${quill.id}`).expect(200)).body.items;

describe('drills', () => {
  it('keep who was called, reached, reached in time and how long it took, with the file', async () => {
    const { body } = await drill().expect(201);
    expect(body.ref).toMatch(/^DL-/);
    expect(await drills()).toMatchObject([
      {
        ...{ ref: body.ref, reachedPct: 95, reachedWithinTargetPct: 92, minutes: 44, minutesTo90Pct: 26 },
        ...{ registrantContact: 'Dana Whitlock', registrantReached: true, evidenceVersionId: file },
        ...{ recordedByName: 'Cleo Quillfeather' },
      },
    ]);
    const { programme } = (await house.ines.get(`/api/exercises/${exerciseId}`).expect(200)).body;
    expect(programme.trials).toMatchObject([{ ref: body.ref, kind: 'drill' }]);
  });

  it('are refused with a word at the field where a number cannot be', async () => {
    const refused = await drill({ reached: 41, reachedWithinTarget: 42, heldOn: soon(2) }).expect(422);
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/reached',
      '/reachedWithinTarget',
      '/heldOn',
    ]);
    const nowhere = await drill({ siteId: exerciseId }).expect(422);
    expect(nowhere.body.errors[0]).toMatchObject({ pointer: '/siteId', code: 'not-there' });
    await drill({ called: 'forty' }).expect(400);
  });

  it('are corrected by a further entry; both stay, the later counts, and a stale one is refused', async () => {
    const [known] = await drills();
    const better = await drill({ corrects: known.id, reached: 39, reachedWithinTarget: 38 }).expect(201);
    expect(better.body).toMatchObject({ ref: known.ref, number: 2 });
    await drill({ corrects: known.id }).expect(409);
    expect(await drills()).toMatchObject([{ number: 2, reached: 39 }]);
    const history = (await house.ines.get(`/api/drills/${better.body.id}`).expect(200)).body.items;
    expect(history.map((d: { reached: number }) => d.reached)).toEqual([39, 38]);
    const gone = await quill.contributor
      .post(`/api/drills/${better.body.id}/withdrawals`, { reason: 'Entered twice' })
      .expect(201);
    expect(await drills()).toMatchObject([{ id: gone.body.id, withdrawnReason: 'Entered twice' }]);
    await drill({ corrects: gone.body.id }).expect(409);
  });

  it('belong to their vendor: others find nothing, and the registrant does not write', async () => {
    const [known] = await drills();
    await other.contributor.get(`/api/drills/${known.id}`).expect(404);
    await other.contributor.post(`/api/drills/${known.id}/withdrawals`, { reason: 'x' }).expect(404);
    await house.ines.post('/api/drills', DRILL()).expect(403);
  });
});

describe('training and maintenance windows', () => {
  it('are kept with the share completed, and an exercise says what it rides on', async () => {
    const training = await quill.contributor
      .post('/api/training-records', {
        ...{ audience: 'continuity_roles', roleLabel: 'Duty managers', topic: 'Declaring', heldOn: soon(-9) },
        ...{ people: 12, completed: 11 },
      })
      .expect(201);
    const late = { startsAt: `${soon(19)}T22:00:00-05:00`, endsAt: `${soon(20)}T04:00:00-05:00` };
    const window = { title: 'Database patching', timeZone: 'America/Chicago' };
    const backwards = { ...window, startsAt: late.endsAt, endsAt: late.startsAt };
    await quill.contributor.post('/api/maintenance-windows', backwards).expect(422);
    await quill.contributor
      .post('/api/maintenance-windows', { ...window, ...late, timeZone: 'Nowhere/Land' })
      .expect(422);
    const made = await quill.contributor.post('/api/maintenance-windows', { ...window, ...late }).expect(201);
    const { version } = (await quill.contributor.get(`/api/exercises/${exerciseId}`).expect(200)).body;
    const links = { version, maintenanceWindowId: made.body.id, trainingRecordIds: [training.body.id] };
    await other.contributor.put(`/api/exercises/${exerciseId}/links`, links).expect(404);
    await quill.contributor.put(`/api/exercises/${exerciseId}/links`, links).expect(204);
    await quill.contributor.put(`/api/exercises/${exerciseId}/links`, links).expect(409);
    const { programme } = (await house.ines.get(`/api/exercises/${exerciseId}`).expect(200)).body;
    expect(programme.trainings).toMatchObject([{ ref: training.body.ref, completedPct: 91 }]);
    expect(programme.maintenanceWindow).toMatchObject({ ref: made.body.ref, timeZone: 'America/Chicago' });
    const list = (await house.ines.get('/api/training-records').expect(200)).body.items;
    expect(list[0].exerciseRefs).toHaveLength(1);
    const [shown] = (await house.ines.get('/api/maintenance-windows').expect(200)).body.items;
    expect(shown.startsAt).toBe(`${soon(20)}T03:00:00.000Z`);
  });
});

describe('restore tests', () => {
  const RESTORE = () => ({
    ...{ serviceId: voice, heldOn: soon(-4), restoredTo: 'Salina cold room', sampleBasis: 'Random, 20 of 900 sets' },
    ...{ sampleSize: 20, sampleFailures: 0, recordsCompared: 5000, differences: 3, minutes: 95 },
    ...{ wantedUpTo: `${soon(-4)}T10:00:00Z`, recoveredUpTo: `${soon(-4)}T09:40:00Z` },
  });
  const restore = (changes: object = {}) => quill.contributor.post('/api/restore-tests', { ...RESTORE(), ...changes });

  it('keep the sample, what was compared, and the recovery point against the objective in force', async () => {
    await restore().expect(201);
    const [row] = (await house.ines.get('/api/restore-tests').expect(200)).body.items;
    expect(row).toMatchObject({
      ...{ achievedRpoMinutes: 20, rpoObjectiveMinutes: 15, differences: 3, differencesOpen: 3, sampleSize: 20 },
    });
    const refused = await restore({ sampleFailures: 21, recoveredUpTo: null }).expect(422);
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/sampleFailures',
      '/recoveredUpTo',
    ]);
  });

  it('are open until each difference is reconciled, and never more than were found', async () => {
    const [row] = (await house.ines.get('/api/restore-tests').expect(200)).body.items;
    const settle = (reconciled: number) =>
      quill.contributor.post(`/api/restore-tests/${row.id}/reconciliations`, {
        ...{ reconciled, explanation: 'Posted twice by the night run; removed' },
      });
    await settle(2).expect(204);
    const over = await settle(2).expect(422);
    expect(over.body.errors[0]).toMatchObject({ pointer: '/reconciled', code: 'more-than-open' });
    await settle(1).expect(204);
    const [now] = (await house.ines.get('/api/restore-tests').expect(200)).body.items;
    expect(now).toMatchObject({ differencesOpen: 0 });
    expect(now.reconciliations).toHaveLength(2);
  });
});
