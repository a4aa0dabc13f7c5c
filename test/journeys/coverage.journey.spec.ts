import { Client } from 'pg';
import { newId } from '../../src/foundation/ids';
import { signInAs, type Person } from '../support/person';
import type { TestPortal, TestVendor } from '../support/portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

const EVIL = '=1+1,"Quill" Lines';

describe('coverage', () => {
  let scene: Reviewable;
  let house: TestPortal;
  let owner: Client;
  let harbour: TestVendor;
  let quill: TestVendor;
  let auditor: Person;

  beforeAll(async () => {
    scene = await openReviewable();
    ({ house } = scene);
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    harbour = await scene.vendor('Harbour Line Contact', 'T1');
    quill = await scene.vendor(EVIL, 'T2');
    auditor = await house.invite({
      ...{ name: 'Auditor of Quill', role: 'external_auditor', endsOn: '2099-12-31', vendorScope: [quill.id] },
    });
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  const coverage = async (who: Person = house.ines, query = '') =>
    (await who.get(`/api/coverage${query}`).expect(200)).body;
  const laneOf = (view: any, lane: string) => view.lanes.find((one: any) => one.lane === lane);
  const cellOf = (view: any, code: string, vendorId: string) =>
    view.cells.find((one: any) => one.requirementCode === code && one.vendorId === vendorId);
  const behind = async (figure: string, lane: string): Promise<string[]> => {
    const { body } = await house.ines.get(`/api/coverage/rows?figure=${figure}&lane=${lane}&pageSize=200`).expect(200);
    return body.items.map((row: any) => row.obligationId);
  };
  const all = async (who = house.ines) => (await who.get('/api/obligations').expect(200)).body.items as any[];

  /** Moves the clock; sessions end over the days between, so everybody signs in again. */
  async function later(iso: string): Promise<void> {
    scene.clock.moveTo(iso);
    const again = (person: Person) => signInAs(house.url, person);
    for (const name of ['sam', 'ines', 'ruben', 'dana', 'priya'] as const) house[name] = await again(house[name]);
    auditor = await again(auditor);
    for (const vendor of [harbour, quill]) vendor.contributor = await again(vendor.contributor);
  }

  it('is empty, and says so, where no period is open', async () => {
    const other = await house.elsewhere();
    expect(await coverage(other.officer)).toMatchObject({ period: null, vendors: [], cells: [], lanes: [] });
    const { body } = await other.officer.get('/api/home').expect(200);
    expect(body).toMatchObject({
      period: null,
      officer: { overdue: 0, reviewQueue: { waiting: 0, oldestWaitingDays: null } },
    });
    await other.officer.get(`/api/coverage?periodId=${scene.periodId}`).expect(404);
  });

  it('has a cell for every requirement of every vendor, and leads from each figure to its rows', async () => {
    const view = await coverage();
    const obligations = (await all()).filter((one) => one.vendorId !== null);
    const shown = view.cells.flatMap((cell: any) => cell.obligationIds);
    expect(shown.sort()).toEqual(obligations.map((one) => one.id).sort());
    expect(view.period).toMatchObject({ id: scene.periodId, code: 'FY2026' });
    const codes = view.families.flatMap((family: any) => family.requirements.map((r: any) => r.code));
    for (const cell of view.cells) expect(codes).toContain(cell.requirementCode);
    expect(view.vendors.map((v: any) => [v.name, v.tier])).toEqual([
      [EVIL, 'T2'],
      ['Harbour Line Contact', 'T1'],
    ]);
    expect(view.vendors[1]).toMatchObject({ shortCode: 'HLC', met: 0, percentMet: 0 });
    expect(view.families[0]).toMatchObject({ code: 'GOV', title: 'Governance and attestation' });
  });

  it('shows each state as the obligations themselves do', async () => {
    const view = await coverage();
    for (const one of (await all()).slice(0, 40)) {
      const cell = cellOf(view, one.requirementCode, one.vendorId);
      const states = cell.counts.map((count: any) => count.state);
      expect(states).toContain(one.overdue ? 'overdue' : one.dueSoon ? 'due_soon' : one.state);
    }
  });

  it('keeps the lanes apart, and adds them up to all that there is', async () => {
    const view = await coverage();
    const applicable = view.lanes.reduce((sum: number, lane: any) => sum + Number(lane.applicable), 0);
    expect(applicable).toBe((await all()).filter((one) => one.vendorId !== null).length);
    expect(laneOf(view, 'icfr')).toMatchObject({ laneLabel: 'ICFR support', recovery: null });
    expect(laneOf(view, 'context')).toMatchObject({
      laneLabel: 'Continuity',
      recovery: { testedServices: 0, missed: 0 },
    });
    // The same requirement is ICFR support for the vendor whose service is ICFR-relevant, and continuity for the other.
    const rows = view.families.flatMap((family: any) => family.requirements);
    const both = rows.filter(
      ({ code, laneLabelWhenIcfr }: any) =>
        laneLabelWhenIcfr !== null && cellOf(view, code, harbour.id) && cellOf(view, code, quill.id),
    );
    expect(both.length).toBeGreaterThan(0);
    for (const { code } of both) {
      expect(cellOf(view, code, harbour.id).laneLabels).toEqual(['ICFR support']);
      expect(cellOf(view, code, quill.id).laneLabels).toEqual(['Continuity']);
    }
  });

  it('shows the vendors of one tier', async () => {
    const view = await coverage(house.dana, '?tier=T1');
    expect(view.vendors.map((v: any) => v.id)).toEqual([harbour.id]);
    expect(new Set(view.cells.map((cell: any) => cell.vendorId))).toEqual(new Set([harbour.id]));
    const { body } = await house.ines.get('/api/coverage?tier=T9').expect(400);
    expect(body.errors[0].pointer).toBe('/tier');
  });

  it('counts what waits for a review in its own lane only, with its age', async () => {
    const before = await coverage();
    const policy = await obligationOf(harbour, 'GOV-01');
    await bringFor(harbour.contributor, 'EV-POL', { obligationIds: policy.id });
    await harbour.contributor.post('/api/submissions', { obligationIds: [policy.id] }).expect(201);
    await later('2026-03-11T08:00:00.000Z');
    const after = await coverage();
    const lane = before.lanes.find((one: any) => one.laneLabel === policy.laneLabel).lane;
    expect(laneOf(after, lane).waiting).toEqual({ count: 1, oldestDays: 9 });
    expect(await behind('waiting', lane)).toEqual([policy.id]);
    for (const one of after.lanes)
      if (one.lane !== lane) expect(one.waiting).toMatchObject({ count: 0, oldestDays: null });
    expect(cellOf(after, 'GOV-01', harbour.id).state).toBe('submitted');
  });

  it('lists what is due, earliest first, each with its rule', async () => {
    const { body } = await house.ines.get('/api/coverage/deadlines').expect(200);
    expect(body.total).toBeGreaterThan(10);
    expect(body.items).toHaveLength(Math.min(body.total, 50));
    const dates = body.items.map((item: any) => item.dueOn);
    expect(dates).toEqual([...dates].sort());
    for (const item of body.items) expect(item.dueRule.length).toBeGreaterThan(5);
    expect(body.items.map((item: any) => item.state)).not.toContain('submitted');
    const one = await house.ines.get(`/api/coverage/deadlines?vendorId=${quill.id}`).expect(200);
    expect(new Set(one.body.items.map((item: any) => item.vendorId))).toEqual(new Set([quill.id]));
  });

  it('turns overdue by the calendar alone', async () => {
    const [first] = (await house.ines.get('/api/coverage/deadlines').expect(200)).body.items;
    await later('2027-02-01T08:00:00.000Z');
    const view = await coverage();
    const overdue: string[] = [];
    for (const { lane, overdue: counted } of view.lanes) {
      const rows = await behind('overdue', lane);
      expect(rows).toHaveLength(counted.count);
      overdue.push(...rows);
    }
    expect(overdue).toContain(first.obligationId);
    expect(laneOf(view, 'context').overdue).toMatchObject({ vendors: 2, tier1Vendors: 1 });
    await later('2026-03-12T08:00:00.000Z');
  });

  it('writes each report as a file that says what it is and runs no formula', async () => {
    for (const [path, name] of [
      ['', 'Coverage'],
      ['/deadlines', 'Deadlines'],
      ['/recovery', 'Recovery results'],
    ]) {
      const answer = await house.ines.get(`/api/coverage${path}?format=csv&tier=T2`).expect(200);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="holdfast-[a-z-]+-2026-03-12\.csv"$/,
      );
      const lines = answer.text.split('\r\n');
      expect(lines[0]).toMatch(new RegExp(`^\uFEFFReport,${name},`));
      expect(lines[1]).toContain('Period FY2026 (2026-01-01 to 2026-12-31); vendors of tier T2; all vendors');
      expect(lines[2]).toMatch(/^Run at \(UTC\),2026-03-12T08:00:00\.\d{3}Z/);
      expect(Number(/^Rows,(\d+)/.exec(lines[3] ?? '')?.[1])).toBe(lines.length - 7);
      expect(answer.text).toContain(`"'=1+1,""Quill"" Lines"`);
      expect(answer.text).not.toMatch(/(^|,)"?[=+@-]/m);
    }
  });

  it('sets what an exercise achieved against what was promised, and names what was not tested', async () => {
    const service = (await house.ines.get(`/api/services?vendorId=${harbour.id}`).expect(200)).body.items[0];
    const untested = (await house.ines.get('/api/coverage/recovery').expect(200)).body;
    expect(untested.untested.map((one: any) => one.serviceId)).toContain(service.id);
    const exerciseId = await exerciseWithResults({ vendor: harbour, serviceId: service.id });
    const { body } = await house.ines.get('/api/coverage/recovery').expect(200);
    expect(body).toMatchObject({ total: 1, testedServices: 1, missed: 1 });
    expect(body.items[0]).toMatchObject({
      ...{ exerciseId, vendorName: harbour.name, serviceId: service.id, clockBasis: 'declaration', isLatest: true },
      ...{ rtoObjectiveMinutes: 240, rtoAchievedMinutes: 192, rtoResult: 'achieved' },
      ...{ rpoObjectiveMinutes: 15, rpoAchievedMinutes: 16, rpoResult: 'missed', missed: true, ageOfProofDays: 9 },
    });
    expect(body.untested.map((one: any) => one.serviceId)).not.toContain(service.id);
    const lane = laneOf(await coverage(), 'context');
    expect(lane.recovery).toEqual({ testedServices: 1, missed: 1 });
    const missed = (await house.ines.get('/api/coverage/recovery?only=missed').expect(200)).body;
    expect(missed.items.map((one: any) => one.exerciseId)).toEqual([exerciseId]);
    expect(laneOf(await coverage(), 'icfr').recovery).toBeNull();
  });

  /** An exercise as the database would hold it after its results came in; how it gets there is the exercises' journey. */
  async function exerciseWithResults({
    vendor,
    serviceId,
  }: {
    vendor: TestVendor;
    serviceId: string;
  }): Promise<string> {
    const id = newId();
    await owner.query(`SET session_replication_role = replica;
      INSERT INTO exercise (id, registrant_id, vendor_id, ref, plan_version_id, service_id, kind, title, scenario, scope_limits, planned_on, state, is_test, clock_basis, evaluator, observed_by_registrant, created_by, created_at)
        VALUES ('${id}', '${house.registrantId}', '${vendor.id}', 'EX-0001', '${newId()}', '${serviceId}', 'parallel', 'Spring failover', 'Loss of the site', '', '2026-03-03', 'scheduled', true, 'declaration', 'Evaluator', false, '${vendor.contributor.personId}', '2026-03-01T10:00:00Z');
      UPDATE exercise SET state = 'in_progress', started_at = '2026-03-03T08:00:00Z', started_by = created_by, rto_objective_minutes = 240, rpo_objective_minutes = 15 WHERE id = '${id}';
      UPDATE exercise SET occurred_at = '2026-03-03T08:00:00Z', declared_at = '2026-03-03T08:10:00Z', verified_at = '2026-03-03T11:22:00Z', achieved_rto_minutes = 192, achieved_rto_from_disruption_minutes = 202, achieved_rpo_minutes = 16 WHERE id = '${id}';
      UPDATE exercise SET state = 'results_entered', results_at = '2026-03-03T12:00:00Z', results_by = created_by WHERE id = '${id}';
      RESET session_replication_role;`);
    return id;
  }

  it('shows an auditor the vendors of the grant, and no vendor anything', async () => {
    const view = await coverage(auditor);
    expect(view.vendors.map((v: any) => v.id)).toEqual([quill.id]);
    expect(JSON.stringify(view)).not.toContain(harbour.id);
    const recovery = await auditor.get('/api/coverage/recovery').expect(200);
    expect(recovery.body.total).toBe(0);
    await harbour.contributor.get('/api/coverage').expect(403);
    const { body } = await auditor.get('/api/home').expect(200);
    expect(body.auditor).toMatchObject({
      allVendors: false,
      vendors: [{ id: quill.id }],
      periods: [{ code: 'FY2026' }],
    });
  });

  describe('home', () => {
    it('tells a vendor what is due next and why, and how far it is', async () => {
      const { body } = await quill.contributor.get('/api/home').expect(200);
      expect(body).toMatchObject({ role: 'vendor_contributor', officer: null, auditor: null, administrator: null });
      const { dueNext, progress, lanes, attestation, returned } = body.vendor;
      expect(dueNext.length).toBeGreaterThan(3);
      for (const item of dueNext) {
        expect(item.vendorId).toBe(quill.id);
        expect(item.dueRule).not.toBe('');
      }
      const own = (await all()).filter((one) => one.vendorId === quill.id);
      expect(progress.reduce((sum: number, one: any) => sum + Number(one.count), 0)).toBe(own.length);
      expect(lanes.length).toBeGreaterThan(0);
      expect([attestation, returned]).toEqual([null, []]);
    });

    it('asks a contributor to mend what came back and to answer, and an officer to review', async () => {
      const officer = (await house.ines.get('/api/home').expect(200)).body;
      expect(officer.officer.reviewQueue).toMatchObject({ waiting: 1, oldestWaitingDays: 10, mine: 0 });
      expect(officer.actions).toContainEqual(
        expect.objectContaining({ words: '1 submission waits for a review', target: { kind: 'submission', id: null } }),
      );
      const queue = (await house.ines.get('/api/submissions?state=submitted').expect(200)).body.items;
      const taken = await house.ines.post(`/api/submissions/${queue[0].id}/reviews`).expect(201);
      const reviewId = taken.body.review?.id ?? taken.body.id;
      const asked = { subject: 'Deputy', text: 'Who is the deputy?' };
      await house.ines.post(`/api/reviews/${reviewId}/queries`, asked).expect(201);
      const home = (await harbour.contributor.get('/api/home').expect(200)).body;
      expect(home.vendor.openQueries).toMatchObject([
        { subject: 'Deputy', askedByName: 'Ines Okafor', submissionRef: 'SB-0001' },
      ]);
      expect(home.actions[0]).toMatchObject({
        words: 'Answer the query "Deputy" on SB-0001',
        target: { kind: 'query' },
      });
      const after = (await house.ines.get('/api/home').expect(200)).body.officer.reviewQueue;
      expect(after).toMatchObject({ waiting: 0, inReview: 1, mine: 1, openQueries: 1 });
      expect((await quill.contributor.get('/api/home').expect(200)).body.vendor.openQueries).toEqual([]);
    });

    it('asks a vendor to mend what a review handed back, until a newer version is there', async () => {
      const policy = await obligationOf(quill, 'GOV-01');
      const brought = await bringFor(quill.contributor, 'EV-POL', {
        obligationIds: policy.id,
        title: 'Policy of Quill',
      });
      const made = await quill.contributor.post('/api/submissions', { obligationIds: [policy.id] }).expect(201);
      const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
      const desk = (await house.ines.get(`/api/submissions/${made.body.id}`).expect(200)).body;
      expect((await quill.contributor.get('/api/home').expect(200)).body.vendor.returned).toEqual([]);
      const words = {
        procedurePerformed: 'Read it',
        criteria: 'The statement',
        judgement: 'The signature is missing.',
      };
      await house.ines
        .post(`/api/reviews/${taken.body.id}/conclusions`, {
          ...{ conclusion: 'unsatisfactory', summary: 'Not signed.' },
          obligations: [{ ...words, obligationId: policy.id, conclusion: 'not_met' }],
          lines: [{ submissionLineId: desk.lines[0].id, decision: 'returned', reason: 'Bring the signed one.' }],
        })
        .expect(201);
      const home = (await quill.contributor.get('/api/home').expect(200)).body;
      expect(home.vendor.returned).toMatchObject([
        {
          ...{ kind: 'evidence', title: 'Policy of Quill', decision: 'returned', reason: 'Bring the signed one.' },
          ...{ decidedByName: 'Ines Okafor', submissionId: made.body.id },
        },
      ]);
      expect(home.actions[0].words).toMatch(/^Mend EV-\d{4}: Bring the signed one\.$/);
      expect((await harbour.contributor.get('/api/home').expect(200)).body.vendor.returned).toEqual([]);
      await bringFor(quill.contributor, 'EV-POL', {
        ...{ obligationIds: policy.id, title: 'Policy of Quill' },
        supersedesVersionId: String(brought.headers['holdfast-evidence-version']),
      });
      expect((await quill.contributor.get('/api/home').expect(200)).body.vendor.returned).toEqual([]);
    });

    it('shows an administrator people and open invitations, and nothing of the vendors’ work', async () => {
      await house.sam
        .post('/api/people', { email: 'awaited@people.example', name: 'Awaited', role: 'relationship_owner' })
        .expect(201);
      const { body } = await house.sam.get('/api/home').expect(200);
      expect(body).toMatchObject({ vendor: null, officer: null, auditor: null, actions: [] });
      expect(body.administrator).toMatchObject({ disabledPeople: 0, vendors: 2 });
      expect(body.administrator.openInvitations).toMatchObject([{ email: 'awaited@people.example', expired: false }]);
      expect(body.administrator.byRole).toContainEqual({
        ...{ role: 'vendor_contributor', roleLabel: 'Vendor contributor', people: 2 },
      });
    });

    it('asks each role only for what it may do', async () => {
      for (const who of [house.dana, house.priya])
        expect((await who.get('/api/home').expect(200)).body.actions).toEqual([]);
      expect((await house.ruben.get('/api/home').expect(200)).body.officer).not.toBeNull();
      await house.stranger.get('/api/home').expect(401);
    });
  });

  it('counts thousands of obligations as exactly as a few', async () => {
    await owner.query(
      `INSERT INTO obligation (id, registrant_id, vendor_id, service_id, period_id, requirement_id, requirement_code, occurrence, occurrence_key, due_on, due_rule, scheduled_by, scheduled_at)
       SELECT gen_random_uuid(), registrant_id, vendor_id, service_id, period_id, requirement_id, requirement_code, n + 100, occurrence_key || ' copy ' || n, due_on, due_rule, scheduled_by, scheduled_at
       FROM obligation, generate_series(1, 100) n WHERE vendor_id IS NOT NULL`,
    );
    const view = await coverage();
    const shown = view.cells.reduce((sum: number, cell: any) => sum + Number(cell.obligationIds.length), 0);
    expect(shown).toBeGreaterThan(4000);
    const counted = view.cells.flatMap((cell: any) => cell.counts).filter((one: any) => one.state !== 'not_applicable');
    const applicable = counted.reduce((sum: number, one: any) => sum + Number(one.count), 0);
    expect(view.lanes.reduce((sum: number, lane: any) => sum + Number(lane.applicable), 0)).toBe(applicable);
  });
});
