import { Jobs } from '../../src/foundation/jobs';
import { NightlySchedule, NIGHTLY_SCHEDULE, type NightOutcome } from '../../src/obligations/nightly-schedule';
import type { ObligationView } from '../../src/obligations/obligations.dto';
import type { SubmissionWorkspace } from '../../src/reviews/workspace.dto';
import { asOwner } from '../support/database';
import { exerciseHeld, wholeDraft } from '../support/continuity';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';

describe('the programme’s year', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let harbour: TestVendor;
  let quill: TestVendor;
  let fy2027: string;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    harbour = await scene.vendor('Harbour Line', 'T2');
    quill = await scene.vendor('Quillfeather Contact', 'T1');
  });
  afterAll(() => house.close());

  const of = async (vendor: TestVendor, periodId = scene.periodId): Promise<ObligationView[]> =>
    (await house.ines.get(`/api/obligations?vendorId=${vendor.id}&periodId=${periodId}`).expect(200)).body.items;
  /** A session does not outlast a change of day: everybody signs in again. */
  const comes = async (moment: string) => {
    scene.clock.moveTo(moment);
    const again = ({ name, email }: Person) => signInAs(house.url, { name, email });
    house.ines = await again(house.ines);
    house.dana = await again(house.dana);
    for (const vendor of [harbour, quill]) {
      vendor.contributor = await again(vendor.contributor);
      vendor.attestor = await again(vendor.attestor);
    }
  };
  const night = (day: string): Promise<NightOutcome[]> =>
    house.app.get(NightlySchedule).recompute({ registrantId: house.registrantId, night: day });
  const scheduledDeeds = async () =>
    Number((await house.ines.get('/api/trail?deed=obligations.scheduled').expect(200)).body.items.length);

  describe('a site moves', () => {
    let siteId: string;
    let serviceId: string;
    const tulsa = { name: 'Tulsa', kind: 'contact_centre', city: 'Tulsa', country: 'US', timeZone: 'America/Chicago' };

    it('and says so by itself: what a changed site asks for is due, with its rule in words', async () => {
      serviceId = String((await of(quill)).find((one) => one.serviceId !== null)?.serviceId);
      const site = await house.dana.post(`/api/vendors/${quill.id}/sites`, tulsa).expect(201);
      siteId = String(site.body.id);
      expect((await house.ines.get(`/api/vendors/${quill.id}/events`).expect(200)).body.total).toBe(0);
      await house.dana.put(`/api/services/${serviceId}/sites`, { siteIds: [siteId] }).expect(200);
      const { body } = await house.ines.get(`/api/vendors/${quill.id}/events`).expect(200);
      expect(body.items).toMatchObject([
        { event: 'site_change', happenedOn: '2026-03-02', serviceId, recordedByName: 'Dana Whitlock' },
      ]);
      const arisen = (await of(quill)).filter((one) => one.occurrenceKey.startsWith('site_change:'));
      const codes = [...new Set(arisen.map((one) => one.requirementCode))].sort();
      expect(codes).toEqual(expect.arrayContaining(['INV-01', 'PLN-03']));
      const inventory = arisen.find((one) => one.requirementCode === 'INV-01');
      expect(inventory).toMatchObject({
        dueOn: '2026-04-01',
        dueRule: 'After site change on 2026-03-02: within 30 days',
        dueWords: 'Due in 30 days',
      });
    });

    it('again on another day, and only a move counts: a new name asks for nothing', async () => {
      await comes('2026-03-10T08:00:00.000Z');
      const before = (await of(quill)).length;
      const change = (given: object, version: number) =>
        house.dana.patch(`/api/vendors/${quill.id}/sites/${siteId}`, { ...tulsa, ...given, version });
      await change({ name: 'Tulsa North' }, 1).expect(200);
      expect(await of(quill)).toHaveLength(before);
      await change({ name: 'Tulsa North', city: 'Broken Arrow' }, 2).expect(200);
      const arisen = (await of(quill)).filter((one) => one.occurrenceKey === 'site_change:Tulsa North 2026-03-10');
      expect(arisen.find((one) => one.requirementCode === 'INV-01')?.dueOn).toBe('2026-04-09');
    });
  });

  describe('a night', () => {
    it('changes nothing where everything stands, however often it comes', async () => {
      await night('2026-03-11');
      const deeds = await scheduledDeeds();
      const standing = await of(quill);
      const outcomes = [...(await night('2026-03-11')), ...(await night('2026-03-12'))];
      expect(outcomes).toMatchObject([
        { period: 'FY2026', vendors: 2, changed: 0, failed: [] },
        { period: 'FY2026', vendors: 2, changed: 0, failed: [] },
      ]);
      expect(await scheduledDeeds()).toBe(deeds);
      expect((await of(quill)).map(({ id, version }) => [id, version])).toEqual(
        standing.map(({ id, version }) => [id, version]),
      );
    });

    it('schedules the programme’s own year too', async () => {
      const { body } = await house.ines.get(`/api/obligations?periodId=${scene.periodId}`).expect(200);
      const own = (body.items as ObligationView[]).filter((one) => one.vendorId === null);
      expect(own.map((one) => one.requirementCode)).toContain('REC-01');
    });

    it('goes on to the next vendor when one fails, says which, and heals when it can', async () => {
      await asOwner(
        house.access,
        `CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.vendor_id = '${harbour.id}' THEN RAISE EXCEPTION 'stumbled'; END IF; RETURN NEW; END $$;
         CREATE TRIGGER stumble BEFORE UPDATE OF due_on ON obligation FOR EACH ROW EXECUTE FUNCTION stumble();
         UPDATE obligation SET due_rule = due_rule WHERE false;
         ALTER TABLE obligation DISABLE TRIGGER stumble; UPDATE obligation SET due_on = due_on - 1 WHERE requirement_code = 'GOV-01'; ALTER TABLE obligation ENABLE TRIGGER stumble`,
      );
      const [outcome] = await night('2026-03-13');
      expect(outcome).toMatchObject({ vendors: 2, changed: 1, failed: [{ vendorId: harbour.id }] });
      await asOwner(house.access, 'DROP FUNCTION stumble() CASCADE');
      expect(await night('2026-03-13')).toMatchObject([{ changed: 1, failed: [] }]);
      const { body } = await house.ines.get('/api/trail?deed=obligations.recomputed').expect(200);
      expect(body.items.length).toBeGreaterThanOrEqual(2);
    });

    it('is opened for the registrant by the queue, once', async () => {
      const jobs = house.app.get(Jobs);
      await jobs.start(house.access.jobsUrl);
      expect(await jobs.openNight(NIGHTLY_SCHEDULE, '2026-03-14')).toBe(1);
      expect(await jobs.openNight(NIGHTLY_SCHEDULE, '2026-03-14')).toBe(0);
      await jobs.beforeApplicationShutdown();
    });
  });

  describe('a year passes', () => {
    const open = async (id: string): Promise<SubmissionWorkspace> =>
      (await house.ines.get(`/api/submissions/${id}`).expect(200)).body;

    it('from a test in March that is reviewed in September', async () => {
      await comes('2026-03-18T08:00:00.000Z');
      const test = await obligationOf(harbour, 'TST-02');
      const serviceId = String(test.serviceId);
      const { versionId } = await wholeDraft(harbour, { serviceId });
      await harbour.attestor.post(`/api/plan-versions/${versionId}/approvals`, { version: 3 }).expect(201);
      await exerciseHeld(harbour, { versionId, serviceId, day: '2026-03-18' });
      await bringFor(harbour.contributor, 'EV-LOG', { obligationIds: String(test.id), madeOn: '2026-03-18' });
      const made = await harbour.contributor.post('/api/submissions', { obligationIds: [test.id] }).expect(201);

      await comes('2026-09-15T08:00:00.000Z');
      const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
      const workspace = await open(String(made.body.id));
      await house.ines
        .post(`/api/reviews/${taken.body.id}/conclusions`, {
          ...{ conclusion: 'satisfactory', summary: 'The test was read.' },
          obligations: workspace.obligations.map((one) => ({
            ...{ obligationId: one.id, procedurePerformed: 'Read the results', criteria: one.statement },
            ...{ conclusion: 'met', judgement: 'Every step passed.' },
          })),
          lines: workspace.lines.map((line) => ({
            ...{ submissionLineId: line.id, decision: 'accepted', reason: 'Read it.' },
            ...(line.kind === 'exercise' ? { outcome: 'satisfactory' } : {}),
          })),
        })
        .expect(201);
      expect(await obligationOf(harbour, 'TST-02')).toMatchObject({ conclusion: 'met', completedOn: '2026-03-18' });
    });

    it('and asks for the next test in the month of the test, not of its review', async () => {
      await comes('2027-01-04T08:00:00.000Z');
      const year = { code: 'FY2027', startsOn: '2027-01-01', endsOn: '2027-12-31' };
      const planned = await house.ines.post('/api/periods', year).expect(201);
      fy2027 = String(planned.body.id);
      await house.ines.post(`/api/periods/${fy2027}/openings`, { version: planned.body.version }).expect(201);
      await house.ines.post(`/api/vendors/${harbour.id}/obligations`, { periodId: fy2027 }).expect(201);
      const next = (await of(harbour, fy2027)).find((one) => one.requirementCode === 'TST-02');
      expect(next).toMatchObject({
        dueOn: '2027-03-31',
        dueRule: 'Annual: last day of March 2027, one year after the last completed instance on 2026-03-18',
        dueWords: 'Due in 86 days',
      });
      const late = (await of(harbour)).find((one) => one.requirementCode === 'GOV-01');
      expect(late).toMatchObject({ overdue: true, dueWords: 'Overdue by 4 days' });
    });

    it('with a night in which a late conclusion of last year moves this year’s date', async () => {
      const policy = await house.ines.get(`/api/obligations?vendorId=${harbour.id}&periodId=${scene.periodId}`);
      const last = (policy.body.items as ObligationView[]).find((one) => one.requirementCode === 'GOV-01')!;
      for (const kind of ['EV-POL', 'EV-ORG'])
        await bringFor(harbour.contributor, kind, { obligationIds: last.id, madeOn: '2026-05-11' });
      const made = await harbour.contributor.post('/api/submissions', { obligationIds: [last.id] }).expect(201);
      const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
      const workspace = await open(String(made.body.id));
      await house.ines
        .post(`/api/reviews/${taken.body.id}/conclusions`, {
          ...{ conclusion: 'satisfactory_with_exceptions', summary: 'Read.' },
          obligations: workspace.obligations.map((one) => ({
            ...{ obligationId: one.id, procedurePerformed: 'Read it', criteria: one.statement },
            ...{ conclusion: 'met_with_exceptions', judgement: 'Shown.', overrideReason: 'Roles are in the chart.' },
          })),
          lines: workspace.lines.map((line) => ({ submissionLineId: line.id, decision: 'accepted', reason: 'Read.' })),
        })
        .expect(201);
      const due = async () => (await of(harbour, fy2027)).find((one) => one.requirementCode === 'GOV-01')!;
      expect((await due()).dueOn).toBe('2027-12-31');
      await night('2027-01-05');
      expect(await due()).toMatchObject({
        dueOn: '2027-05-31',
        dueRule: 'Annual: last day of May 2027, one year after the last completed instance on 2026-05-11',
      });
    });

    it('and gives everybody the rule beside the day', async () => {
      const all = [...(await of(harbour)), ...(await of(harbour, fy2027))];
      expect(all.every((one) => one.dueRule.length > 10)).toBe(true);
    });
  });
});
