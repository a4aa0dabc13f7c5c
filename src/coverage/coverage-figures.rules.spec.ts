import fc from 'fast-check';
import { LANES, TIERS, type Lane, type Tier } from '../catalogue/catalogue.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import { CONCLUSIONS, PROGRESS, type Conclusion, type Progress } from '../obligations/obligation-state.rules';
import { figuresByLane, measuresByTier, ofTier, type Tallies } from './coverage-figures.rules';
import { CELL_STATES, cellOf, dayNumber, dayOf, figuresOfGroup, together } from './coverage-tally.rules';
import { coverageStateOf, isApplicable, isMet, percentOf } from './coverage.rules';

const today = '2026-11-22';
const codes = ['GOV-01', 'PLN-02', 'TST-02'];
/** The second requirement changes its lane with ICFR relevance, as some of the catalogue do. */
const laneOf = (code: string, icfr: boolean): Lane =>
  code === 'GOV-01' ? 'dcp' : code === 'PLN-02' && icfr ? 'icfr' : 'context';

interface Owed {
  code: string;
  serviceIcfr: boolean | null;
  progress: Progress;
  conclusion: Conclusion | null;
  dueOn: string;
  submittedOn: string | null;
  exceptedUntil: string | null;
}

interface Vendor {
  tier: Tier | null;
  icfr: boolean;
  owes: Owed[];
}

const day = fc.integer({ min: 9700, max: 9900 }).map(dayOf);
const owed: fc.Arbitrary<Owed> = fc
  .record({
    code: fc.constantFrom(...codes),
    serviceIcfr: fc.constantFrom(true, false, null),
    progress: fc.constantFrom(...PROGRESS),
    conclusion: fc.constantFrom(...CONCLUSIONS, null),
    dueOn: day,
    submittedOn: fc.option(day),
    exceptedUntil: fc.option(day),
  })
  // As the table's CHECK has it: nothing comes under review, or is met, out of nothing.
  .map((one) =>
    ['under_review', 'met', 'met_with_exceptions'].includes(one.conclusion ?? '')
      ? { ...one, progress: 'submitted' }
      : one,
  );
const fleet: fc.Arbitrary<Vendor[]> = fc.array(
  fc.record({ tier: fc.constantFrom(...TIERS, null), icfr: fc.boolean(), owes: fc.array(owed, { maxLength: 12 }) }),
  { maxLength: 12 },
);

/** Which day the database keeps of an obligation. */
const KEPT: Partial<Record<Progress | Conclusion, (one: Owed) => string | null>> = {
  not_started: ({ dueOn }) => dueOn,
  in_progress: ({ dueOn }) => dueOn,
  submitted: ({ submittedOn }) => submittedOn,
  under_review: ({ submittedOn }) => submittedOn,
  excepted: ({ exceptedUntil }) => exceptedUntil,
};

/** As the database writes it. */
function cell(one: Owed): number {
  const state = one.conclusion ?? one.progress;
  const subject = one.serviceIcfr === null ? 0 : one.serviceIcfr ? 2 : 1;
  const on = KEPT[state]?.(one) ?? null;
  const head = ((codes.indexOf(one.code) + 1) << 21) | (subject << 19) | (CELL_STATES.indexOf(state) << 15);
  return head | (on === null ? 0 : dayNumber(on));
}

const tallied = (vendors: readonly Vendor[]): Tallies => {
  const groups = [...TIERS, null].flatMap((tier) =>
    [true, false].map((icfr) => {
      const own = vendors.filter((one) => one.tier === tier && one.icfr === icfr && one.owes.length > 0);
      return { tier, icfr, cells: own.map(({ owes }) => owes.map(cell).join(',')).join(';') };
    }),
  );
  const written = groups.filter(({ cells }) => cells !== '');
  return { ...together(written.map((group) => figuresOfGroup(group, { codes, laneOf, today }))), tested: [] };
};

