import { Client } from 'pg';
import { seedVolume, type VolumeMade } from '../../src/demo/volume/volume-seeder';
import { volumeWish } from '../../src/demo/volume/volume.rules';
import { ageingOf } from '../../src/findings/finding-ageing.rules';
import { SettableClock } from '../../src/foundation/clock';
import { newId } from '../../src/foundation/ids';
import { scatterResult } from '../../src/dashboards/recovery/scatter.rules';
import { PASSWORD, signInAs, type Person } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

const VENDORS = 40;
const NOW = '2026-11-22T09:00:00Z';

describe('the dashboards of a fleet', () => {
  let house: TestPortal;
  let made: VolumeMade;
  let owner: Client;
  let officer: Person;

  beforeAll(async () => {
    const clock = new SettableClock(NOW);
    house = await openTestPortal({ clock });
    made = await seedVolume(volumeWish({ vendors: VENDORS, evidence: 400 }), {
      ...{ ownerUrl: house.access.ownerUrl, say: () => undefined, at: clock.iso(), password: PASSWORD },
    });
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    officer = await as('compliance_officer');
    await heldOnOtherDays();
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  const as = (role: string): Promise<Person> => {
    const email = made.accounts.find((one) => one.role === role)?.email ?? '';
    return signInAs(house.url, { name: role, email });
  };
  const asks = async (path: string, who: Person = officer) =>
    (await who.get(`/api/dashboards/${path}`).expect(200)).body;
  const fileOf = async (path: string) => (await officer.get(`/api/dashboards/${path}`).expect(200)).text;
  const lineOf = (file: string, name: string) => file.split('\r\n').find((line) => line.startsWith(`${name},`)) ?? '';

  /** More tests of the same services, some of which fell short, so that proofs overlap, follow and end each other. */
  async function heldOnOtherDays(): Promise<void> {
    const { rows } = await owner.query(
      `SELECT DISTINCT ON (service_id) id FROM exercise WHERE state = 'reviewed' AND registrant_id = $1 ORDER BY service_id, id`,
      [made.registrantId],
    );
    for (const [i, { id }] of rows.entries())
      for (let held = 0; held <= i % 3; held++)
        await heldAgain(id as string, { days: ((i * 53 + held * 211) % 620) + 20, worth: (i + held) % 4 });
  }

  async function heldAgain(id: string, { days, worth }: { days: number; worth: number }): Promise<void> {
    const again = newId();
    const at = new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
    const outcome = ['satisfactory', 'unsatisfactory', 'not_a_valid_test', null][worth] ?? null;
    await owner.query(
      `INSERT INTO exercise (id, registrant_id, vendor_id, ref, plan_version_id, service_id, kind, title, scenario, scope_limits, planned_on, state, is_test, clock_basis, evaluator, observed_by_registrant, rto_objective_minutes, created_by, created_at)
       SELECT $2::uuid, registrant_id, vendor_id, 'EX-' || right($2::uuid::text, 8), plan_version_id, service_id, kind, 'Held again', scenario, '', $3::date, 'scheduled', is_test, clock_basis, evaluator, false, 60, created_by, created_at FROM exercise WHERE id = $1`,
      [id, again, at],
    );
    const moves = [
      `state = 'in_progress', started_by = created_by, started_at = $2`,
      `state = 'results_entered', results_by = created_by, results_at = $2`,
      `state = 'submitted', submitted_by = created_by, submitted_at = $2`,
    ];
    for (const move of moves) await owner.query(`UPDATE exercise SET ${move} WHERE id = $1`, [again, at]);
    if (outcome === null) return;
    await owner.query(
      `UPDATE exercise SET state = 'reviewed', reviewed_by = created_by, reviewed_at = $2, outcome = $3, outcome_reason = 'Seen.' WHERE id = $1`,
      [again, at, outcome],
    );
  }

  async function everyService(query = ''): Promise<any[]> {
    const items: any[] = [];
    for (let page = 1; ; page++) {
      const view = await asks(`fiscal-coverage?pageSize=50&page=${page}${query}`);
      items.push(...view.items);
      if (items.length >= view.total || view.items.length === 0) return items;
    }
  }

  it('count the quarters of every service as the rule that is read service by service does', async () => {
    const { quarters, total, period } = await asks('fiscal-coverage');
    expect(period.id).toBe(made.periodId);
    const services = await everyService();
    expect(services).toHaveLength(total);
    for (const quarter of quarters) {
      const states = services.map((one) => one.cells.find((cell: any) => cell.quarter === quarter.code).state);
      for (const state of ['covered', 'partly', 'reported', 'none'])
        expect([quarter.code, state, quarter[state]]).toEqual([
          ...[quarter.code, state, states.filter((one) => one === state).length],
        ]);
      expect(quarter.lacking).toBe(Number(quarter.reported) + Number(quarter.none));
    }
    const seen = new Set(services.flatMap((one) => one.cells.map((cell: any) => cell.state)));
    expect([...seen].sort()).toEqual(['covered', 'none', 'partly', 'reported']);
    const standings = new Set(services.flatMap((one) => one.tests.map((test: any) => test.standing)));
    expect([...standings].sort()).toEqual(['accepted', 'fell_short', 'not_valid', 'reported']);
  });

  it('lead from the figure of a quarter to exactly its services, and to the tests behind each', async () => {
    const { quarters } = await asks('fiscal-coverage');
    for (const { code, lacking, partly } of quarters) {
      const lack = await asks(`fiscal-coverage?quarter=${code}&state=lacking&pageSize=200`);
      expect(lack.total).toBe(lacking);
      expect(lack.quarters).toEqual(quarters);
      expect((await asks(`fiscal-coverage?quarter=${code}&state=partly`)).total).toBe(partly);
    }
    const [row] = (await asks('fiscal-coverage?quarter=Q3&state=covered')).items;
    const cell = row.cells.find((one: any) => one.quarter === 'Q3');
    const test = row.tests.find(({ exerciseId }: any) => exerciseId === cell.testIds[0]);
    expect(cell.words).toContain(test.ref);
    await officer.get(`/api/exercises/${test.exerciseId}`).expect(200);
  });

  it('put the filter, the time and the number of rows at the head of each file', async () => {
    const calendar = await fileOf('fiscal-coverage?format=csv&quarter=Q2&state=none&tier=T1');
    const { total } = await asks('fiscal-coverage?quarter=Q2&state=none&tier=T1');
    expect(lineOf(calendar, 'Filter')).toContain('services of tier T1');
    expect(lineOf(calendar, 'Filter')).toContain('in Q2');
    expect(lineOf(calendar, 'Rows')).toMatch(new RegExp(`^Rows,${total * 4},`));
    expect(lineOf(calendar, 'Run at (UTC)')).toContain('2026-11-22T09:0');
    const scatter = await fileOf('recovery-scatter?format=csv&result=missed&measure=rpo');
    expect(lineOf(scatter, 'Filter')).toContain('recovery point');
    const { missed } = await asks('recovery-scatter?measure=rpo');
    expect(lineOf(scatter, 'Rows')).toMatch(new RegExp(`^Rows,${missed},`));
    const ageing = await fileOf('finding-ageing?format=csv&overdue=yes');
    const { overdue } = await asks('finding-ageing');
    expect(lineOf(ageing, 'Rows')).toMatch(new RegExp(`^Rows,${overdue},`));
  });

  it('set every result against its objective, and lead from a point to what it stands for', async () => {
    const view = await asks('recovery-scatter?pageSize=200');
    const counted = { achieved: 0, missed: 0, not_recovered: 0, not_measured: 0 };
    for (const item of view.items) {
      expect(item.result).toBe(scatterResult(item));
      counted[item.result as keyof typeof counted] += 1;
    }
    expect(counted).toEqual({
      ...{ achieved: view.achieved, missed: view.missed },
      ...{ not_recovered: view.notRecovered, not_measured: view.notMeasured },
    });
    const drawn = view.dots.reduce((sum: number, dot: any) => sum + Number(dot.count), 0);
    expect(drawn).toBe(Number(view.achieved) + Number(view.missed));
    for (const dot of view.dots.slice(0, 5)) {
      const { objectiveFrom, objectiveTo, achievedFrom, achievedTo } = dot;
      const behind = await asks(
        `recovery-scatter?objectiveFrom=${objectiveFrom}&objectiveTo=${objectiveTo}&achievedFrom=${achievedFrom}&achievedTo=${achievedTo}`,
      );
      expect(behind.total).toBe(dot.count);
      if (dot.id !== null) expect(behind.items[0].id).toBe(dot.id);
    }
    const missed = await asks('recovery-scatter?result=missed&pageSize=200');
    expect(missed.total).toBe(view.missed);
    expect(missed.items.every((one: any) => one.achievedMinutes > one.objectiveMinutes)).toBe(true);
  });

  it('age findings as each finding says of itself, and lead from each cell to its rows', async () => {
    const view = await asks('finding-ageing?pageSize=200');
    const { body } = await officer.get('/api/findings?state=standing').expect(200);
    expect(view.open).toBe(body.items.length);
    for (const one of body.items) {
      const row = view.items.find(({ findingId }: any) => findingId === one.id);
      const age = ageingOf({ ...one, timesMoved: one.ageing.timesMoved, today: '2026-11-22' });
      expect(row).toMatchObject({ openDays: age.openDays, band: age.bucket, daysOverdue: age.daysOverdue });
    }
    for (const { severity, band, count, overdue } of view.cells) {
      const seek = `severity=${severity}&band=${encodeURIComponent(band)}`;
      expect((await asks(`finding-ageing?${seek}`)).total).toBe(count);
      expect((await asks(`finding-ageing?${seek}&overdue=yes`)).total).toBe(overdue);
    }
  });

  it('compare two to five vendors, each figure with the way to its rows', async () => {
    const { items } = (await officer.get('/api/vendor-standings?pageSize=6').expect(200)).body;
    const ids = items.map(({ id }: any) => id);
    const view = await asks(`vendor-comparison?vendorIds=${ids.slice(0, 3).join(',')}`);
    expect(view.vendors.map(({ id }: any) => id)).toEqual(ids.slice(0, 3));
    for (const line of view.lines) {
      expect(line.figures.map(({ vendorId }: any) => vendorId)).toEqual(ids.slice(0, 3));
      for (const { link, value } of line.figures) {
        expect(link).toMatch(/^\//);
        expect(value).not.toBe('');
      }
    }
    const figure = (key: string, at = 0) => view.lines.find((one: any) => one.key === key).figures[at];
    const ageing = await asks(`finding-ageing?vendorId=${ids[0]}`);
    expect(figure('findings').number).toBe(ageing.open);
    const calendar = await asks(`fiscal-coverage?vendorId=${ids[1]}&pageSize=200`);
    const begun = calendar.quarters.filter(({ time }: any) => time !== 'ahead').map(({ code }: any) => code);
    const lacking = calendar.items.flatMap((one: any) =>
      one.cells.filter(({ quarter, state }: any) => begun.includes(quarter) && ['none', 'reported'].includes(state)),
    );
    expect(figure('quarters', 1).number).toBe(lacking.length);
    const map = (await officer.get(`/api/coverage?vendorId=${ids[2]}`).expect(200)).body;
    for (const { lane, met, applicable } of map.lanes)
      expect(figure(`lane-${lane}`, 2).note).toBe(applicable === 0 ? 'nothing applies' : `${met} of ${applicable}`);
    const file = await fileOf(`vendor-comparison?format=csv&vendorIds=${ids.slice(0, 2).join(',')}`);
    expect(lineOf(file, 'Filter')).toContain(items[0].name);
    for (const wrong of [ids[0], ids.join(','), 'nobody', ''])
      await officer.get(`/api/dashboards/vendor-comparison?vendorIds=${wrong}`).expect(400);
    await officer
      .get(`/api/dashboards/vendor-comparison?vendorIds=${ids[0]},00000000-0000-4000-8000-000000000000`)
      .expect(404);
  });

  it('show a vendor itself and nobody else, and no comparison', async () => {
    const vendor = await as('vendor_contributor');
    const mine = (await vendor.get('/api/vendors').expect(200)).body.items[0].id;
    const calendar = await asks('fiscal-coverage?pageSize=200', vendor);
    expect(new Set(calendar.items.map(({ vendorId }: any) => vendorId))).toEqual(new Set([mine]));
    expect(calendar.quarters[0].services).toBe(calendar.items.length);
    for (const view of ['recovery-scatter', 'finding-ageing']) {
      const { items } = await asks(`${view}?pageSize=200`, vendor);
      expect(items.every(({ vendorId }: any) => vendorId === mine)).toBe(true);
    }
    await vendor.get(`/api/dashboards/vendor-comparison?vendorIds=${mine},${mine}`).expect(403);
  });

  it('show another registrant nothing, and say so where no period is open', async () => {
    const other = await house.elsewhere();
    const calendar = await asks('fiscal-coverage', other.officer);
    expect(calendar).toMatchObject({ period: null, quarters: [], items: [], total: 0 });
    expect(await asks('recovery-scatter', other.officer)).toMatchObject({ period: null, dots: [], total: 0 });
    expect(await asks('finding-ageing', other.officer)).toMatchObject({ open: 0, total: 0, oldestDays: null });
    await other.officer.get(`/api/dashboards/fiscal-coverage?periodId=${made.periodId}`).expect(404);
    const { body } = await officer.get('/api/dashboards/finding-ageing?band=ages').expect(400);
    expect(body.errors[0].pointer).toBe('/band');
  });
});
