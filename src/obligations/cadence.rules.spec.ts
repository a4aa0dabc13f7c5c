import fc from 'fast-check';
import type { Cadence, Frequency } from '../catalogue/catalogue.rules';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { dueDateOf, dueDatesOf, frequencyFor, type CadenceFacts, type Period } from './cadence.rules';
import { partEnds } from './fiscal-parts.rules';
import { addDays, addMonths, daysBetween, endOfMonth, isIsoDate } from './iso-date.rules';

const calendar2026: Period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const june2026: Period = { startsOn: '2025-07-01', endsOn: '2026-06-30' };

const cadence = (frequency: Frequency, more: Partial<Cadence> = {}): Cadence => ({
  frequency,
  byTier: {},
  byFlag: {},
  fiscalYearBound: false,
  graceDays: 0,
  triggers: [],
  events: [],
  noneOccurred: null,
  also: null,
  ...more,
});

const facts = (of: Cadence, more: Partial<CadenceFacts> = {}): CadenceFacts => ({
  cadence: of,
  tier: 'T1',
  flags: [],
  period: calendar2026,
  ...more,
});

const days = (of: CadenceFacts): string[] => dueDatesOf(of).map((due) => due.dueOn);
const shipped = (id: string): Cadence => readShippedCatalogue().requirements.find((r) => r.id === id)!.cadence;

const someDay = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('1999-01-01', offset));
const someYear = fc
  .tuple(fc.integer({ min: 2000, max: 2050 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]): Period => {
    const startsOn = `${year}-${String(month).padStart(2, '0')}-01`;
    return { startsOn, endsOn: addDays(addMonths(startsOn, 12), -1) };
  });

describe('dates', () => {
  it('keeps month ends and leap days', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(endOfMonth('2028-02-03')).toBe('2028-02-29');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2026-12-31', '2026-01-01')).toBe(-364);
    expect(endOfMonth('2100-02-01')).toBe('2100-02-28');
    expect(endOfMonth('2000-02-01')).toBe('2000-02-29');
  });

  it('refuses what is no day', () => {
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(isIsoDate('2026-13-01')).toBe(false);
    expect(isIsoDate('2026-1-1')).toBe(false);
    expect(() => addMonths('soon', 1)).toThrow(RangeError);
  });

  it('adds and takes away alike', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });
});

describe('an annual requirement', () => {
  it('is due on the last day of the same month one year later', () => {
    expect(dueDateOf(facts(cadence('annual'), { lastCompletedOn: '2025-03-10' }))).toEqual({
      dueOn: '2026-03-31',
      rule: 'Annual: last day of March 2026, one year after the last completed instance on 2025-03-10',
      occurrence: 'year',
    });
    expect(days(facts(cadence('annual'), { lastCompletedOn: '2025-02-28' }))).toEqual(['2026-02-28']);
  });

  it('knows 29 February on either side', () => {
    const in2028 = { startsOn: '2028-01-01', endsOn: '2028-12-31' };
    expect(days(facts(cadence('annual'), { period: in2028, lastCompletedOn: '2027-02-10' }))).toEqual(['2028-02-29']);
    const in2029 = { startsOn: '2029-01-01', endsOn: '2029-12-31' };
    expect(days(facts(cadence('annual'), { period: in2029, lastCompletedOn: '2028-02-29' }))).toEqual(['2029-02-28']);
  });

  it('is due at the end of the period the first time', () => {
    expect(dueDateOf(facts(cadence('annual'), { period: june2026 }))).toEqual({
      dueOn: '2026-06-30',
      rule: 'Annual: first instance, due by the end of the period',
      occurrence: 'year',
    });
  });

  it('stays inside the fiscal year when bound to it', () => {
    const bound = cadence('annual', { fiscalYearBound: true });
    const late = facts(bound, { period: june2026, lastCompletedOn: '2025-07-05' });
    expect(dueDateOf(late)?.dueOn).toBe('2026-06-30');
    expect(dueDateOf(late)?.rule).toContain('kept inside the fiscal year that ends 2026-06-30');
    expect(days(facts(cadence('annual'), { period: june2026, lastCompletedOn: '2025-07-05' }))).toEqual([]);
  });

  it('is carried to the first day when it was due before the period', () => {
    const due = dueDateOf(facts(cadence('annual'), { lastCompletedOn: '2023-05-01' }));
    expect(due?.dueOn).toBe('2026-01-01');
    expect(due?.rule).toContain('was due 2024-05-31');
    const onFirstDay = facts(cadence('annual'), {
      period: { startsOn: '2026-01-31', endsOn: '2027-01-30' },
      lastCompletedOn: '2025-01-31',
    });
    expect(dueDateOf(onFirstDay)?.rule).toContain('last day of January 2026');
  });

  it('when bound, always falls inside the fiscal year, on a month end or its last day, with words', () => {
    const bound = cadence('annual', { fiscalYearBound: true });
    fc.assert(
      fc.property(someYear, someDay, (period, lastCompletedOn) => {
        const due = dueDateOf(facts(bound, { period, lastCompletedOn }))!;
        expect(due.dueOn >= period.startsOn && due.dueOn <= period.endsOn).toBe(true);
        expect([endOfMonth(due.dueOn), period.startsOn]).toContain(due.dueOn);
        expect(due.rule.length).toBeGreaterThan(20);
      }),
    );
  });

  it('leaves at most thirteen months between instances that were on time', () => {
    fc.assert(
      fc.property(someYear, fc.integer({ min: 1, max: 365 }), (period, before) => {
        const lastCompletedOn = addDays(period.startsOn, -before);
        const due = dueDateOf(facts(cadence('annual'), { period, lastCompletedOn }))!;
        expect(daysBetween(lastCompletedOn, due.dueOn)).toBeLessThanOrEqual(366 + 30);
      }),
    );
  });
});

