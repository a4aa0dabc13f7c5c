import fc from 'fast-check';
import { addDays, addMonths, daysBetween } from '../../obligations/iso-date.rules';
import { daysWithout, quarterInWords } from './quarter-words.rules';
import {
  daysWithin,
  lacksEvidence,
  monthsProved,
  proofsOf,
  QUARTER_CODES,
  quartersOf,
  quarterState,
  TEST_STANDINGS,
  timeOf,
  type ProvingTest,
  type TestStanding,
} from './quarter.rules';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const aDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2021-01-01', n));
const aTier = fc.constantFrom('T1' as const, 'T2' as const, 'T3' as const, null);
const someTests = fc.array(
  fc
    .record({ day: aDay, hour: fc.integer({ min: 0, max: 23 }), standing: fc.constantFrom(...TEST_STANDINGS) })
    .map(({ day, hour, standing }) => ({ provedAt: `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`, standing })),
  { maxLength: 8 },
);
const numbered = (tests: readonly Omit<ProvingTest, 'id'>[]): ProvingTest[] =>
  tests.map((test, i) => ({ ...test, id: `test ${i}` }));
const test = (day: string, standing: TestStanding, id = day): ProvingTest => ({
  ...{ id, standing, provedAt: `${day}T10:00:00.000Z` },
});
const statesOf = (tests: readonly ProvingTest[], tier: 'T1' | 'T3' = 'T1') => {
  const accepted = proofsOf(tests, { tier, standings: ['accepted'] });
  const reported = proofsOf(tests, { tier, standings: ['accepted', 'reported'] });
  return quartersOf(YEAR).map((quarter) => quarterState(quarter, { accepted, reported }));
};

describe('the quarters of a fiscal year', () => {
  it('follow its first day, whatever the month', () => {
    expect(quartersOf({ from: '2026-02-01', to: '2027-01-31' }).map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-02-01 2026-04-30',
      '2026-05-01 2026-07-31',
      '2026-08-01 2026-10-31',
      '2026-11-01 2027-01-31',
    ]);
    expect(quartersOf({ from: '2026-07-01', to: '2026-11-30' }).map(({ code }) => code)).toEqual(['Q1', 'Q2']);
  });

  it('hold every day of the year once', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 371 }), (from, days) => {
        const year = { from, to: addDays(from, days - 1) };
        const quarters = quartersOf(year);
        expect(quarters[0]?.from).toBe(year.from);
        expect(quarters.at(-1)?.to).toBe(year.to);
        quarters.slice(1).forEach((one, i) => expect(one.from).toBe(addDays(quarters[i]?.to ?? '', 1)));
        expect(quarters.map(({ code }) => code)).toEqual(QUARTER_CODES.slice(0, quarters.length));
      }),
    );
  });

  it('are over, running or ahead', () => {
    const [first = { code: 'Q1' as const, ...YEAR }] = quartersOf(YEAR);
    expect(['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((day) => timeOf(first, day))).toEqual([
      ...['ahead', 'running', 'running', 'past'],
    ]);
  });
});

