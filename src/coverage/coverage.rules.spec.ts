import fc from 'fast-check';
import { COVERAGE_STATES, countsOf, coverageStateOf, measureOf, percentOf, worstOf } from './coverage.rules';
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