describe('slower rhythms', () => {
  it('leave years out', () => {
    const t3 = shipped('TST-02');
    expect(days(facts(t3, { tier: 'T3', lastCompletedOn: '2024-09-12' }))).toEqual(['2026-09-30']);
    expect(days(facts(t3, { tier: 'T3', lastCompletedOn: '2025-09-12' }))).toEqual([]);
    expect(days(facts(cadence('triennial'), { lastCompletedOn: '2023-11-02' }))).toEqual(['2026-11-30']);
  });
});

describe('parts of a year', () => {
  it('has four quarters, with days of grace', () => {
    expect(dueDatesOf(facts(cadence('quarterly', { graceDays: 15 })))).toEqual([
      {
        dueOn: '2026-04-15',
        rule: 'Quarterly: 15 days after the end of the fiscal quarter that ends 2026-03-31',
        occurrence: 'Q1',
      },
      {
        dueOn: '2026-07-15',
        rule: 'Quarterly: 15 days after the end of the fiscal quarter that ends 2026-06-30',
        occurrence: 'Q2',
      },
      {
        dueOn: '2026-10-15',
        rule: 'Quarterly: 15 days after the end of the fiscal quarter that ends 2026-09-30',
        occurrence: 'Q3',
      },
      {
        dueOn: '2027-01-15',
        rule: 'Quarterly: 15 days after the end of the fiscal quarter that ends 2026-12-31',
        occurrence: 'Q4',
      },
    ]);
    expect(days(facts(cadence('quarterly'), { period: june2026 }))).toEqual([
      '2025-09-30',
      '2025-12-31',
      '2026-03-31',
      '2026-06-30',
    ]);
  });

  it('has two halves and twelve months', () => {
    expect(days(facts(cadence('semiannual'), { period: june2026 }))).toEqual(['2025-12-31', '2026-06-30']);
    const months = days(facts(cadence('monthly'), { period: { startsOn: '2028-01-01', endsOn: '2028-12-31' } }));
    expect(months).toHaveLength(12);
    expect(months[1]).toBe('2028-02-29');
  });

  it('keeps four quarters in years of 52 and 53 weeks', () => {
    expect(partEnds({ startsOn: '2026-01-04', endsOn: '2027-01-02' }, 3)).toHaveLength(4);
    expect(partEnds({ startsOn: '2025-12-28', endsOn: '2027-01-02' }, 3)).toHaveLength(4);
    expect(partEnds({ startsOn: '2026-10-01', endsOn: '2026-12-31' }, 3)).toEqual(['2026-12-31']);
  });

  it('covers every fiscal year without a gap or an overlap', () => {
    fc.assert(
      fc.property(someYear, fc.constantFrom(1, 3, 6), (period, months) => {
        const ends = partEnds(period, months);
        expect(ends).toHaveLength(12 / months);
        expect(ends.at(-1)).toBe(period.endsOn);
        expect(ends.every((end) => end === endOfMonth(end))).toBe(true);
        expect(new Set(ends).size).toBe(ends.length);
        expect([...ends].sort()).toEqual(ends);
      }),
    );
  });
});

describe('tier and flags', () => {
  it('take the stricter frequency', () => {
    expect(frequencyFor(shipped('TEC-03'), 'T1', [])).toBe('annual');
    expect(frequencyFor(shipped('TEC-03'), 'T2', ['icfr_relevant'])).toBe('quarterly');
    expect(frequencyFor(shipped('PLN-05'), 'T1', [])).toBe('semiannual');
    expect(frequencyFor(shipped('PLN-05'), 'T3', ['icfr_relevant'])).toBe('annual');
    expect(frequencyFor(cadence('quarterly', { byFlag: { phi: 'annual' } }), 'T1', ['phi'])).toBe('quarterly');
  });

  it('add the change confirmation to the annual statement, except for the quarter that the statement covers', () => {
    const occurrences = (tier: 'T1' | 'T2', flags: CadenceFacts['flags']): string[] =>
      dueDatesOf(facts(shipped('GOV-02'), { tier, flags })).map((due) => `${due.occurrence} ${due.dueOn}`);
    const all = [
      'change_confirmation:Q1 2026-04-10',
      'change_confirmation:Q2 2026-07-10',
      'change_confirmation:Q3 2026-10-10',
    ];
    expect(occurrences('T1', [])).toEqual([...all, 'year 2026-12-31']);
    expect(occurrences('T2', ['icfr_relevant'])).toEqual([...all, 'year 2026-12-31']);
    expect(occurrences('T2', [])).toEqual(['year 2026-12-31']);
  });
});

