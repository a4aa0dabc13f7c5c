import { createHash } from 'node:crypto';
import type { TestVendor } from '../support/portal';
import { comes, openReviewable, type Reviewable } from '../support/reviewable';

interface Duty {
  id: string;
  requirementCode: string;
  occurrenceKey: string;
  serviceId: string;
  progress: string;
  conclusion: string | null;
  conclusionReason: string;
}

describe('a year in which nothing occurred', () => {
  let scene: Reviewable;
  let quill: TestVendor;
  let other: TestVendor;
  let duty: Duty;

  beforeAll(async () => {
    scene = await openReviewable({ jobs: true });
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    other = await scene.vendor('Harbour Line', 'T2');
    duty = (await duties()).find((one) => one.requirementCode === 'TST-05') as Duty;
  });
  afterAll(() => scene.house.close());

  const duties = async (): Promise<Duty[]> =>
    (await scene.house.ines.get(`/api/obligations?vendorId=${quill.id}`).expect(200)).body.items.filter(
      (one: Duty) => one.requirementCode === 'TST-05' || one.requirementCode === 'TST-06',
    );
  const again = async (): Promise<Duty> => (await duties()).find(({ id }) => id === duty.id) as Duty;
  const place = () => `/api/obligations/${duty.id}/none-occurred`;
  const read = async (who = quill.attestor) => (await who.get(place()).expect(200)).body;
  const sign = async () =>
    quill.attestor.post(place(), { shownSha256: (await read()).statement.sha256, name: quill.attestor.name });

  it('is asked for from the start, and cannot be stated before the last 45 days', async () => {
    expect(duty.occurrenceKey).toBe('none_occurred');
    const about = { personId: quill.attestor.personId, title: 'Chief Operating Officer', basis: 'Board resolution' };
    const path = `/api/vendors/${quill.id}/authority-verifications`;
    await scene.house.ines.post(path, { ...about, expiresOn: '2027-12-31' }).expect(201);
    expect(await read()).toMatchObject({ applies: true, signedFrom: '2026-11-17', signed: [] });
    await comes(scene, '2026-11-16T09:00:00.000Z', [quill, other]);
    expect((await read()).refusal).toContain('2026-11-17');
    const early = await sign();
    expect([early.status, early.body.code]).toEqual([409, 'wrong-state']);
  });

  it('is signed by the attestor alone, after the password again, on exactly what was shown', async () => {
    await comes(scene, '2026-12-02T09:00:00.000Z', [quill, other]);
    scene.clock.moveTo('2026-12-02T09:30:00.000Z');
    expect((await read()).refusal).toBeNull();
    expect((await sign()).body.code).toBe('reauthentication-needed');
    await quill.attestor.confirms();
    const { statement } = await read();
    expect(statement.text).toContain('From 2026-01-01 to 2026-12-02 none of the events listed below occurred');
    expect(statement.text).toContain('No recovery exercise took place and no plan was activated in the period.');
    expect(statement.sha256).toBe(createHash('sha256').update(statement.text).digest('hex'));
    const wrong = { shownSha256: 'a'.repeat(64), name: quill.attestor.name };
    expect((await quill.attestor.post(place(), wrong)).body.code).toBe('stale-version');
    await quill.contributor.post(place(), { ...wrong, shownSha256: statement.sha256 }).expect(403);
    await other.attestor.post(place(), { ...wrong, shownSha256: statement.sha256 }).expect(404);
    const signed = await sign();
    expect(signed.status).toBe(201);
    expect(signed.body.signed).toMatchObject([
      { state: 'signed', fromOn: '2026-01-01', toOn: '2026-12-02', shownText: statement.text, late: false },
    ]);
    expect((await again()).progress).toBe('submitted');
    expect((await sign()).status).toBe(409);
  });

  it('is returned with a reason, signed anew, and accepted: the requirement is met by it', async () => {
    const { signed } = await read();
    const returns = `/api/none-occurred/${String(signed[0].id)}/returns`;
    await quill.attestor.post(returns, { reason: 'No' }).expect(403);
    await scene.house.ines.post(returns, { reason: 'The summer outage is missing.' }).expect(204);
    expect((await again()).progress).toBe('in_progress');
    await quill.attestor.confirms();
    const anew = (await sign()).body.signed;
    expect(anew.map(({ state }: { state: string }) => state)).toEqual(['signed', 'returned']);
    await scene.house.ines.post(`/api/none-occurred/${String(anew[0].id)}/acceptances`, {}).expect(204);
    expect(await again()).toMatchObject({ conclusion: 'met', completedOn: '2026-12-02' });
    const trail = await scene.house.ines.get('/api/trail?deed=none-occurred.signed').expect(200);
    expect(trail.body.items[0].particulars).toMatchObject({ textSha256: anew[0].shownSha256, to: '2026-12-02' });
  });

  it('is superseded where such an event is recorded after all, and the event is asked about by itself', async () => {
    const event = { event: 'disruption_recovered', happenedOn: '2026-11-30', ref: 'Outage 7' };
    await scene.house.ines.post(`/api/vendors/${quill.id}/events`, { ...event, serviceId: duty.serviceId }).expect(201);
    expect(await again()).toMatchObject({ conclusion: 'not_applicable', completedOn: null });
    expect((await again()).conclusionReason).toContain('superseded');
    const arisen = (await duties()).find((one) => one.occurrenceKey === 'disruption_recovered:Outage 7');
    expect(arisen).toMatchObject({ requirementCode: 'TST-05', progress: 'not_started' });
    const { signed, refusal } = await read();
    expect(signed[0]).toMatchObject({ state: 'superseded', supersededByWords: expect.stringContaining('2026-11-30') });
    expect(refusal).toContain('2026-11-30');
    await quill.attestor.confirms();
    expect((await sign()).status).toBe(409);
    const trail = await scene.house.ines.get('/api/trail?deed=none-occurred.superseded').expect(200);
    expect(trail.body.items[0].particulars).toMatchObject({ before: 'accepted', event: 'disruption_recovered' });
  });
});
