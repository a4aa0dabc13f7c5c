import fc from 'fast-check';
import { addDays, addMonths, daysBetween, daysInMonth, endOfMonth, isLeapYear } from '../../obligations/iso-date.rules';
import {
  daysIn,
  fiscalCoverage,
  gapDays,
  joined,
  monthsCovered,
  without,
  type Cover,
  type Span,
} from './fiscal-coverage.rules';

const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-06-01', n));
const span = fc.tuple(day, fc.integer({ min: 0, max: 250 })).map(([from, n]): Span => ({ from, to: addDays(from, n) }));
const spans = fc.array(span, { maxLength: 4 });
const year = fc.integer({ min: 1990, max: 2110 });
const month = fc.integer({ min: 1, max: 12 });
const monthEnd = (y: number, m: number): string => endOfMonth(`${y}-${String(m).padStart(2, '0')}-01`);
const days = ({ from, to }: Span): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));
const setOf = (all: readonly Span[]): Set<string> => new Set(all.flatMap(days));
const covered = (reports: Span[], covers: Cover[] = [], letterEnoughDays = 100) =>
  fiscalCoverage({ year: YEAR, reports, covers, letterEnoughDays });

describe('the gap in days', () => {
  it('is 92 from 30 September and 184 from 30 June to 31 December', () => {
    expect([gapDays('2026-09-30', '2026-12-31'), gapDays('2026-06-30', '2026-12-31')]).toEqual([92, 184]);
  });

  it('from a month end to a later one is the days of the months between, leap years too', () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: 0, max: 30 }), (y, m, later) => {
        const end = monthEnd(y, m);
        const yearEnd = endOfMonth(addMonths(`${end.slice(0, 7)}-01`, later));
        const months = Array.from({ length: later }, (_, n) => addMonths(`${end.slice(0, 7)}-01`, n + 1));
        const sum = months.reduce(
          (total, one) => total + daysInMonth(Number(one.slice(0, 4)), Number(one.slice(5, 7))),
          0,
        );
        expect(gapDays(end, yearEnd)).toBe(sum);
      }),
    );
  });

  it('over a whole year end to year end is 366 in a leap year and 365 otherwise', () => {
    fc.assert(fc.property(year, (y) => gapDays(`${y - 1}-12-31`, `${y}-12-31`) === (isLeapYear(y) ? 366 : 365)));
  });

  it('grows by one with each day that the report ends earlier, and never falls below nothing', () => {
    fc.assert(
      fc.property(day, day, (end, yearEnd) => {
        const gap = gapDays(end, yearEnd);
        expect(gap).toBe(Math.max(0, daysBetween(end, yearEnd)));
        if (gap > 0) expect(gapDays(addDays(end, -1), yearEnd)).toBe(gap + 1);
      }),
    );
  });
});

describe('spans', () => {
  it('are joined into the same days, apart by at least one day and in order', () => {
    fc.assert(
      fc.property(spans, (given) => {
        const one = joined(given);
        expect(setOf(one)).toEqual(setOf(given));
        one.slice(1).forEach((next, i) => expect(daysBetween(one[i]?.to ?? '', next.from)).toBeGreaterThan(1));
      }),
    );
  });

  it('leave of another exactly the days that they do not have', () => {
    fc.assert(
      fc.property(span, spans, (whole, others) => {
        const taken = setOf(others);
        expect(setOf(without(whole, others))).toEqual(new Set(days(whole).filter((one) => !taken.has(one))));
      }),
    );
  });
});

describe('the months that reports cover', () => {
  it('are six for a report to 30 June and five for one that ends a day earlier', () => {
    const until = (to: string) => monthsCovered([{ from: '2025-07-01', to }], YEAR);
    expect([until('2026-06-30'), until('2026-06-29'), until('2026-02-28')]).toEqual([6, 5, 2]);
  });

  it('need every day: two reports with a day between them miss that month', () => {
    const [first, second] = [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-12-31' },
    ];
    expect(monthsCovered([first, second], YEAR)).toBe(12);
    expect(monthsCovered([first, { ...second, from: '2026-04-02' }], YEAR)).toBe(11);
  });

  it('never fall with another report, and are twelve when nothing is open', () => {
    fc.assert(
      fc.property(spans, span, (reports, more) => {
        const before = monthsCovered(reports, YEAR);
        const after = monthsCovered([...reports, more], YEAR);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after === 12).toBe(without({ from: YEAR.startsOn, to: YEAR.endsOn }, [...reports, more]).length === 0);
      }),
    );
  });

  it('are weeks of 4, 4 and 5 in a year of 52 weeks', () => {
    const weeks = { startsOn: '2025-12-28', endsOn: '2026-12-26' };
    expect(monthsCovered([{ from: '2025-10-01', to: '2026-06-30' }], weeks)).toBe(6);
  });
});