describe('what depends on events', () => {
  const perEvent = cadence('per_event', { graceDays: 30, events: ['exercise_completed'], noneOccurred: 'None.' });

  it('asks for a signed "none occurred" when nothing did', () => {
    expect(dueDatesOf(facts(perEvent))).toEqual([
      {
        dueOn: '2026-12-31',
        rule: 'Per event: without a recorded event, a signed "none occurred" by the end of the period',
        occurrence: 'none_occurred',
      },
    ]);
  });

  it('arises once for each recorded event of the period', () => {
    const triggers = [
      { event: 'exercise_completed', on: '2026-06-20' },
      { event: 'exercise_completed', on: '2025-06-20' },
      { event: 'contract_signed', on: '2026-06-20' },
      { event: 'exercise_completed', on: '2026-12-20' },
    ];
    expect(dueDatesOf(facts(perEvent, { triggers }))).toEqual([
      {
        dueOn: '2026-07-20',
        rule: 'After exercise completed on 2026-06-20: within 30 days',
        occurrence: 'exercise_completed:2026-06-20',
      },
      {
        dueOn: '2027-01-19',
        rule: 'After exercise completed on 2026-12-20: within 30 days',
        occurrence: 'exercise_completed:2026-12-20',
      },
    ]);
  });

  it('counts events of the first and the last day of the period', () => {
    const on = (day: string): string[] =>
      days(facts(perEvent, { triggers: [{ event: 'exercise_completed', on: day }] }));
    expect(on('2026-01-01')).toEqual(['2026-01-31']);
    expect(on('2026-12-31')).toEqual(['2027-01-30']);
    expect(on('2027-01-01')).toEqual(['2026-12-31']);
  });

  it('counts an event recorded twice once, and two events of one day twice', () => {
    const event = 'exercise_completed';
    const on = '2026-06-20';
    const occurrences = (triggers: { event: string; on: string; ref?: string }[]): string[] =>
      dueDatesOf(facts(perEvent, { triggers })).map((due) => due.occurrence);
    expect(
      occurrences([
        { event, on },
        { event, on },
      ]),
    ).toEqual(['exercise_completed:2026-06-20']);
    expect(
      occurrences([
        { event, on, ref: 'EX-1' },
        { event, on, ref: 'EX-2' },
      ]),
    ).toEqual(['exercise_completed:EX-1', 'exercise_completed:EX-2']);
  });

  it('adds a triggered occurrence beside the annual one', () => {
    const yearly = cadence('annual', { triggers: ['site_change'], graceDays: 45 });
    const triggers = [{ event: 'site_change', on: '2026-02-01' }];
    expect(days(facts(yearly, { triggers, lastCompletedOn: '2025-08-01' }))).toEqual(['2026-03-18', '2026-08-31']);
  });

  it('asks on change: first by the end of the period, then only after triggers', () => {
    const onChange = cadence('on_change', { triggers: ['contract_signed'], graceDays: 30 });
    expect(days(facts(onChange))).toEqual(['2026-12-31']);
    expect(days(facts(onChange, { lastCompletedOn: '2025-01-01' }))).toEqual([]);
    const triggers = [{ event: 'contract_signed', on: '2026-03-01' }];
    expect(days(facts(onChange, { lastCompletedOn: '2025-01-01', triggers }))).toEqual(['2026-03-31']);
  });

  it('asks once only once, and continuously at the end', () => {
    expect(days(facts(cadence('once')))).toEqual(['2026-12-31']);
    expect(dueDateOf(facts(cadence('once'), { lastCompletedOn: '2024-05-05' }))).toBeNull();
    expect(days(facts(cadence('continuous'), { lastCompletedOn: '2025-12-31' }))).toEqual(['2026-12-31']);
  });
});

it('gives every shipped requirement dates with words and distinct occurrences, whatever the year and history', () => {
  const cadences = readShippedCatalogue().requirements.map((requirement) => requirement.cadence);
  const history = fc.option(someDay, { nil: null });
  fc.assert(
    fc.property(fc.constantFrom(...cadences), someYear, history, (one, period, lastCompletedOn) => {
      const due = dueDatesOf(facts(one, { period, lastCompletedOn, flags: ['icfr_relevant'] }));
      expect(due.every(({ dueOn, rule }) => isIsoDate(dueOn) && dueOn >= period.startsOn && rule !== '')).toBe(true);
      expect(new Set(due.map((date) => date.occurrence)).size).toBe(due.length);
      expect(days(facts(one, { period, lastCompletedOn, flags: ['icfr_relevant'] }))).toEqual(
        [...due.map((d) => d.dueOn)].sort(),
      );
    }),
  );
});
