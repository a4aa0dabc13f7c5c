import type { ImpactView, ServiceImpact } from '../../src/outsourced-services/impact/impact-views.dto';
import { asOwner } from '../support/database';
import { agreeImpact, gridFrom } from '../support/impact';
import type { Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const MONTH_END = {
  ...{ kind: 'month_end', label: 'Month-end close', daysBefore: 2, daysAfter: 3, multiplierPct: 200 },
  ...{ categories: ['financial_reporting'], reason: 'Postings have to be complete on the third working day.' },
};

/** Notices are written by a job after the deed. */
async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error('It did not come within ten seconds.');
}

describe('impact of an outage', () => {
  let house: TestPortal;
  let quill: TestVendor;
  let harbour: TestVendor;
  beforeAll(async () => {
    house = await openTestPortal({ jobs: true });
    quill = await house.vendor('Quillfeather Contact');
    harbour = await house.vendor('Harbour Data');
  });
  afterAll(() => house.close());

  const addService = async (name: string, vendor = quill) => {
    const { body } = await house.dana
      .post(`/api/vendors/${vendor.id}/services`, { name, category: 'voice_agents' })
      .expect(201);
    return String(body.id);
  };
  const draftOf = async (who: Person, serviceId: string): Promise<ImpactView> =>
    (await who.post(`/api/services/${serviceId}/impact-assessments`).expect(201)).body;
  const scored = async (who: Person, { id, version }: ImpactView, content: object): Promise<ImpactView> =>
    (await who.put(`/api/impact-assessments/${id}`, { peaks: [], ...content, version }).expect(200)).body;
  const proposed = async (who: Person, { id, version }: ImpactView): Promise<ImpactView> =>
    (await who.post(`/api/impact-assessments/${id}/proposals`, { version }).expect(201)).body;
  const accept = (who: Person, { id }: { id: string }) => who.post(`/api/impact-assessments/${id}/acceptances`);
  const impactOf = async (who: Person, serviceId: string): Promise<ServiceImpact> =>
    (await who.get(`/api/services/${serviceId}/impact`).expect(200)).body;
  const propose = (serviceId: string, objectives: object) =>
    house.dana.post(`/api/services/${serviceId}/objective-sets`, { rpoMinutes: 15, ...objectives });

  it('is scored by written anchors, ten categories by seven bands', async () => {
    const { body } = await quill.contributor.get('/api/impact-guide').expect(200);
    expect(body.categories).toHaveLength(10);
    expect(body.bands.map((one: { startsAtMinutes: number }) => one.startsAtMinutes)).toEqual([
      ...[0, 60, 240, 480, 1440, 4320, 10_080],
    ]);
    const close = body.categories.find((one: { category: string }) => one.category === 'financial_reporting');
    expect(close).toMatchObject({ label: 'Financial reporting and close', anchors: { length: 5 } });
  });

  it('is drafted by the vendor, accepted by both sides, and gives the longest tolerable outage', async () => {
    const service = await addService('Voice desk');
    const draft = await draftOf(quill.contributor, service);
    expect(draft).toMatchObject({ state: 'draft', number: 1, derivedMtpdMinutes: null, scores: [] });
    expect(draft.ref).toMatch(/^IA-\d{4}$/);
    expect(draft.gaps).toHaveLength(70);
    const half = await scored(quill.contributor, draft, { scores: gridFrom(480).slice(0, 35) });
    expect(half.gaps).toHaveLength(35);
    const refused = await quill.contributor
      .post(`/api/impact-assessments/${draft.id}/proposals`, { version: half.version })
      .expect(422);
    expect(refused.body.errors[0]).toMatchObject({
      code: 'score_missing',
      pointer: '/scores/health_and_safety/within_1h',
    });
    const whole = await scored(quill.contributor, half, { scores: gridFrom(480), note: 'Workshop of 3 June' });
    expect(whole).toMatchObject({ derivedMtpdMinutes: 480, decidedBy: ['customers'], gaps: [], mtpdMinutes: null });
    const proposal = await proposed(quill.contributor, whole);
    expect(proposal).toMatchObject({ state: 'proposed', mtpdMinutes: 480, highestScore: 4 });
    expect(proposal.contentSha256).toMatch(/^[0-9a-f]{64}$/);
    await accept(quill.attestor, draft).expect(201);
    await accept(quill.contributor, draft).expect(409);
    expect(await impactOf(house.ines, service)).toMatchObject({ inForce: null, open: { state: 'proposed' } });
    const { body } = await accept(house.dana, draft).expect(201);
    expect(body).toMatchObject({
      state: 'in_force',
      vendorAcceptedByName: quill.attestor.name,
      note: 'Workshop of 3 June',
    });
    expect(body.registrantAcceptedByName).toBe('Dana Whitlock');
    expect(body.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('does not fall over time without a word why', async () => {
    const service = await addService('Night desk');
    const draft = await draftOf(house.dana, service);
    const falling = gridFrom(1440).map((one) =>
      one.category === 'contractual' && one.band === 'h8_to_24' ? { ...one, score: 1 } : one,
    );
    const first = await scored(house.dana, draft, { scores: falling });
    expect(first.gaps).toMatchObject([{ code: 'fall_not_explained', pointer: '/scores/contractual/h8_to_24' }]);
    const path = `/api/impact-assessments/${draft.id}/proposals`;
    await house.dana.post(path, { version: first.version }).expect(422);
    const said = falling.map((one) => (one.score === 1 ? { ...one, note: 'No promise covers the night.' } : one));
    const second = await scored(house.dana, first, { scores: said });
    expect((await proposed(house.dana, second)).state).toBe('proposed');
  });

  it('keeps what two people typed apart: a stale version is refused, and nothing is lost', async () => {
    const service = await addService('Shared desk');
    const draft = await draftOf(house.dana, service);
    await quill.contributor.post(`/api/services/${service}/impact-assessments`).expect(409);
    await scored(quill.contributor, draft, { scores: gridFrom(60) });
    const stale = { scores: gridFrom(480), peaks: [], version: draft.version };
    const { body } = await house.dana.put(`/api/impact-assessments/${draft.id}`, stale).expect(409);
    expect(body.code).toBe('stale-version');
    expect((await impactOf(house.dana, service)).open?.derivedMtpdMinutes).toBe(60);
  });

  it('takes no score beyond the scale and no cell twice', async () => {
    const service = await addService('Scale desk');
    const { id, version } = await draftOf(house.dana, service);
    const put = (scores: object[]) => house.dana.put(`/api/impact-assessments/${id}`, { scores, peaks: [], version });
    const cell = { category: 'reputation', band: 'd1_to_3', score: 5 };
    expect((await put([cell]).expect(400)).body.errors[0].pointer).toBe('/scores/0/score');
    const twice = await put([
      { ...cell, score: 1 },
      { ...cell, score: 2 },
    ]).expect(422);
    expect(twice.body.errors).toMatchObject([{ code: 'score_twice', pointer: '/scores/1' }]);
  });

  it('reads scores from a spreadsheet and names what it cannot read, before anything is saved', async () => {
    const service = await addService('Import desk');
    const { id } = await draftOf(quill.contributor, service);
    const text = 'What suffers\tUp to 1 hour\t1 to 4 hours\nReputation\t0\t2\nMood\t1\t1\nContractual\t1\tmany';
    const { body } = await quill.contributor.post(`/api/impact-assessments/${id}/score-readings`, { text }).expect(200);
    expect(body.scores).toHaveLength(3);
    expect(body.errors).toMatchObject([{ row: 3 }, { row: 4, column: '1 to 4 hours' }]);
    expect((await impactOf(house.dana, service)).open?.scores).toEqual([]);
  });

  describe('peaks', () => {
    it('are recorded and shown for what they change', async () => {
      const service = await addService('Ledger desk');
      const draft = await draftOf(house.ines, service);
      const scores = gridFrom(4320).map((one) =>
        one.category === 'financial_reporting' && one.score === 2 && one.band !== 'h1_to_4'
          ? { ...one, score: 3 }
          : one,
      );
      const view = await scored(house.ines, draft, { scores, peaks: [MONTH_END] });
      expect(view.derivedMtpdMinutes).toBe(4320);
      expect(view.peaks[0]).toMatchObject({ label: 'Month-end close', mtpdMinutes: 60 });
      expect(view.peaks[0]?.raised.map(({ hundredths }) => hundredths)).toEqual([400, 400, 400, 400, 400, 400]);
      const wrong = { scores, peaks: [{ ...MONTH_END, kind: 'season' }], version: view.version };
      const { body } = await house.ines.put(`/api/impact-assessments/${draft.id}`, wrong).expect(422);
      expect(body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
        ...['/peaks/0/seasonFrom', '/peaks/0/seasonTo'],
      ]);
      await accept(house.ines, await proposed(house.ines, view)).expect(201);
      await accept(quill.attestor, draft).expect(201);
      const set = await propose(service, { rtoMinutes: 240 }).expect(201);
      for (const who of [house.dana, quill.attestor])
        await who.post(`/api/objective-sets/${String(set.body.id)}/acceptances`).expect(201);
      const { inForce } = await impactOf(house.ines, service);
      expect(inForce).toMatchObject({ breaksObjectives: [], peaksTooShort: ['Month-end close'] });
    });
  });

  describe('objectives', () => {
    it('are refused without an assessment in force, and with another outage than it gives', async () => {
      const service = await addService('Target desk');
      const early = await propose(service, { rtoMinutes: 240, mtpdMinutes: 480 }).expect(422);
      expect(early.body.errors).toMatchObject([{ code: 'impact_missing', pointer: '/mtpdMinutes' }]);
      await agreeImpact([house.dana, quill.attestor], service, 480);
      const other = await propose(service, { rtoMinutes: 240, mtpdMinutes: 1440 }).expect(422);
      expect(other.body.errors).toMatchObject([{ code: 'mtpd_not_of_impact', pointer: '/mtpdMinutes' }]);
      const slow = await propose(service, { rtoMinutes: 480 }).expect(422);
      expect(slow.body.errors).toMatchObject([{ code: 'rto_not_below_mtpd', pointer: '/rtoMinutes' }]);
      const late = await propose(service, { rtoMinutes: 420, wrtMinutes: 61 }).expect(422);
      expect(late.body.errors).toMatchObject([{ code: 'rto_plus_wrt_over_mtpd', pointer: '/wrtMinutes' }]);
      const { body } = await propose(service, { rtoMinutes: 420, wrtMinutes: 60 }).expect(201);
      expect(body).toMatchObject({ mtpdMinutes: 480, impactRef: expect.stringMatching(/^IA-/), breaches: [] });
    });

    it('that a new assessment breaks are shown as broken, and people are told', async () => {
      const service = await addService('Broken desk');
      await agreeImpact([house.dana, quill.attestor], service, 1440);
      const set = await propose(service, { rtoMinutes: 300 }).expect(201);
      const acceptances = `/api/objective-sets/${String(set.body.id)}/acceptances`;
      await house.dana.post(acceptances).expect(201);
      await quill.attestor.post(acceptances).expect(201);
      const open = await propose(service, { rtoMinutes: 200 }).expect(201);
      const draft = await draftOf(quill.contributor, service);
      expect(draft).toMatchObject({
        number: 2,
        derivedMtpdMinutes: 1440,
        comparison: { mtpdMinutes: 1440, changes: [] },
      });
      const tighter = await scored(quill.contributor, draft, { scores: gridFrom(240) });
      expect(tighter.comparison?.changes.length).toBeGreaterThan(0);
      expect(tighter.breaksObjectives).toMatchObject([{ code: 'rto_not_below_mtpd' }]);
      await accept(quill.contributor, await proposed(quill.contributor, tighter)).expect(201);
      const { body: inForce } = await accept(house.dana, draft).expect(201);
      expect(inForce.breaksObjectives).toHaveLength(1);
      const { body } = await house.ines.get(`/api/services/${service}`).expect(200);
      expect(body.objectives.breaches[0]).toContain('must be shorter than the longest tolerable outage, 4:00 h');
      const stale = await house.dana.post(`/api/objective-sets/${String(open.body.id)}/acceptances`).expect(409);
      expect(stale.body.errors[0].code).toBe('mtpd_not_of_impact');
      const { body: register } = await house.ines.get('/api/impact-register').expect(200);
      const row = register.items.find((one: { serviceId: string }) => one.serviceId === service);
      expect(row).toMatchObject({
        mtpdMinutes: 240,
        rtoMinutes: 300,
        impactState: 'in_force',
        objectivesState: 'in_force',
      });
      expect(row.breaches).toHaveLength(1);
      const notice = await soon(async () => {
        const { body: notices } = await house.ines.get('/api/notices').expect(200);
        return notices.items.find((one: { title: string }) => one.title.includes('breaks the objectives in force'));
      });
      expect(notice).toMatchObject({ link: `/services/${service}` });
    });
  });

  describe('versions', () => {
    it('supersede each other, and what was accepted stays as it was', async () => {
      const service = await addService('Version desk');
      const first = await agreeImpact([house.dana, quill.attestor], service, 480);
      const second = await agreeImpact([quill.contributor, house.ines], service, 1440);
      const { versions, inForce } = await impactOf(quill.attestor, service);
      expect(versions.map(({ state, mtpdMinutes }) => [state, mtpdMinutes])).toEqual([
        ['in_force', 1440],
        ['superseded', 480],
      ]);
      expect(inForce).toMatchObject({ id: second, comparison: { number: 1, mtpdMinutes: 480 } });
      await house.dana.put(`/api/impact-assessments/${first}`, { scores: [], peaks: [], version: 4 }).expect(409);
      await expect(
        asOwner(house.access, `UPDATE impact_score SET score = 0 WHERE assessment_id = '${second}'`),
      ).rejects.toThrow(/stays/);
      await expect(
        asOwner(
          house.access,
          `UPDATE impact_assessment SET mtpd_minutes = NULL, highest_score = 3 WHERE id = '${second}'`,
        ),
      ).rejects.toThrow(/stays/);
    });

    it('are sent back with a reason, and the next one begins from what was said', async () => {
      const service = await addService('Return desk');
      const draft = await draftOf(quill.contributor, service);
      await proposed(quill.contributor, await scored(quill.contributor, draft, { scores: gridFrom(60) }));
      const path = `/api/impact-assessments/${draft.id}/returns`;
      await house.ines.post(path, { reason: '' }).expect(400);
      const { body } = await house.ines.post(path, { reason: 'Customers can wait longer than an hour.' }).expect(201);
      expect(body).toMatchObject({ state: 'returned', returnReason: 'Customers can wait longer than an hour.' });
      await accept(house.ines, draft).expect(409);
      const next = await draftOf(quill.contributor, service);
      expect(next).toMatchObject({ number: 2, derivedMtpdMinutes: 60, comparison: null });
    });

    it('hold at the database: no other outage than the scores give, no second person in both seats', async () => {
      const service = await addService('Guarded desk');
      const draft = await draftOf(house.dana, service);
      await scored(house.dana, draft, { scores: gridFrom(240) });
      const as = (sets: string) =>
        asOwner(house.access, `UPDATE impact_assessment SET ${sets} WHERE id = '${draft.id}'`);
      const proposal = `state = 'proposed', proposed_by = drafted_by, proposed_at = now(), content_sha256 = repeat('0', 64)`;
      await expect(as(`${proposal}, highest_score = 4, mtpd_minutes = 480`)).rejects.toThrow(/derived from the scores/);
      await as(`${proposal}, highest_score = 4, mtpd_minutes = 240`);
      const both = `vendor_accepted_by = drafted_by, vendor_accepted_at = now(), registrant_accepted_by = drafted_by, registrant_accepted_at = now()`;
      await expect(as(both)).rejects.toThrow(/two_people/);
    });
  });

  describe('who may', () => {
    it('score and accept: nobody of another vendor, and no auditor', async () => {
      const service = await addService('Closed desk');
      const draft = await draftOf(quill.contributor, service);
      await harbour.contributor.get(`/api/services/${service}/impact`).expect(404);
      await harbour.contributor.get(`/api/impact-assessments/${draft.id}`).expect(404);
      await house.priya.post(`/api/services/${service}/impact-assessments`).expect(403);
      await quill.attestor
        .put(`/api/impact-assessments/${draft.id}`, { scores: [], peaks: [], version: 1 })
        .expect(403);
      expect((await impactOf(house.priya, service)).open?.id).toBe(draft.id);
    });

    it('see what an outage costs: the registrant and its auditor, never the vendor', async () => {
      const service = await addService('Cost desk');
      const cost = {
        currency: 'USD',
        amounts: [0, 5000, 20_000, 80_000, 250_000, 900_000, 2_000_000],
        basis: 'Lost orders of the average day',
      };
      const path = `/api/services/${service}/outage-costs`;
      await quill.contributor.post(path, cost).expect(403);
      const { body } = await house.dana.post(path, { ...cost, amounts: [9, 8, 9, 9, 9, 9, 9] }).expect(422);
      expect(body.errors).toMatchObject([{ code: 'cost_falls', pointer: '/amounts/1' }]);
      await house.dana.post(path, cost).expect(201);
      await house.ines.post(path, { ...cost, currency: 'EUR' }).expect(201);
      const { outageCosts } = await impactOf(house.priya, service);
      expect(outageCosts.map(({ number, currency }) => [number, currency])).toEqual([
        [2, 'EUR'],
        [1, 'USD'],
      ]);
      expect(outageCosts[1]).toMatchObject({ amounts: cost.amounts, statedByName: 'Dana Whitlock' });
      expect((await impactOf(quill.contributor, service)).outageCosts).toEqual([]);
    });
  });
});