describe('the coverage of a fiscal year', () => {
  const toJune = { from: '2025-07-01', to: '2026-06-30' };
  const toSeptember = { from: '2025-10-01', to: '2026-09-30' };
  const letter = (from: string, to: string): Cover => ({ kind: 'letter', from, to });

  it('has no gap days without a report: nothing is measured, nothing is zero', () => {
    expect(covered([])).toEqual({ reportEnd: null, gapDays: null, monthsCovered: 0, gaps: [] });
  });

  it('is open for 92 days after 30 September until a letter speaks of them', () => {
    expect(covered([toSeptember]).gaps).toEqual([
      {
        ...{ from: '2026-10-01', to: '2026-12-31', place: 'after', days: 92, state: 'needed' },
        uncovered: [{ from: '2026-10-01', to: '2026-12-31' }],
      },
    ]);
    const [gap] = covered([toSeptember], [letter('2026-10-01', '2026-12-31')]).gaps;
    expect(gap).toMatchObject({ state: 'letter_received', uncovered: [] });
  });

  it('is not covered by a letter alone for 184 days: it counts for the first hundred', () => {
    const [gap] = covered([toJune], [letter('2026-07-01', '2026-12-31')]).gaps;
    expect(gap).toMatchObject({ days: 184, state: 'needed', uncovered: [{ from: '2026-10-09', to: '2026-12-31' }] });
    const procedure: Cover = { kind: 'procedure', from: '2026-10-09', to: '2026-12-31' };
    expect(covered([toJune], [letter('2026-07-01', '2026-12-31'), procedure]).gaps[0]?.state).toBe('procedure_done');
  });

  it('says when days were accepted uncovered rather than covered', () => {
    const accepted: Cover = { kind: 'accepted', from: '2026-07-01', to: '2026-12-31' };
    expect(covered([toJune], [accepted]).gaps[0]?.state).toBe('accepted_uncovered');
  });

  it('lets no letter speak of days before a report', () => {
    const late = { from: '2026-04-01', to: '2026-12-31' };
    const [gap] = covered([late], [letter('2026-01-01', '2026-03-31')]).gaps;
    expect(gap).toMatchObject({ place: 'before', days: 90, state: 'needed' });
  });

  it('measures from a report that ended before the year began, too', () => {
    const { gapDays: open, gaps, monthsCovered: months } = covered([{ from: '2025-01-01', to: '2025-12-15' }]);
    expect([open, months]).toEqual([381, 0]);
    expect(gaps).toMatchObject([{ from: '2025-12-16', days: 381, place: 'after' }]);
  });

  it('accounts for every day of the year once: in a report or in a gap; and the gap after the last is the gap in days', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), (reports) => {
        const { gaps, gapDays: open, reportEnd } = covered(reports);
        fc.pre(reportEnd !== null);
        const ofYear = days({ from: YEAR.startsOn, to: YEAR.endsOn });
        const [inReports, inGaps] = [setOf(reports), setOf(gaps)];
        for (const one of ofYear) expect(inReports.has(one) !== inGaps.has(one)).toBe(true);
        const after = gaps.filter(({ place }) => place === 'after').reduce((sum, one) => sum + daysIn(one), 0);
        expect(after).toBe(open);
      }),
    );
  });

  it('only ever closes with more cover, and a longer limit of letters never opens a gap', () => {
    const cover = fc.record({ kind: fc.constantFrom<Cover['kind']>('letter', 'procedure', 'accepted'), span });
    fc.assert(
      fc.property(
        span,
        fc.array(cover, { maxLength: 4 }),
        fc.record({ more: cover, limit: fc.nat(200) }),
        (report, some, { more, limit }) => {
          const shaped = (list: typeof some): Cover[] =>
            list.map(({ kind, span: { from, to } }) => ({ kind, from, to }));
          const open = (covers: Cover[], enough: number) =>
            covered([report], covers, enough).gaps.reduce((sum, { uncovered }) => sum + setOf(uncovered).size, 0);
          expect(open(shaped([...some, more]), limit)).toBeLessThanOrEqual(open(shaped(some), limit));
          expect(open(shaped(some), limit + 1)).toBeLessThanOrEqual(open(shaped(some), limit));
        },
      ),
    );
  });
});