describe('what tests prove', () => {
  it('lasts as long as the tier gives until the next test', () => {
    expect(statesOf([test('2025-05-16', 'accepted')])).toEqual(['covered', 'partly', 'none', 'none']);
    expect(statesOf([test('2025-05-16', 'accepted')], 'T3')).toEqual(['covered', 'covered', 'covered', 'covered']);
    expect(statesOf([test('2025-05-16', 'accepted'), test('2026-05-10', 'accepted')])).toEqual(
      Array.from({ length: 4 }, () => 'covered'),
    );
  });

  it('waits for a reviewer, and counts neither weak nor invalid tests', () => {
    expect(statesOf([test('2025-12-01', 'reported')])).toEqual(['reported', 'reported', 'reported', 'reported']);
    expect(statesOf([test('2025-12-01', 'too_weak'), test('2025-12-02', 'not_valid')])).toEqual(
      Array.from({ length: 4 }, () => 'none'),
    );
  });

  it('ends with a test that fell short, until one is accepted again', () => {
    const tests = [test('2025-12-01', 'accepted'), test('2026-06-20', 'fell_short'), test('2026-09-12', 'accepted')];
    expect(statesOf(tests)).toEqual(['covered', 'partly', 'partly', 'covered']);
    expect(statesOf([test('2025-12-01', 'accepted'), test('2025-12-01', 'fell_short', 'later')])).toEqual(
      Array.from({ length: 4 }, () => 'none'),
    );
  });

  it('begins on the day of the test, never lasts beyond the tier, and never reaches into a test that fell short', () => {
    fc.assert(
      fc.property(someTests, aTier, (drawn, tier) => {
        const tests = numbered(drawn);
        for (const { testId, from, to } of proofsOf(tests, { tier, standings: ['accepted'] })) {
          const own = tests.find(({ id }) => id === testId);
          expect(own?.standing).toBe('accepted');
          expect(from).toBe(own?.provedAt.slice(0, 10));
          expect(to >= from && to <= addMonths(from, monthsProved(tier))).toBe(true);
          const refuting = tests.filter((one) => one.standing === 'fell_short' && one.provedAt > (own?.provedAt ?? ''));
          for (const { provedAt } of refuting) expect(to < provedAt.slice(0, 10)).toBe(true);
        }
      }),
    );
  });

  it('never grows by a test that fell short, and never shrinks by one that is accepted', () => {
    const rank = { covered: 3, partly: 2, reported: 1, none: 0 };
    fc.assert(
      fc.property(someTests, aDay, (drawn, day) => {
        const tests = numbered(drawn);
        const before = statesOf(tests).map((state) => rank[state]);
        const worse = statesOf([...tests, test(day, 'fell_short', 'more')]).map((state) => rank[state]);
        const better = statesOf([...tests, test(day, 'accepted', 'more')]).map((state) => rank[state]);
        before.forEach((was, i) => {
          expect(worse[i]).toBeLessThanOrEqual(was);
          expect(better[i]).toBeGreaterThanOrEqual(was);
        });
      }),
    );
  });

  it('is told day by day: a quarter is covered when each of its days is', () => {
    fc.assert(
      fc.property(someTests, aTier, (drawn, tier) => {
        const tests = numbered(drawn);
        const accepted = proofsOf(tests, { tier, standings: ['accepted'] });
        for (const quarter of quartersOf(YEAR)) {
          const days = Array.from({ length: daysBetween(quarter.from, quarter.to) + 1 }, (_, i) =>
            addDays(quarter.from, i),
          );
          const proved = days.filter((day) => accepted.some(({ from, to }) => from <= day && day <= to)).length;
          const state = quarterState(quarter, { accepted, reported: accepted });
          expect(state).toBe(proved === days.length ? 'covered' : proved > 0 ? 'partly' : 'none');
          expect(lacksEvidence(state)).toBe(proved === 0);
          const without = daysWithout(daysWithin(accepted, quarter), quarter);
          const open = without.reduce((sum, gap) => sum + daysBetween(gap.from, gap.to) + 1, 0);
          expect(open).toBe(days.length - proved);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is said in words, with the days that nothing proves', () => {
    const proof = { testId: 'x', ref: 'EX-0001', from: '2025-05-16', to: '2026-05-16' };
    const both = { accepted: [proof], reported: [proof] };
    const [q1, q2, q3] = quartersOf(YEAR);
    if (!q1 || !q2 || !q3) throw new Error('a year has quarters');
    expect(quarterInWords(q1, 'covered', both)).toBe('Rests on EX-0001. Evidence current until 2026-05-16.');
    expect(quarterInWords(q2, 'partly', both)).toBe(
      'Rests on EX-0001. Without evidence from 2026-05-17 to 2026-06-30.',
    );
    expect(quarterInWords(q3, 'none', both)).toBe('What EX-0001 proved ended on 2026-05-16.');
    expect(quarterInWords(q1, 'none', { accepted: [], reported: [] })).toContain('No accepted test');
  });
});
