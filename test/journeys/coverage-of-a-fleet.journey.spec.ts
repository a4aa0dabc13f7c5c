import { Client } from 'pg';
import { seedVolume, type VolumeMade } from '../../src/demo/volume/volume-seeder';
import { volumeWish } from '../../src/demo/volume/volume.rules';
import { SettableClock } from '../../src/foundation/clock';
import { PASSWORD, signInAs, type Person } from '../support/person';
import { openTestPortal, type TestPortal } from '../support/portal';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

const VENDORS = 60;

describe('the coverage of a fleet', () => {
  let house: TestPortal;
  let made: VolumeMade;
  let owner: Client;
  let officer: Person;

  beforeAll(async () => {
    const clock = new SettableClock('2026-11-22T09:00:00Z');
    house = await openTestPortal({ clock });
    made = await seedVolume(volumeWish({ vendors: VENDORS, evidence: 1800 }), {
      ...{ ownerUrl: house.access.ownerUrl, say: () => undefined, at: clock.iso(), password: PASSWORD },
    });
    owner = new Client({ connectionString: house.access.ownerUrl });
    await owner.connect();
    const email = made.accounts.find(({ role }) => role === 'compliance_officer')?.email ?? '';
    officer = await signInAs(house.url, { name: 'Officer', email });
  });
  afterAll(async () => {
    await owner.end();
    await house.close();
  });

  const map = async (query = '') => (await officer.get(`/api/coverage${query}`).expect(200)).body;
  const all = async () =>
    (await officer.get(`/api/obligations?periodId=${made.periodId}`).expect(200)).body.items as any[];
  const shownAs = (one: any): string => (one.overdue ? 'overdue' : one.dueSoon ? 'due_soon' : one.state);

  /** A lane's figures from the list of obligations, which knows nothing of tallies. */
  async function recomputed(lane: string, vendorIds: ReadonlySet<string>) {
    const rows = (await all()).filter((one) => one.lane === lane && vendorIds.has(one.vendorId));
    const applicable = rows.filter((one) => one.state !== 'not_applicable');
    const met = rows.filter((one) => ['met', 'met_with_exceptions'].includes(one.state));
    const overdue = rows.filter((one) => one.overdue);
    return {
      ...{ met: met.length, applicable: applicable.length },
      withExceptions: rows.filter((one) => one.state === 'met_with_exceptions').length,
      waiting: rows.filter((one) => ['submitted', 'under_review'].includes(one.state)).length,
      overdue: { count: overdue.length, vendors: new Set(overdue.map((one) => one.vendorId)).size },
    };
  }

  it('has figures of every vendor, however few the page shows', async () => {
    const first = await map('?pageSize=10');
    expect([first.total, first.vendors.length]).toEqual([VENDORS, 10]);
    const { rows } = await owner.query(`SELECT id FROM vendor WHERE registrant_id = $1`, [made.registrantId]);
    const everybody = new Set<string>(rows.map(({ id }) => id));
    for (const { waiting, overdue, ...lane } of first.lanes) {
      const expected = await recomputed(lane.lane, everybody);
      expect({ ...lane, waiting: waiting.count, overdue }).toMatchObject(expected);
    }
    expect((await map('?pageSize=10&page=4')).lanes).toEqual(first.lanes);
  });

  it('has figures of one tier that are those of its vendors, and tiers that add up', async () => {
    const whole = await map();
    expect(whole.tiers.reduce((sum: number, one: any) => sum + Number(one.vendors), 0)).toBe(VENDORS);
    for (const { tier, vendors, applicable } of whole.tiers) {
      const own = await map(`?tier=${tier}&pageSize=200`);
      expect(own.total).toBe(vendors);
      expect(own.lanes.reduce((sum: number, lane: any) => sum + Number(lane.applicable), 0)).toBe(applicable);
      const ids = new Set<string>(own.vendors.map(({ id }: any) => id));
      for (const { lane, met } of own.lanes) expect(met).toBe((await recomputed(lane, ids)).met);
    }
  });

  it('shows each vendor on one page, with cells of that page only', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 6; page++) {
      const view = await map(`?pageSize=10&page=${page}`);
      const ids = view.vendors.map(({ id }: any) => id);
      expect(new Set(view.cells.map(({ vendorId }: any) => vendorId))).toEqual(new Set(ids));
      seen.push(...ids);
    }
    expect(new Set(seen).size).toBe(VENDORS);
    expect((await map('?pageSize=10&page=7')).vendors).toEqual([]);
    const { body } = await officer.get('/api/coverage?page=0').expect(400);
    expect(body.errors[0].pointer).toBe('/page');
  });

  it('shows a closed family as one cell a vendor, the worst of its requirements', async () => {
    const [open, closed] = [await map('?pageSize=10'), await map('?pageSize=10&closed=TST,PLN')];
    const codesOf = (view: any, family: string): string[] =>
      view.families.find(({ code }: any) => code === family).requirements.map(({ code }: any) => code);
    const shut = new Set([...codesOf(open, 'TST'), ...codesOf(open, 'PLN')]);
    expect(closed.cells.some(({ requirementCode }: any) => shut.has(requirementCode))).toBe(false);
    expect(closed.cells.length).toBe(open.cells.filter((cell: any) => !shut.has(cell.requirementCode)).length);
    expect(closed.familyCells.length).toBe(20);
    for (const cell of closed.familyCells) {
      const codes = codesOf(open, cell.familyCode);
      const within = open.cells.filter(
        (one: any) => one.vendorId === cell.vendorId && codes.includes(one.requirementCode),
      );
      expect(within.map(({ state }: any) => state)).toContain(cell.state);
      const counted = within.reduce((sum: number, one: any) => sum + Number(one.obligationIds.length), 0);
      expect(cell.counts.reduce((sum: number, one: any) => sum + Number(one.count), 0)).toBe(counted);
    }
    expect(
      closed.families
        .filter(({ isClosed }: any) => isClosed)
        .map(({ code }: any) => code)
        .sort(),
    ).toEqual(['PLN', 'TST']);
  });

  it('finds vendors by a part of their name, and puts those with most overdue first', async () => {
    const [first] = (await map('?pageSize=1')).vendors;
    const found = await map(`?seek=${encodeURIComponent(first.name.slice(2).toUpperCase())}`);
    expect(found.vendors.map(({ id }: any) => id)).toContain(first.id);
    const late = new Map<string, number>();
    for (const one of await all()) if (one.overdue) late.set(one.vendorId, (late.get(one.vendorId) ?? 0) + 1);
    const counts = (await map('?order=overdue&pageSize=200')).vendors.map(({ id }: any) => late.get(id) ?? 0);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('leads from a figure to as many rows as it counts, on screen and in a file', async () => {
    const { lanes } = await map();
    for (const { lane, met, waiting, overdue } of lanes) {
      for (const [figure, count] of [
        ['met', met],
        ['waiting', waiting.count],
        ['overdue', overdue.count],
      ]) {
        const { body } = await officer.get(`/api/coverage/rows?figure=${figure}&lane=${lane}&pageSize=5`).expect(200);
        expect([figure, lane, body.total, body.items.length]).toEqual([figure, lane, count, Math.min(5, count)]);
      }
    }
    const file = await officer.get('/api/coverage/rows?figure=met&lane=context&format=csv').expect(200);
    const counted = lanes.find(({ lane }: any) => lane === 'context').met;
    expect(file.text).toContain(`Rows,${counted}`);
    expect(file.text).toContain('only requirements met; lane Continuity');
  });

  it('writes the whole map to a file, whatever the page', async () => {
    const { text } = await officer.get('/api/coverage?format=csv&pageSize=10&page=2').expect(200);
    const pairs = new Set((await all()).map((one) => `${one.requirementCode} ${one.vendorId}`));
    expect(text).toContain(`Rows,${pairs.size}`);
  });

  it('lists deadlines a page at a time, in the order in which they are due', async () => {
    const waiting = (await all()).filter((one) =>
      ['overdue', 'due_soon', 'not_started', 'in_progress'].includes(shownAs(one)),
    );
    const seen: any[] = [];
    for (let page = 1; page <= Math.ceil(waiting.length / 200); page++)
      seen.push(...(await officer.get(`/api/coverage/deadlines?pageSize=200&page=${page}`).expect(200)).body.items);
    expect(seen.map(({ obligationId }) => obligationId).sort()).toEqual(waiting.map(({ id }) => id).sort());
    expect(seen.map(({ dueOn }) => dueOn)).toEqual(seen.map(({ dueOn }) => dueOn).sort());
    const late = (await officer.get('/api/coverage/deadlines?state=overdue').expect(200)).body;
    expect(late.total).toBe(waiting.filter((one) => one.overdue).length);
    const flagged = (await officer.get('/api/coverage/deadlines?flag=expiring&pageSize=200').expect(200)).body;
    expect(flagged.total).toBeGreaterThan(0);
    for (const { flags } of flagged.items) expect(flags.map(({ flag }: any) => flag)).toContain('expiring');
  });

  it('keeps the register of vendors in pages that the server orders and seeks', async () => {
    const page = async (query: string) => (await officer.get(`/api/vendor-standings?${query}`).expect(200)).body;
    const whole = await page('pageSize=200&order=next');
    expect([whole.total, whole.items.length]).toEqual([VENDORS, VENDORS]);
    const dues = whole.items.flatMap(({ nextDue }: any) => nextDue?.dueOn ?? []);
    expect(dues).toEqual([...dues].sort());
    const second = await page('pageSize=25&page=2&order=next');
    expect(second.items.map(({ id }: any) => id)).toEqual(whole.items.slice(25, 50).map(({ id }: any) => id));
    expect((await page('seek=VN-0007')).items.map(({ ref }: any) => ref)).toEqual(['VN-0007']);
    const { text } = await officer.get('/api/vendor-standings?tier=T1&format=csv').expect(200);
    expect(text).toContain(`Rows,${(await page('tier=T1')).total}`);
  });

  it('keeps its tallies exact while two change the same vendor at once', async () => {
    const other = new Client({ connectionString: house.access.ownerUrl });
    await other.connect();
    const { rows } = await owner.query(
      `SELECT id, vendor_id FROM obligation WHERE registrant_id = $1 AND progress = 'in_progress' AND conclusion IS NULL ORDER BY vendor_id, id`,
      [made.registrantId],
    );
    const pairs = rows
      .slice(1)
      .flatMap((row, i) => (rows[i].vendor_id === row.vendor_id ? [[rows[i].id, row.id]] : []));
    const submit = `UPDATE obligation SET progress = 'submitted', version = version + 1 WHERE id = $1`;
    for (const [one, two] of pairs.slice(0, 10)) {
      await Promise.all([owner.query('BEGIN'), other.query('BEGIN')]);
      await owner.query(submit, [one]);
      const waits = other.query(submit, [two]);
      await owner.query('COMMIT');
      await waits;
      await other.query('COMMIT');
    }
    await other.end();
    expect(pairs.length).toBeGreaterThan(10);
    expect(await unlike()).toEqual([]);
  });

  it('keeps its tallies exact through services, deletions and rolled back work', async () => {
    const { rows } = await owner.query(
      `SELECT s.id, s.vendor_id FROM service s WHERE s.registrant_id = $1 AND s.tier = 'T1' LIMIT 3`,
      [made.registrantId],
    );
    for (const { id } of rows)
      await owner.query(`UPDATE service SET state = 'ended', version = version + 1 WHERE id = $1`, [id]);
    await owner.query('BEGIN');
    await owner.query(`UPDATE obligation SET due_on = due_on - 400 WHERE vendor_id = $1`, [rows[0].vendor_id]);
    await owner.query('ROLLBACK');
    await owner.query(
      `DELETE FROM obligation o WHERE o.vendor_id = $1 AND o.progress = 'not_started' AND o.conclusion IS NULL AND NOT EXISTS (SELECT 1 FROM attestation_line l WHERE l.obligation_id = o.id)`,
      [rows[0].vendor_id],
    );
    expect(await unlike()).toEqual([]);
    const whole = await map();
    const counted = whole.lanes.reduce((sum: number, lane: any) => sum + Number(lane.applicable), 0);
    expect(counted).toBe((await all()).filter((one) => one.state !== 'not_applicable').length);
  });

  /** Vendors whose tally differs from what it would be if it were worked out anew. */
  async function unlike(): Promise<unknown[]> {
    const { rows } = await owner.query(
      `SELECT t.vendor_id FROM coverage_tally t WHERE t.registrant_id = $1 AND (
         t.cells <> coalesce((SELECT array_agg(c.cell ORDER BY c.cell) FROM app.cells_of(t.vendor_id, t.period_id) c), '{}')
         OR t.tier IS DISTINCT FROM (SELECT min(tier) FROM service s WHERE s.vendor_id = t.vendor_id AND s.state = 'active')
         OR t.icfr <> (SELECT coalesce(bool_or(icfr_relevant), false) FROM service s WHERE s.vendor_id = t.vendor_id AND s.state = 'active'))`,
      [made.registrantId],
    );
    return rows;
  }
});
