import { ExercisesService } from '../../src/exercises/exercises.service';
import { acceptVersion, exerciseHeld, serviceOf, wholeDraft, within } from '../support/continuity';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let serviceId: string;
let versionId: string;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const proofFor = async (person: TestVendor['contributor'], id = serviceId) =>
  (await person.get(`/api/services/${id}/proof`).expect(200)).body;

beforeAll(async () => {
  house = await openTestPortal();
  quill = await house.vendor('Quillfeather');
  other = await house.vendor('Other Vendor');
  serviceId = await serviceOf(house, quill, 'Voice');
  ({ versionId } = await wholeDraft(quill, { serviceId }));
  await acceptVersion(house, quill, { versionId, from: '2026-01-10' });
});
afterAll(() => house.close());

describe('the proof of a service', () => {
  it('is none while nothing was tested', async () => {
    const proof = await proofFor(house.ines);
    expect(proof).toMatchObject({ state: 'untested', provedOn: null, ageDays: null, dueBy: null, total: 0, items: [] });
    expect(proof.stateWords).toBe('No test shows that the service recovers.');
  });

  it('shows every test with its times, kind and plan version, the first one first, and what is not accepted as reported', async () => {
    const first = await exerciseHeld(quill, { versionId, serviceId, day: daysAgo(40), title: 'Spring test' });
    const second = await exerciseHeld(quill, { versionId, serviceId, day: daysAgo(10), title: 'Autumn test' });
    const proof = await proofFor(quill.contributor);
    expect(proof).toMatchObject({ state: 'reported', total: 2, provesForMonths: 12 });
    expect(proof.items.map((one: { exerciseId: string }) => one.exerciseId)).toEqual([first, second]);
    expect(proof.items[0]).toMatchObject({
      ...{ title: 'Spring test', kind: 'functional', isEnough: true, planVersionLabel: '3.2', day: daysAgo(40) },
      ...{ standing: 'reported', rto: { achievedMinutes: 90 }, rpo: { achievedMinutes: 9 } },
    });
    expect(proof.rtoTrend).toEqual({ way: 'same', byMinutes: 0, words: 'As long as the time before' });
  });

  it('ages from the last test that a reviewer accepted, and says by when the next is due', async () => {
    const { items } = await proofFor(house.ines);
    const spring = String(items[0].exerciseId);
    const exercises = house.app.get(ExercisesService);
    const vendorSide = { person: quill.contributor, role: 'vendor_contributor' as const, vendorId: quill.id };
    await within(house, vendorSide, (w) => exercises.submit(w, spring));
    const officer = { person: house.ines, role: 'compliance_officer' as const };
    await within(house, officer, (w) => exercises.conclude(w, spring, 'satisfactory', ''));
    const proof = await proofFor(house.ines);
    expect(proof).toMatchObject({
      state: 'proven',
      provedOn: daysAgo(40),
      ageDays: 40,
      exerciseRef: proof.items[0].ref,
    });
    expect(proof.stateWords).toBe(`Proven 40 days ago. The next test is due by ${String(proof.dueBy)}.`);
    expect(proof.items[0].provesUntil).toBe(proof.dueBy);
  });

  it('goes out as CSV with what was asked for, when, and how many rows', async () => {
    const { text, headers } = await house.ines.get(`/api/services/${serviceId}/proof?format=csv`).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain('Report,Proof of recovery');
    expect(text).toMatch(/Filter,"?Service SV-\d+ Voice; vendor Quillfeather; no tier decided"?,/);
    expect(text).toContain('Rows,2');
    expect(text.split('\r\n').filter((line) => line.includes('Functional exercise'))).toHaveLength(2);
  });

  it('is shown to its own vendor and to the registrant, not to another vendor', async () => {
    await other.contributor.get(`/api/services/${serviceId}/proof`).expect(404);
    expect((await proofFor(quill.attestor)).total).toBe(2);
    await house.ines.get(`/api/services/${serviceId}/proof?format=xml`).expect(400);
  });
});
