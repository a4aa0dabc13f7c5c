import fc from 'fast-check';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { FREQUENCIES, type Cadence, type Flag, type Tier } from '../catalogue/catalogue.rules';
import { dueDatesOf, type CadenceFacts, type DueDate, type Period, type RecordedEvent } from './cadence.rules';
import { partEnds } from './fiscal-parts.rules';
import { addDays, addMonths, daysBetween, endOfMonth } from './iso-date.rules';

// What must hold in every calendar: year ends in any month, 29 February, years of 52 and 53 weeks, changes of clock.

const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('1999-01-01', offset));
const monthYear = fc
  .tuple(fc.integer({ min: 2000, max: 2050 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]): Period => {
    const startsOn = `${year}-${String(month).padStart(2, '0')}-01`;
    return { startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) };
  });
const weekYear = fc
  .tuple(day, fc.constantFrom(52, 53))
  .map(([startsOn, weeks]): Period => ({ startsOn, endsOn: addDays(startsOn, 7 * weeks - 1) }));
const anyYear = fc.oneof(monthYear, weekYear);

const cadences = readShippedCatalogue().requirements.map((one) => one.cadence);
const made = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    fiscalYearBound: fc.boolean(),
    graceDays: fc.integer({ min: 0, max: 90 }),
    triggers: fc.subarray(['site_change', 'plan_superseded']),
  })
  .map((some): Cadence => {
    const perEvent = some.frequency === 'per_event';
    const events = perEvent ? ['exercise_completed'] : [];
    return { ...some, byTier: {}, byFlag: {}, events, noneOccurred: perEvent ? 'None.' : null, also: null };
  });
const event = fc.record({
  event: fc.constantFrom('site_change', 'plan_superseded', 'exercise_completed'),
  on: day,
  ref: fc.constantFrom('A', 'B'),
});
const facts = fc.record({
  cadence: fc.oneof(fc.constantFrom(...cadences), made),
  tier: fc.constantFrom<Tier>('T1', 'T2', 'T3'),
  flags: fc.subarray<Flag>(['icfr_relevant', 'holds_registrant_data']),
  period: anyYear,
  lastCompletedOn: fc.option(day, { nil: null }),
  triggers: fc.array(event, { maxLength: 6 }),
});

const dated = (of: CadenceFacts) => dueDatesOf(of).map(({ occurrence, dueOn }) => `${occurrence} ${dueOn}`);
const arisesFrom = ({ occurrence }: DueDate, triggers: readonly RecordedEvent[]) =>
  triggers.find(({ event: name, ref, on }) => occurrence === `${name}:${ref ?? on}`);