/** The same figure from the obligations themselves, one by one. */
function plainly(vendors: readonly Vendor[], lane: Lane) {
  const all = vendors.flatMap((vendor, v) =>
    vendor.owes.map((one) => ({
      ...{ ...one, v, tier: vendor.tier, lane: laneOf(one.code, one.serviceIcfr ?? vendor.icfr) },
      state: coverageStateOf({ ...one, exceptionUntil: one.exceptedUntil, today }).state,
    })),
  );
  const rows = all.filter((one) => one.lane === lane);
  const applicable = rows.filter(({ state }) => isApplicable(state)).length;
  const met = rows.filter(({ state }) => isMet(state)).length;
  const waits = rows.filter(
    ({ state, submittedOn }) => (state === 'submitted' || state === 'under_review') && submittedOn !== null,
  );
  const late = rows.filter(({ state }) => state === 'overdue');
  const vendorsOf = (of: typeof rows) => new Set(of.map(({ v }) => v)).size;
  const ages = waits.map(({ submittedOn }) => daysBetween(submittedOn ?? today, today));
  return {
    ...{ met, applicable, percentMet: percentOf(met, applicable) },
    withExceptions: rows.filter(({ state }) => state === 'met_with_exceptions').length,
    waiting: { count: waits.length, oldestDays: ages.length === 0 ? null : Math.max(...ages) },
    overdue: {
      count: late.length,
      vendors: vendorsOf(late),
      tier1Vendors: vendorsOf(late.filter(({ tier }) => tier === 'T1')),
    },
  };
}

describe('the key figures of a fleet', () => {
  it('are those of its obligations, one by one, in each lane and each tier', () => {
    fc.assert(
      fc.property(fleet, fc.constantFrom(undefined, ...TIERS), (vendors, tier) => {
        const own = vendors.filter((one) => tier === undefined || one.tier === tier);
        for (const figures of figuresByLane(ofTier(tallied(vendors), tier), today))
          expect(figures).toMatchObject(plainly(own, figures.lane));
      }),
    );
  });

  it('leave no lane out that has obligations, and always show both main lanes', () => {
    fc.assert(
      fc.property(fleet, (vendors) => {
        const shown = figuresByLane(tallied(vendors), today).map(({ lane }) => lane);
        const used = LANES.filter((lane) => plainly(vendors, lane).applicable > 0);
        expect(shown).toEqual(expect.arrayContaining([...used, 'icfr', 'context']));
      }),
    );
    expect(figuresByLane(tallied([]), today).map(({ lane, percentMet }) => [lane, percentMet])).toEqual([
      ['icfr', null],
      ['context', null],
    ]);
  });

  it('never mix lanes: whatever happens in one leaves the other as it was', () => {
    const icfr = (vendors: readonly Vendor[]) =>
      figuresByLane(tallied(vendors), today).find(({ lane }) => lane === 'icfr');
    fc.assert(
      fc.property(fleet, fleet, (vendors, more) => {
        const others = more.map((one) => ({ ...one, owes: one.owes.filter(({ code }) => code !== 'PLN-02') }));
        expect(icfr([...vendors, ...others])).toEqual(icfr(vendors));
      }),
    );
  });

  it('add up over the tiers', () => {
    fc.assert(
      fc.property(fleet, (vendors) => {
        const counted = new Map(
          [...TIERS, null].map((tier) => [tier, vendors.filter((one) => one.tier === tier).length]),
        );
        const tiers = measuresByTier(tallied(vendors).counted, counted);
        const sum = (of: 'vendors' | 'met' | 'applicable') => tiers.reduce((all, one) => all + one[of], 0);
        expect(sum('vendors')).toBe(vendors.length);
        expect(sum('applicable')).toBe(LANES.reduce((all, lane) => all + plainly(vendors, lane).applicable, 0));
      }),
    );
  });

  it('count a recovery test in its own lane only', () => {
    const tested = [{ tier: 'T1', lane: 'context', tested: 3, missed: 1 }] as const;
    const [icfr, context] = figuresByLane({ ...tallied([]), tested }, today);
    expect([icfr?.recovery, context?.recovery]).toEqual([null, { testedServices: 3, missed: 1 }]);
  });
});

describe('a cell of a tally', () => {
  it('says what was written into it', () => {
    fc.assert(
      fc.property(owed, (one) => {
        const read = cellOf(cell(one));
        expect(codes[read.place - 1]).toBe(one.code);
        expect(read.state).toBe(one.conclusion ?? one.progress);
        expect(read.subject).toBe(one.serviceIcfr === null ? 'vendor' : one.serviceIcfr ? 'icfr_service' : 'service');
      }),
    );
  });

  it('is refused when no database writes it', () => {
    expect(() => cellOf(-1)).toThrow(RangeError);
    expect(() => cellOf((1 << 21) | (3 << 19))).toThrow(RangeError);
    expect(() => cellOf((1 << 21) | (12 << 15))).toThrow(RangeError);
  });
});
