import { CataloguePublisher } from '../../src/catalogue/catalogue.publisher';
import { readShippedCatalogueDocument } from '../../src/catalogue/catalogue.file';
import { Work } from '../../src/audit-trail/work';
import type { Actor } from '../../src/foundation/actor';
import { SettableClock } from '../../src/foundation/clock';
import { ObligationsService } from '../../src/obligations/obligations.service';
import type { ObligationView, ScheduleView } from '../../src/obligations/obligations.dto';
import type { Person } from '../support/person';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const FACTS = {
  ...{ impactAnalysis: 'analysed', mtpdMinutes: 120, highestImpact: 4, substitutability: 'none', volumeSharePct: 60 },
  ...{ sensitiveData: true, lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false },
};

describe('requirements and obligations', () => {
  let house: TestPortal;
  let northwell: TestVendor;
  let harbour: TestVendor;
  let periodId: string;
  const clock = new SettableClock('2026-03-02T08:00:00.000Z');

  beforeAll(async () => {
    house = await openTestPortal({ clock });
    northwell = await house.vendor('Northwell Contact');
    harbour = await house.vendor('Harbour Data');
  });
  afterAll(() => house.close());

  const decided = async (vendor: TestVendor, scope: { tier: string; icfrRelevant: boolean }, mtpdMinutes = 120) => {
    const name = `Desk ${scope.tier} ${mtpdMinutes}`;
    const { body } = await house.dana
      .post(`/api/vendors/${vendor.id}/services`, { name, category: 'voice_agents' })
      .expect(201);
    await decide(String(body.id), { ...scope, mtpdMinutes, version: 1 });
    return String(body.id);
  };
  const decide = (id: string, scope: { tier: string; icfrRelevant: boolean; mtpdMinutes: number; version: number }) =>
    house.ines
      .post(`/api/services/${id}/scope-decisions`, {
        ...{ ...FACTS, ...scope, flags: ['customer_contact'], accounts: 'Refunds' },
        ...{ icfrReason: 'Agents enter refunds', reason: 'As proposed' },
      })
      .expect(201);
  const schedule = (vendor = northwell) => house.ines.post(`/api/vendors/${vendor.id}/obligations`, { periodId });
  const obligations = async (who: Person, query = '') =>
    (await who.get(`/api/obligations?periodId=${periodId}${query}`).expect(200)).body.items as ObligationView[];

  const actorOf = (person: Person, vendorId: string | null): Actor => ({
    ...{ personId: person.personId, name: person.name, membershipId: person.personId, requestId: 'spec' },
    registrantId: house.registrantId,
    vendorId,
    role: vendorId === null ? 'compliance_officer' : 'vendor_contributor',
    databaseRole: vendorId === null ? 'holdfast_staff' : 'holdfast_vendor',
  });

  describe('the catalogue', () => {
    it('lists families and words in the order in which it has them', async () => {
      const { body } = await house.priya.get('/api/catalogue').expect(200);
      const shipped = readShippedCatalogueDocument() as Record<'families' | 'provisions' | 'evidence_kinds', object> & {
        vocabularies: Record<'tier' | 'flag' | 'sox_lane' | 'disruption_type', object>;
      };
      const ids = (terms: { id: string }[]) => terms.map(({ id }) => id);
      const { families, provisions, vocabularies } = shipped;
      expect(ids(body.families)).toEqual(Object.keys(families));
      expect(ids(body.provisions)).toEqual(Object.keys(provisions));
      expect(ids(body.tiers)).toEqual(Object.keys(vocabularies.tier));
      expect(ids(body.flags)).toEqual(Object.keys(vocabularies.flag));
      expect(ids(body.lanes)).toEqual(Object.keys(vocabularies.sox_lane));
      expect(ids(body.disruptionTypes)).toEqual(Object.keys(vocabularies.disruption_type));
      expect(body.families[0].id).toBe('GOV');
    });

    it('is published once, whole, with its digest', async () => {
      const { body } = await house.priya.get('/api/catalogue').expect(200);
      expect(body).toMatchObject({ code: 'vcc', version: '1.0.1' });
      expect(body.documentSha256).toMatch(/^[0-9a-f]{64}$/);
      expect(body.disclaimer).toContain('never name business continuity');
      const again = await house.app.get(CataloguePublisher).publishShipped();
      expect(again).toMatchObject({ isNew: false, documentSha256: body.documentSha256 });
      const { body: list } = await house.priya.get('/api/requirements').expect(200);
      expect(list.total).toBe(body.requirementCount);
    });

    it('refuses another document under the same version, and names it', async () => {
      const document = readShippedCatalogueDocument() as { catalogue: { title: string } };
      document.catalogue.title = 'Something else';
      await expect(house.app.get(CataloguePublisher).publish(document)).rejects.toThrow(
        /vcc 1\.0\.1 was published with SHA-256 [0-9a-f]{64}/,
      );
    });

    it('shows force, lane, SOX basis and what counts as evidence', async () => {
      const { body } = await northwell.contributor.get('/api/requirements/TST-02').expect(200);
      expect(body).toMatchObject({ code: 'TST-02', familyTitle: expect.any(String), forceLabel: expect.any(String) });
      expect(body.evidence.required.length).toBeGreaterThan(0);
      expect(body.evidence.required[0]).toMatchObject({
        kind: expect.stringMatching(/^EV-/),
        title: expect.any(String),
      });
      expect(body.soxBasis[0]).toHaveProperty('linkWords');
      await northwell.contributor.get('/api/requirements/XXX-99').expect(404);
    });
  });

  describe('periods', () => {
    const fy2026 = { code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31' };

    it('are planned one fiscal year at a time, without overlap', async () => {
      const { body } = await house.ines.post('/api/periods', fy2026).expect(201);
      expect(body).toMatchObject({ state: 'planned', catalogue: null });
      periodId = String(body.id);
      const overlap = { code: 'FY26b', startsOn: '2026-06-01', endsOn: '2027-05-31' };
      const refused = await house.ines.post('/api/periods', overlap).expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/startsOn', code: 'overlaps' }]);
      await house.ines.post('/api/periods', { ...fy2026, code: 'FY27', startsOn: '2027-02-30' }).expect(400);
      await house.dana.post('/api/periods', { ...overlap, code: 'FY28' }).expect(403);
    });

    it('schedule nothing before they are open', async () => {
      await decided(northwell, { tier: 'T1', icfrRelevant: true });
      const { body } = await schedule().expect(409);
      expect(body.detail).toContain('not open yet');
    });

    it('pin the catalogue when they open, once', async () => {
      const { body } = await house.ines.post(`/api/periods/${periodId}/openings`, { version: 1 }).expect(201);
      expect(body).toMatchObject({ state: 'open', catalogue: 'vcc 1.0.1', openedByName: 'Ines Okafor' });
      await house.ines.post(`/api/periods/${periodId}/openings`, { version: 2 }).expect(409);
      const seen = await northwell.contributor.get('/api/periods').expect(200);
      expect(seen.body.items).toMatchObject([{ code: 'FY2026', state: 'open' }]);
    });
  });

  describe('the schedule', () => {
    it('needs a service with a tier', async () => {
      const { body } = await schedule(harbour).expect(422);
      expect(body.errors[0].code).toBe('no_tier');
    });

    it('adds what tier and flags ask for, and nothing the second time', async () => {
      const { body } = await schedule().expect(201);
      expect(body.added.length).toBeGreaterThan(20);
      const again = await schedule().expect(201);
      expect(again.body).toMatchObject({ added: [], rescheduled: [], noLongerRequired: [], kept: body.added.length });
    });

    it('gives each obligation its labels, date, rule and state', async () => {
      const all = await obligations(northwell.contributor);
      const test = all.find((one) => one.requirementCode === 'TST-02');
      expect(test).toMatchObject({
        ...{ vendorName: 'Northwell Contact', periodCode: 'FY2026', tier: 'T1', dueOn: '2026-12-31' },
        ...{ state: 'not_started', stateWords: 'Not started', overdue: false, dueSoon: false, occurrence: 1 },
      });
      expect(test?.dueRule).toContain('first instance');
      const icfr = all.find((one) => one.requirementCode === 'IMP-01');
      expect(icfr).toMatchObject({ force: 'auditor_expectation', forceLabel: 'Auditor expectation', lane: 'icfr' });
      expect(icfr?.laneLabel).toBe('ICFR support');
      const { body } = await northwell.contributor.get(`/api/obligations/${test?.id}`).expect(200);
      expect(body.requirement.statement).toBeTruthy();
    });

    it('is nobody else’s to see or to make', async () => {
      expect(await obligations(harbour.contributor)).toEqual([]);
      const [one] = await obligations(northwell.contributor);
      await harbour.contributor.get(`/api/obligations/${one?.id}`).expect(404);
      await northwell.contributor.post(`/api/vendors/${northwell.id}/obligations`, { periodId }).expect(403);
    });

    it('knows what is overdue and due soon from the day', async () => {
      const officer = actorOf(house.ines, null);
      const on = async (today: string) => {
        const all = await house.app
          .get(Work)
          .read(officer, ({ manager }) =>
            house.app.get(ObligationsService).listIn(manager, { vendorId: northwell.id, periodId }, today),
          );
        const { overdue, dueSoon } = all.find((one) => one.requirementCode === 'TST-02')!;
        return { overdue, dueSoon };
      };
      expect(await on('2026-11-30')).toEqual({ overdue: false, dueSoon: false });
      expect(await on('2026-12-01')).toEqual({ overdue: false, dueSoon: true });
      expect(await on('2026-12-31')).toEqual({ overdue: false, dueSoon: true });
      expect(await on('2027-01-01')).toEqual({ overdue: true, dueSoon: false });
      const shown = await obligations(house.ines, `&vendorId=${northwell.id}&state=overdue`);
      expect(shown.every((one) => one.dueOn < '2026-03-02')).toBe(true);
    });

    it('adds at once what a recorded event makes due', async () => {
      const event = { event: 'site_change', happenedOn: '2026-02-20', note: 'Tulsa moved' };
      await house.ines.post(`/api/vendors/${northwell.id}/events`, event).expect(201);
      await house.ines.post(`/api/vendors/${northwell.id}/events`, event).expect(409);
      const refused = await house.ines
        .post(`/api/vendors/${northwell.id}/events`, { ...event, event: 'party' })
        .expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/event' }]);
      const arisen = (await obligations(northwell.contributor)).filter(
        ({ occurrenceKey }) => occurrenceKey === 'site_change:2026-02-20',
      );
      expect(arisen.length).toBeGreaterThan(0);
      for (const { dueRule } of arisen) expect(dueRule).toContain('After site change on 2026-02-20: within');
      const { body } = await schedule().expect(201);
      expect(body.added).toEqual([]);
    });

    it('schedules the programme’s own obligations once for each period', async () => {
      const { body } = await house.ines.post(`/api/periods/${periodId}/obligations`).expect(201);
      expect(body.added.map((one: { requirementCode: string }) => one.requirementCode)).toContain('REC-01');
      const again = await house.ines.post(`/api/periods/${periodId}/obligations`).expect(201);
      expect(again.body.added).toEqual([]);
      expect((await obligations(northwell.contributor)).every((one) => one.vendorId === northwell.id)).toBe(true);
      expect((await obligations(house.ines)).some((one) => one.vendorId === null)).toBe(true);
    });
  });

  describe('after a tier change', () => {
    it('adds, keeps, names what is no longer required, and lets it be released with a reason', async () => {
      const id = await decided(harbour, { tier: 'T1', icfrRelevant: false });
      const first = (await schedule(harbour).expect(201)).body as ScheduleView;
      const version = Number((await house.ines.get(`/api/services/${id}`)).body.version);
      const lowered = await decide(id, { tier: 'T3', icfrRelevant: false, mtpdMinutes: 100_000, version });
      await house.ruben
        .post(`/api/scope-decisions/${lowered.body.id}/approvals`, { decision: 'approved', reason: 'Agreed' })
        .expect(201);
      const body = (await schedule(harbour).expect(201)).body as ScheduleView;
      expect(body.noLongerRequired.length).toBeGreaterThan(0);
      expect(body.kept + body.noLongerRequired.length).toBe(first.added.length);
      expect((await obligations(harbour.contributor)).length).toBe(first.added.length + body.added.length);

      const gone = body.noLongerRequired[0]!;
      await house.ines.post(`/api/obligations/${gone.id}/releases`, { reason: 'T3 since March' }).expect(204);
      const released = await house.ines.get(`/api/obligations/${gone.id}`).expect(200);
      expect(released.body).toMatchObject({ conclusion: 'not_applicable', conclusionReason: 'T3 since March' });
      const stays = (await obligations(house.ines, `&vendorId=${harbour.id}&state=not_started`)).find(
        (one) => !body.noLongerRequired.some((other) => other.id === one.id),
      );
      await house.ines.post(`/api/obligations/${stays?.id}/releases`, { reason: 'Wish' }).expect(409);

      const now = Number((await house.ines.get(`/api/services/${id}`)).body.version);
      await decide(id, { tier: 'T1', icfrRelevant: false, mtpdMinutes: 120, version: now });
      const raised = (await schedule(harbour).expect(201)).body;
      expect(raised.reinstated).toMatchObject([{ id: gone.id }]);
      expect((await house.ines.get(`/api/obligations/${gone.id}`)).body.conclusion).toBeNull();
    });
  });

  describe('progress and conclusion', () => {
    const service = () => house.app.get(ObligationsService);
    const noteAs = (actor: Actor, id: string, to: 'in_progress' | 'submitted') =>
      house.app.get(Work).perform(actor, (w) => service().note(w, [id], to));
    const concludeAs = (actor: Actor, given: Parameters<ObligationsService['conclude']>[1]) =>
      house.app.get(Work).perform(actor, (w) => service().conclude(w, given));

    it('are two columns with two owners', async () => {
      const vendor = actorOf(northwell.contributor, northwell.id);
      const officer = actorOf(house.ines, null);
      const [one] = (await obligations(northwell.contributor)).filter((o) => o.requirementCode === 'PLN-01');
      const id = String(one?.id);
      const about = { obligationId: id, reason: '' };
      const stateNow = async () => (await house.ines.get(`/api/obligations/${id}`)).body.state as string;

      await expect(noteAs(officer, id, 'in_progress')).rejects.toThrow(/Only the vendor/);
      await expect(concludeAs(officer, { ...about, conclusion: 'met' })).rejects.toThrow(/Nothing was submitted/);
      await noteAs(vendor, id, 'in_progress');
      await noteAs(vendor, id, 'submitted');
      await noteAs(vendor, id, 'in_progress');
      expect(await stateNow()).toBe('submitted');
      await concludeAs(officer, { ...about, conclusion: 'under_review' });
      await noteAs(officer, id, 'in_progress');
      expect(await stateNow()).toBe('in_progress');
      await noteAs(vendor, id, 'submitted');
      await concludeAs(officer, { ...about, conclusion: 'met', reason: 'Plan accepted' });
      await expect(noteAs(officer, id, 'in_progress')).rejects.toThrow(/concluded as met/);
      expect(await stateNow()).toBe('met');
      await expect(concludeAs(officer, { ...about, conclusion: 'not_tested' })).rejects.toThrow(/reason/);
    });

    it('are kept apart by the database itself', async () => {
      const vendor = actorOf(northwell.contributor, northwell.id);
      const officer = actorOf(house.ines, null);
      const run = (actor: Actor, sql: string) =>
        house.app.get(Work).perform(actor, (w) => w.manager.query<unknown>(sql));
      await expect(run(vendor, `UPDATE obligation SET conclusion = 'met'`)).rejects.toThrow(/permission denied/);
      await expect(run(officer, `UPDATE obligation SET progress = 'submitted'`)).rejects.toThrow(/only the vendor/);
      await expect(run(officer, `UPDATE requirement SET title = 'x'`)).rejects.toThrow(/permission denied/);
      await expect(
        run(officer, `UPDATE compliance_period SET catalogue_version_id = gen_random_uuid()`),
      ).rejects.toThrow(/pinned/);
    });
  });
});