describe('due dates in every calendar', () => {
  it('lie inside the period, or within the days of grace that their words name', () => {
    fc.assert(
      fc.property(facts, (of) => {
        for (const due of dueDatesOf(of)) {
          const last = addDays(of.period.endsOn, Math.max(of.cadence.graceDays, of.cadence.also?.graceDays ?? 0));
          expect(due.dueOn >= of.period.startsOn && due.dueOn <= last).toBe(true);
          if (due.dueOn > of.period.endsOn) expect(due.rule).toMatch(/\d+ days?/);
        }
      }),
    );
  });

  it('are the same however often they are asked for, and in whatever order the events were recorded', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const again = { ...of, triggers: [...of.triggers, ...of.triggers].reverse() };
        expect(dated(again).sort()).toEqual(dated(of).sort());
      }),
    );
  });

  it('do not come earlier because a thing was done later', () => {
    fc.assert(
      fc.property(facts, day, day, (of, one, other) => {
        const [earlier, later] = [one, other].sort();
        const dueAfter = (lastCompletedOn: string | undefined) =>
          dueDatesOf({ ...of, lastCompletedOn: lastCompletedOn ?? null }).find(
            ({ occurrence }) => occurrence === 'year',
          );
        const [first, second] = [dueAfter(earlier), dueAfter(later)];
        // One that is not due in this period is due in a later one.
        if (!first) expect(second).toBeUndefined();
        else if (second) expect(second.dueOn >= first.dueOn).toBe(true);
      }),
    );
  });

  it('give an event its days of grace, counted in days of the calendar', () => {
    fc.assert(
      fc.property(facts, (of) => {
        for (const due of dueDatesOf(of)) {
          const event = arisesFrom(due, of.triggers);
          if (event) expect(of.triggers.some(({ on }) => addDays(on, of.cadence.graceDays) === due.dueOn)).toBe(true);
        }
      }),
    );
  });

  it('arise once for each event of the period that the cadence names, and from no other', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const wanted = new Set(
          of.triggers
            .filter(({ on }) => on >= of.period.startsOn && on <= of.period.endsOn)
            .filter(({ event: name }) => [...of.cadence.events, ...of.cadence.triggers].includes(name))
            .map(({ event: name, ref }) => `${name}:${ref}`),
        );
        const asked = dueDatesOf(of).filter((due) => arisesFrom(due, of.triggers));
        expect(new Set(asked.map(({ occurrence }) => occurrence))).toEqual(wanted);
      }),
    );
  });

  it('are not moved by a change of clock: no zone of the process has a say', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['America/New_York', 'Europe/Vienna', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']) {
        process.env['TZ'] = other;
        expect(addDays('2026-03-07', 1)).toBe('2026-03-08');
        expect(addDays('2026-03-08', 1)).toBe('2026-03-09');
        expect(addDays('2011-12-29', 1)).toBe('2011-12-30');
        expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
        expect(partEnds({ startsOn: '2025-07-01', endsOn: '2026-06-30' }, 3)[2]).toBe('2026-03-31');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('fiscal years of 52 and 53 weeks', () => {
  it('have quarters of thirteen weeks, and the odd week in the last', () => {
    const weeks53 = { startsOn: '2025-12-28', endsOn: '2027-01-02' };
    expect(partEnds(weeks53, 3)).toEqual(['2026-03-28', '2026-06-27', '2026-09-26', '2027-01-02']);
    expect(partEnds(weeks53, 6)).toEqual(['2026-06-27', '2027-01-02']);
    const weeks52 = { startsOn: '2026-02-01', endsOn: '2027-01-30' };
    expect(partEnds(weeks52, 3)).toEqual(['2026-05-02', '2026-08-01', '2026-10-31', '2027-01-30']);
    expect(partEnds(weeks52, 1).slice(0, 4)).toEqual(['2026-02-28', '2026-03-28', '2026-05-02', '2026-05-30']);
  });

  it('are covered by their parts without a gap, in whole weeks', () => {
    fc.assert(
      fc.property(weekYear, fc.constantFrom(1, 3, 6), (period, months) => {
        const ends = partEnds(period, months);
        expect(ends).toHaveLength(12 / months);
        expect(ends.at(-1)).toBe(period.endsOn);
        const starts = [period.startsOn, ...ends.slice(0, -1).map((end) => addDays(end, 1))];
        for (const [index, end] of ends.entries()) expect((daysBetween(starts[index] ?? '', end) + 1) % 7).toBe(0);
      }),
    );
  });
});

describe('fiscal years that end in June, and on 29 February', () => {
  const annual = (period: Period, lastCompletedOn: string, fiscalYearBound = true) =>
    dueDatesOf({
      cadence: { ...cadences[0]!, frequency: 'annual', byTier: {}, byFlag: {}, triggers: [], fiscalYearBound },
      ...{ tier: 'T1', flags: [], period, lastCompletedOn },
    }).map(({ dueOn }) => dueOn);

  it('ask in the same month one year on, wherever the year turns', () => {
    const june = { startsOn: '2026-07-01', endsOn: '2027-06-30' };
    expect(annual(june, '2025-09-14')).toEqual(['2026-09-30']);
    expect(annual(june, '2026-02-28')).toEqual(['2027-02-28']);
    expect(annual(june, '2026-06-30')).toEqual(['2027-06-30']);
  });

  it('know the leap day as a year’s last and as a day on which something was done', () => {
    const leap = { startsOn: '2027-03-01', endsOn: '2028-02-29' };
    expect(annual(leap, '2027-02-03')).toEqual(['2028-02-29']);
    expect(partEnds(leap, 3)).toEqual(['2027-05-31', '2027-08-31', '2027-11-30', '2028-02-29']);
    const after = { startsOn: '2028-03-01', endsOn: '2029-02-28' };
    expect(annual(after, '2028-02-29')).toEqual(['2029-02-28']);
  });

  it('ask for what was done in a month in that month again, year after year', () => {
    fc.assert(
      fc.property(monthYear, fc.integer({ min: 0, max: 364 }), (first, offset) => {
        let [period, done] = [first, addDays(first.startsOn, offset)];
        const month = done.slice(5, 7);
        for (let year = 0; year < 8; year++) {
          const startsOn = addDays(period.endsOn, 1);
          period = { startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) };
          const [dueOn = ''] = annual(period, done);
          expect([dueOn.slice(5, 7), dueOn]).toEqual([month, endOfMonth(dueOn)]);
          done = dueOn;
        }
      }),
    );
  });
});
