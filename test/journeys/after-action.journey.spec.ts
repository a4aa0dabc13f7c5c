import { acceptVersion, serviceOf, wholeDraft } from '../support/continuity';
import { agreeImpact } from '../support/impact';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

interface Opened {
  findings: { id: string; ref: string; title: string; part: string; severity: string; joined: boolean }[];
  revisions: { planVersionId: string; label: string; changes: number }[];
}

let house: TestPortal;
let quill: TestVendor;
let other: TestVendor;
let voice: string;
let voiceRef: string;
let plan: { planId: string; versionId: string };

const DAY = '2026-05-16';
const at = (time: string) => `${DAY}T${time}:00.000Z`;

beforeAll(async () => {
  house = await openTestPortal();
  quill = await house.vendor('Quillfeather');
  other = await house.vendor('Other Vendor');
  voice = await serviceOf(house, quill, 'Voice');
  voiceRef = (await house.ines.get(`/api/services/${voice}`).expect(200)).body.ref;
  plan = await wholeDraft(quill, { serviceId: voice });
  await acceptVersion(house, quill, { versionId: plan.versionId, from: '2026-01-10' });
  await agreeImpact([house.dana, quill.attestor], voice, null);
  const set = await house.dana
    .post(`/api/services/${voice}/objective-sets`, { rtoMinutes: 120, rpoMinutes: 15 })
    .expect(201);
  await house.dana.post(`/api/objective-sets/${set.body.id}/acceptances`);
  await quill.attestor.post(`/api/objective-sets/${set.body.id}/acceptances`).expect(201);
});
afterAll(() => house.close());

const write = (path: string, body: object) => quill.contributor.post(`/api/exercises/${path}`, body);
const put = (path: string, body: object) => quill.contributor.put(`/api/exercises/${path}`, body);
const view = async (id: string) => (await quill.contributor.get(`/api/exercises/${id}`).expect(200)).body;
const opened = async (id: string): Promise<Opened> =>
  (await quill.contributor.get(`/api/exercises/${id}/opened`).expect(200)).body;

/** An exercise that took three hours of two: step 1 failed and is to change, step 2 is to be removed, others passed. */
async function rated(title: string): Promise<string> {
  const planned = await quill.contributor
    .post('/api/exercises', {
      ...{ planVersionId: plan.versionId, serviceId: voice, kind: 'functional', title, plannedOn: DAY },
      ...{ scenario: 'The Cedar Rapids site loses power.', clockBasis: 'declaration', evaluator: 'Eva Brandt' },
      objectives: [{ text: 'Agents sign in elsewhere' }],
    })
    .expect(201);
  const id = String(planned.body.id);
  await write(`${id}/starts`, { version: 1 }).expect(201);
  const { steps } = (await view(id)) as { steps: { planStepId: string }[] };
  const results = steps.map(({ planStepId }, place) => ({
    ...{ planStepId, startedAt: at('06:15'), finishedAt: at('06:21'), tester: 'Mo Adler' },
    ...([
      {
        ...{ outcome: 'fail', note: 'Nobody had the key.', disposition: 'change' },
        dispositionNote: 'Keep a second key.',
      },
      { outcome: 'pass', disposition: 'remove', dispositionNote: 'The switch does it by itself.' },
    ][place] ?? { outcome: 'pass', disposition: 'keep' }),
  }));
  await put(`${id}/step-results`, { results }).expect(200);
  await put(`${id}/clock`, {
    ...{ lastRecoveredAt: at('05:51'), occurredAt: at('06:00'), detectedAt: at('06:04'), declaredAt: at('06:10') },
    ...{ restoredAt: at('09:00'), verifiedAt: at('09:12'), returnedToNormalAt: at('20:00'), version: 2 },
  }).expect(200);
  await write(`${id}/results`, { version: 3 }).expect(201);
  const ratings = [
    { number: 1, rating: 'P' },
    { number: 2, rating: 'M', note: 'An hour late.' },
    { number: 3, rating: 'P' },
  ];
  await write(`${id}/ratings`, { version: 4, ratings }).expect(201);
  return id;
}
const REPORT = { version: 5, strengths: ['Calm'], areas: [], lessons: ['Keys'] };

describe('an after-action report', () => {
  let first: string;
  let said: Opened;

  it('opens one finding for every gap, with severity, owner and date, and nothing before it is issued', async () => {
    first = await rated('Spring recovery test');
    expect(await opened(first)).toEqual({ findings: [], revisions: [] });
    await write(`${first}/reports`, REPORT).expect(201);
    said = await opened(first);
    expect(said.findings.map(({ part, severity, joined }) => ({ part, severity, joined }))).toEqual([
      { part: 'step 1', severity: expect.any(String), joined: false },
      { part: 'step 2', severity: expect.any(String), joined: false },
      { part: `rto ${voiceRef}`, severity: expect.any(String), joined: false },
    ]);
    const finding = (await house.ines.get(`/api/findings/${said.findings[0]?.id}`).expect(200)).body;
    expect(finding).toMatchObject({ sourceKind: 'exercise', sourceId: first, fromTest: true, state: 'open' });
    expect(finding.description).toContain('Nobody had the key. Keep a second key.');
    expect(finding.ownerName).not.toBe('');
    expect(finding.dueOn > finding.openedAt.slice(0, 10)).toBe(true);
  });

  it('brings each change into a draft of the next plan version, with the step and the reason', async () => {
    expect(said.revisions).toEqual([expect.objectContaining({ label: 'Draft 2', state: 'draft', changes: 2 })]);
    const draft = (await quill.contributor.get(`/api/plan-versions/${said.revisions[0]?.planVersionId}`).expect(200))
      .body;
    expect(draft).toMatchObject({ planId: plan.planId, number: 2, state: 'draft' });
    expect(draft.changes).toEqual([
      expect.objectContaining({ stepNumber: 1, disposition: 'change', reason: 'Keep a second key.' }),
      expect.objectContaining({ stepNumber: 2, disposition: 'remove', reason: 'The switch does it by itself.' }),
    ]);
    expect(draft.changes[0]).toMatchObject({ exerciseId: first, findingRef: said.findings[0]?.ref });
  });

  it('joins the findings that stand and the draft that is open, when another exercise shows the same', async () => {
    const second = await rated('Autumn recovery test');
    await write(`${second}/reports`, REPORT).expect(201);
    const again = await opened(second);
    expect(again.findings.map(({ id }) => id)).toEqual(said.findings.map(({ id }) => id));
    expect(again.findings.every(({ joined }) => joined)).toBe(true);
    expect(again.revisions).toEqual([expect.objectContaining({ ...said.revisions[0], changes: 2 })]);
    const { total } = (await house.ines.get(`/api/findings?vendorId=${quill.id}`).expect(200)).body;
    expect(total).toBe(3);
  });

  it('is seen by its vendor and the registrant; another vendor finds nothing and opens nothing', async () => {
    await other.contributor.get(`/api/exercises/${first}/opened`).expect(404);
    await house.ines.get(`/api/exercises/${first}/opened`).expect(200);
    await quill.contributor
      .post('/api/findings', {
        ...{ vendorId: quill.id, severity: 'low', title: 'Mine', description: '', ownerName: 'Me', exerciseId: first },
      })
      .expect(403);
  });
});
