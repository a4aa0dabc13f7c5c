import fc from 'fast-check';
import {
  COVERAGE_STATES,
  countsOf,
  coverageStateOf,
  figuresByLane,
  measureOf,
  percentOf,
  worstOf,
  type Covered,
} from './coverage.rules';
import { shortCodesOf } from './short-codes.rules';

const today = '2026-11-21';
const state = fc.constantFrom(...COVERAGE_STATES);

describe('the state of a cell', () => {
  const facts = { progress: 'not_started', conclusion: null, dueOn: '2026-12-31', today } as const;

  it.each([
    [{ ...facts, dueOn: '2026-11-20' }, 'overdue', 'Overdue - not started'],
    [{ ...facts, dueOn: '2026-11-21' }, 'due_soon', 'Due within 30 days - not started'],
    [{ ...facts, dueOn: '2026-12-21' }, 'due_soon', 'Due within 30 days - not started'],
    [{ ...facts, dueOn: '2026-12-22' }, 'not_started', 'Not started'],
    [{ ...facts, dueOn: '2026-11-20', progress: 'submitted' }, 'submitted', 'Submitted'],
    [{ ...facts, dueOn: '2026-11-20', progress: 'submitted', conclusion: 'met' }, 'met', 'Met'],
    [{ ...facts, dueOn: '2026-11-20', conclusion: 'not_met' }, 'not_met', 'Not met'],
  ] as const)('of %j is %s', (given, expected, words) => {
    expect(coverageStateOf(given)).toEqual({ state: expected, words });
  });

  it('is the worst of its obligations, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1 }), (states) => {
        const worst = worstOf(states)!;
        expect(states).toContain(worst);
        for (const other of states)
          expect(COVERAGE_STATES.indexOf(worst)).toBeLessThanOrEqual(COVERAGE_STATES.indexOf(other));
        expect(worstOf([...states].reverse())).toBe(worst);
      }),
    );
    expect(worstOf([])).toBeNull();
    expect(worstOf(['met', 'overdue', 'not_met'])).toBe('overdue');
    expect(worstOf(['met', 'met_with_exceptions', 'not_applicable'])).toBe('met_with_exceptions');
  });

  it('counts every obligation once', () => {
    fc.assert(
      fc.property(fc.array(state), (states) => {
        expect(countsOf(states).reduce((sum, { count }) => sum + count, 0)).toBe(states.length);
        expect(countsOf(states).every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });
});

describe('percent met', () => {
  it('is 100 only when all are met, and nothing when nothing applies', () => {
    expect(percentOf(999, 1000)).toBe(99);
    expect(percentOf(1000, 1000)).toBe(100);
    expect(percentOf(0, 3)).toBe(0);
    expect(percentOf(0, 0)).toBeNull();
  });

  it('leaves out what is not applicable and counts exceptions within met', () => {
    const rows = (['met', 'met_with_exceptions', 'not_applicable', 'not_met', 'excepted'] as const).map((s) => ({
      state: s,
    }));
    expect(measureOf(rows)).toEqual({ met: 2, applicable: 4, percentMet: 50 });
  });
});

describe('the key figures', () => {
  let count = 0;
  const row = (members: Partial<Covered>): Covered => ({
    id: `o${(count += 1)}`,
    vendorId: 'v1',
    tier: 'T2',
    lane: 'context',
    state: 'met',
    waitingSince: null,
    ...members,
  });

  it('never mix lanes: whatever happens in one leaves the other as it was', () => {
    const lanes = fc.constantFrom('icfr', 'dcp', 'record', 'context');
    const covered = fc.record({
      id: fc.uuid(),
      vendorId: fc.constantFrom('v1', 'v2', null),
      tier: fc.constantFrom('T1', 'T2', 'T3', null),
      lane: lanes,
      state,
      waitingSince: fc.constantFrom(null, '2026-11-01'),
    }) as fc.Arbitrary<Covered>;
    fc.assert(
      fc.property(fc.array(covered), fc.array(covered), (rows, more) => {
        const others = more.filter(({ lane }) => lane !== 'icfr');
        const icfr = (all: Covered[]) => figuresByLane(all, today).find(({ lane }) => lane === 'icfr');
        expect(icfr([...rows, ...others])).toEqual(icfr(rows));
      }),
    );
  });

  it('say how many wait and for how long, and who is overdue', () => {
    const rows = [
      row({ state: 'submitted', waitingSince: '2026-11-12' }),
      row({ state: 'under_review', waitingSince: '2026-11-20' }),
      row({ id: 'late1', state: 'overdue', tier: 'T1' }),
      row({ id: 'late2', state: 'overdue', tier: 'T1' }),
      row({ id: 'late3', state: 'overdue', vendorId: 'v2', tier: 'T3' }),
      row({ id: 'own', state: 'overdue', vendorId: null, tier: null }),
      row({ id: 'other', state: 'overdue', lane: 'icfr' }),
    ];
    const [icfr, context] = figuresByLane(rows, today);
    expect(context).toMatchObject({
      lane: 'context',
      waiting: { count: 2, oldestDays: 9 },
      overdue: { count: 4, vendors: 2, tier1Vendors: 1, ids: ['late1', 'late2', 'late3', 'own'] },
    });
    expect(icfr).toMatchObject({ lane: 'icfr', waiting: { count: 0, oldestDays: null }, overdue: { count: 1 } });
  });

  it('show both main lanes even when nothing is in them', () => {
    expect(figuresByLane([], today).map(({ lane, percentMet }) => [lane, percentMet])).toEqual([
      ['icfr', null],
      ['context', null],
    ]);
  });
});

describe('short codes', () => {
  it('are initials, or three letters of one word, and never alike', () => {
    expect(shortCodesOf(['Harbour Line Contact', 'Aster Clearing LLC', 'Vantry', 'Hill Lake Care', 'The Co'])).toEqual([
      'HLC',
      'AC',
      'VAN',
      'HLC2',
      'TC',
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
        expect(new Set(shortCodesOf(names)).size).toBe(names.length);
      }),
    );
  });
});
