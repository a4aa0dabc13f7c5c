import { ExceptionNight } from '../../src/exceptions/exception-night';
import { ExceptionsService } from '../../src/exceptions/exceptions.service';
import { within } from '../support/continuity';
import { signInAs, type Person } from '../support/person';
import { bringFor, comes, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import type { TestPortal, TestVendor } from '../support/portal';

describe('exceptions, from the request to the day they end', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let quill: TestVendor;
  let nettle: TestVendor;
  let otherOfficer: Person;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    quill = await scene.vendor('Quillfeather Contact', 'T1');
    nettle = await scene.vendor('Nettle Letters', 'T2');
    otherOfficer = await house.invite({ name: 'Second Officer', role: 'compliance_officer' });
  });
  afterAll(() => house.close());

  const measures = [{ description: 'A second printer stands by', ownerName: 'Print lead' }];
  const wanted = { reason: 'The press is rebuilt.', risk: 'Letters go out two days late.', measures };
  const assessing = (exception: { measures: { id: string }[] }) => ({
    ...{ assessment: 'The printer was seen running.', residualRisk: 'low' },
    measures: exception.measures.map(({ id }) => ({ id, verdict: 'works', note: 'Saw a run of 400 letters.' })),
  });
  const path = (id: string, word: string) => `/api/exceptions/${id}/${word}`;
  const yes = { decision: 'approved', reason: 'The risk is small and short.' };

  async function requested(vendor: TestVendor, given: object, who = vendor.contributor) {
    return (await who.post('/api/exceptions', { ...wanted, ...given }).expect(201)).body;
  }

  it('are asked for within the limit of the tier, with a measure, and by those who may', async () => {
    const { id: obligationId } = await obligationOf(nettle, 'GOV-01');
    const limits = (await nettle.contributor.get(`/api/exception-limits?obligationId=${obligationId}`)).body;
    expect(limits).toMatchObject({ tier: 'T2', maxDays: 180, latestUntil: '2026-08-29', needsExecutive: false });
    const ask = (more: object, who = nettle.contributor) =>
      who.post('/api/exceptions', { ...wanted, obligationId, until: '2026-06-30', ...more });
    expect((await ask({ until: '2026-09-30' }).expect(422)).body.errors[0].code).toBe('longer-than-limit');
    expect((await ask({ measures: [] }).expect(422)).body.errors[0].code).toBe('measure-missing');
    await ask({}, nettle.attestor).expect(403);
    await ask({}, house.ruben).expect(403);
    await ask({}, quill.contributor).expect(404);
  });

  it('are assessed and approved by others; the item is not met, with the day on which the exception ends', async () => {
    const obligation = await obligationOf(nettle, 'GOV-01');
    const gap = { vendorId: nettle.id, severity: 'medium', title: 'Policy is old', description: '', ownerName: 'Nell' };
    const finding = await house.ines.post('/api/findings', { ...gap, obligationId: obligation.id }).expect(201);
    const about = { obligationId: obligation.id, findingId: finding.body.id, until: '2026-06-30' };
    const made = await requested(nettle, about);
    expect(made).toMatchObject({ ref: 'XC-0001', state: 'requested', waitsFor: 'assessor', renewalNumber: 0 });
    await nettle.contributor.post('/api/exceptions', { ...wanted, ...about }).expect(409);
    await house.ruben.post(path(made.id, 'decisions'), yes).expect(409);
    await house.ines.post(path(made.id, 'assessments'), { ...assessing(made), measures: [] }).expect(422);
    const assessed = await house.ines.post(path(made.id, 'assessments'), assessing(made)).expect(201);
    expect(assessed.body).toMatchObject({ state: 'assessed', waitsFor: 'second_line', residualRisk: 'low' });
    await house.harriet.post(path(made.id, 'risk-acceptances'), yes).expect(422);
    const approved = await house.ruben.post(path(made.id, 'decisions'), yes).expect(201);
    expect(approved.body).toMatchObject({ state: 'active', stateWords: 'Approved exception until 2026-06-30' });
    const excepted = await obligationOf(nettle, 'GOV-01');
    expect(excepted).toMatchObject({ state: 'excepted', exceptionUntil: '2026-06-30' });
    expect(excepted.stateWords).toBe('Not met - approved exception until 2026-06-30');
    const accepted = (await house.ines.get(`/api/findings/${finding.body.id}`).expect(200)).body;
    expect(accepted).toMatchObject({ state: 'risk_accepted', acceptedUntil: '2026-06-30', exceptionRef: 'XC-0001' });
  });

  it('run out by the calendar: the item is not met, the finding is back, attestations are told', async () => {
    const expired = (vendorId: string) =>
      within(house, { person: house.ines, role: 'compliance_officer' }, async (w) => {
        const found = await house.app.get(ExceptionsService).expiredExceptions(w.manager, vendorId, scene.periodId);
        await w.record('trail.exported', { kind: 'trail', id: vendorId, vendorId }, { filter: {}, rows: 0 });
        return found;
      });
    expect(await expired(nettle.id)).toEqual([]);
    await comes(scene, '2026-06-20T09:00:00.000Z', [quill, nettle]);
    expect((await house.ines.get('/api/exceptions?state=expiring').expect(200)).body.total).toBe(1);
    await comes(scene, '2026-07-01T09:00:00.000Z', [quill, nettle]);
    const over = await obligationOf(nettle, 'GOV-01');
    expect(over.state).toBe('not_met');
    expect(over.stateWords).toBe('Not met - approved exception expired on 2026-06-30');
    const [finding] = (await nettle.contributor.get('/api/findings').expect(200)).body.items;
    expect(finding).toMatchObject({ state: 'open', stands: true, overdue: true });
    const night = () => house.app.get(ExceptionNight).writeDown({ registrantId: house.registrantId });
    expect(await night()).toEqual({ expired: 1, findingsBack: 0, failed: [] });
    expect(await night()).toEqual({ expired: 0, findingsBack: 0, failed: [] });
    const written = (await house.ruben.get('/api/trail?deed=exception.expired').expect(200)).body;
    expect(written).toMatchObject({ total: 1, items: [{ actor: { name: 'Holdfast' } }] });
    const back = await nettle.contributor.post(`/api/findings/${finding.id}/acknowledgements`).expect(201);
    expect(back.body.moves.map((one: { toState: string }) => one.toState)).toEqual([
      ...['risk_accepted', 'open', 'acknowledged'],
    ]);
    expect(await expired(nettle.id)).toMatchObject([{ ref: 'XC-0001', requirementCode: 'GOV-01' }]);
    const { body } = await house.ines.get('/api/exceptions?state=expired').expect(200);
    expect(body.items).toMatchObject([{ ref: 'XC-0001', state: 'expired', stateWords: 'Expired on 2026-06-30' }]);
  });

  it('are renewed as new requests; from the second renewal on an executive decides too', async () => {
    const { id: obligationId } = await obligationOf(nettle, 'GOV-01');
    const [first] = (await house.ines.get('/api/exceptions').expect(200)).body.items;
    const renew = async (renewsId: string, until: string) => {
      const made = await requested(nettle, { obligationId, renewsId, until }, house.dana);
      await house.ines.post(path(made.id, 'assessments'), assessing(made)).expect(201);
      return (await house.ruben.post(path(made.id, 'decisions'), yes).expect(201)).body;
    };
    const second = await renew(first.id, '2026-08-31');
    expect(second).toMatchObject({ state: 'active', renewalNumber: 1, renewsRef: 'XC-0001', needsExecutive: false });
    const third = await renew(second.id, '2026-10-31');
    expect(third).toMatchObject({ state: 'assessed', renewalNumber: 2, waitsFor: 'executive' });
    await house.ruben.post(path(third.id, 'risk-acceptances'), yes).expect(403);
    const final = await house.harriet.post(path(third.id, 'risk-acceptances'), yes).expect(201);
    expect(final.body).toMatchObject({ state: 'active', decisions: [{ part: 'second_line' }, { part: 'executive' }] });
    expect((await obligationOf(nettle, 'GOV-01')).exceptionUntil).toBe('2026-10-31');
  });

  it('in tier 1 wait for the executive, who may say no', async () => {
    const { id: obligationId } = await obligationOf(quill, 'GOV-01');
    const made = await requested(quill, { obligationId, until: '2026-09-15' }, house.ines);
    expect(made).toMatchObject({ tier: 'T1', maxDays: 90, needsExecutive: true });
    const own = await house.ines.post(path(made.id, 'assessments'), assessing(made)).expect(422);
    expect(own.body.errors[0].code).toBe('assessor-is-requester');
    const second = await signInAs(house.url, otherOfficer);
    await second.post(path(made.id, 'assessments'), assessing(made)).expect(201);
    expect((await house.harriet.post(path(made.id, 'risk-acceptances'), yes).expect(422)).body.errors[0].code).toBe(
      'second-line-first',
    );
    await house.ruben.post(path(made.id, 'decisions'), yes).expect(201);
    const no = { decision: 'rejected', reason: 'Too much stands on it.' };
    expect((await house.harriet.post(path(made.id, 'risk-acceptances'), no).expect(201)).body.state).toBe('rejected');
    expect((await obligationOf(quill, 'GOV-01')).conclusion).toBeNull();
  });

  it('end early when they are revoked or remedied, and the item is not met again', async () => {
    const { items } = (await house.ines.get('/api/exceptions?state=active').expect(200)).body;
    const held = items.find((one: { renewalNumber: number }) => one.renewalNumber === 2);
    await house.ines.post(path(held.id, 'revocations'), { reason: 'No.' }).expect(403);
    const ended = await house.ruben.post(path(held.id, 'revocations'), { reason: 'The printer broke.' }).expect(201);
    expect(ended.body).toMatchObject({ state: 'revoked', endReason: 'The printer broke.' });
    const after = await obligationOf(nettle, 'GOV-01');
    expect(after).toMatchObject({ state: 'not_met', exceptionUntil: null });
    expect(after.conclusionReason).toContain('was revoked');
    await house.ines.post(path(held.id, 'remediations'), { reason: 'Done.' }).expect(409);
  });

  it('still show while what was brought meanwhile is under review', async () => {
    const { id: obligationId } = await obligationOf(nettle, 'PPL-01');
    const made = await requested(nettle, { obligationId, until: '2026-12-01' });
    await house.ines.post(path(made.id, 'assessments'), assessing(made)).expect(201);
    await house.ruben.post(path(made.id, 'decisions'), yes).expect(201);
    await bringFor(nettle.contributor, 'EV-ORG', { obligationIds: String(obligationId) });
    const asked = { obligationIds: [obligationId] };
    const submitted = await nettle.contributor.post('/api/submissions', asked).expect(201);
    await house.ines.post(`/api/submissions/${submitted.body.id}/reviews`).expect(201);
    const underReview = await obligationOf(nettle, 'PPL-01');
    expect(underReview).toMatchObject({ conclusion: 'under_review', exceptionUntil: '2026-12-01' });
    expect(underReview.stateWords).toBe('Under review - approved exception until 2026-12-01');
    await house.ruben.post(path(made.id, 'revocations'), { reason: 'No longer runs.' }).expect(201);
    expect(await obligationOf(nettle, 'PPL-01')).toMatchObject({ conclusion: 'under_review', exceptionUntil: null });
  });

  it('are seen by their own vendor, the registrant and its auditor', async () => {
    expect((await nettle.contributor.get('/api/exceptions').expect(200)).body.total).toBe(4);
    expect((await quill.contributor.get('/api/exceptions').expect(200)).body.total).toBe(1);
    expect((await house.priya.get('/api/exceptions').expect(200)).body.total).toBe(5);
    await bringFor(quill.contributor, 'EV-POL', { obligationIds: String((await obligationOf(quill, 'GOV-01')).id) });
  });
});
