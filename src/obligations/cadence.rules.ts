import type { AlsoDue, Cadence, Flag, Frequency, Tier } from '../catalogue/catalogue.rules';
import { rhythmic, type DueDate, type Period, type Rhythm } from './fiscal-parts.rules';
import { addDays, addMonths, endOfMonth, monthInWords } from './iso-date.rules';

export type { DueDate, Period } from './fiscal-parts.rules';

/** Something that happened on a day: `contract_signed`, `exercise_completed`, ... */
export interface RecordedEvent {
  event: string;
  on: string;
  /** Tells two events of one day apart, for example an exercise number. */
  ref?: string;
}

export interface CadenceFacts {
  cadence: Cadence;
  tier: Tier;
  flags: readonly Flag[];
  period: Period;
  /** Day on which the last instance was completed; absent when there never was one. */
  lastCompletedOn?: string | null;
  /** Recorded events; those outside the period or foreign to the cadence are left out. */
  triggers?: readonly RecordedEvent[];
}

// From the most to the least often; the strictest of tier and flags wins.
const BY_RHYTHM: readonly Frequency[] = [
  'continuous',
  'monthly',
  'quarterly',
  'semiannual',
  'annual',
  'biennial',
  'triennial',
];

/** The cadence's frequency for this tier, made stricter by flags, never laxer. */
export function frequencyFor(cadence: Cadence, tier: Tier, flags: readonly Flag[]): Frequency {
  const byTier = cadence.byTier[tier] ?? cadence.frequency;
  const byFlag = flags.flatMap((flag) => cadence.byFlag[flag] ?? []);
  return [byTier, ...byFlag].reduce((strictest, next) =>
    BY_RHYTHM.indexOf(next) < BY_RHYTHM.indexOf(strictest) ? next : strictest,
  );
}

const YEARS: Partial<Record<Frequency, { years: number; name: string; span: string }>> = {
  annual: { years: 1, name: 'Annual', span: 'one year' },
  biennial: { years: 2, name: 'Every two years', span: 'two years' },
  triennial: { years: 3, name: 'Every three years', span: 'three years' },
};

interface Yearly {
  facts: CadenceFacts;
  last: string;
  words: { years: number; name: string; span: string };
}

/** Last day of the same calendar month some years after the last instance, kept inside the period where bound to it. */
function anniversary({ facts, last, words }: Yearly): DueDate {
  const { period, cadence } = facts;
  const nominal = addMonths(last, 12 * words.years);
  const dueOn = endOfMonth(nominal);
  const from = `${words.span} after the last completed instance on ${last}`;
  const occurrence = 'year';
  if (dueOn < period.startsOn)
    return {
      dueOn: period.startsOn,
      rule: `${words.name}: was due ${dueOn}, ${from}; carried to the first day of the period`,
      occurrence,
    };
  const bound = cadence.fiscalYearBound && dueOn > period.endsOn && (words.years === 1 || nominal <= period.endsOn);
  if (bound)
    return {
      dueOn: period.endsOn,
      rule: `${words.name}: kept inside the fiscal year that ends ${period.endsOn}; last completed on ${last}`,
      occurrence,
    };
  return { dueOn, rule: `${words.name}: last day of ${monthInWords(dueOn)}, ${from}`, occurrence };
}

function yearly(facts: CadenceFacts, words: Yearly['words']): DueDate {
  if (facts.lastCompletedOn) return anniversary({ facts, last: facts.lastCompletedOn, words });
  return {
    dueOn: facts.period.endsOn,
    rule: `${words.name}: first instance, due by the end of the period`,
    occurrence: 'year',
  };
}

const RHYTHMS: Partial<Record<Frequency, Rhythm>> = {
  semiannual: { months: 6, letter: 'H', words: 'Twice a year', part: 'half' },
  quarterly: { months: 3, letter: 'Q', words: 'Quarterly', part: 'quarter' },
  monthly: { months: 1, letter: 'M', words: 'Monthly', part: 'month' },
};

function inPeriod({ period, triggers = [] }: CadenceFacts, names: readonly string[]): RecordedEvent[] {
  return triggers
    .filter(({ event, on }) => names.includes(event) && on >= period.startsOn && on <= period.endsOn)
    .sort((one, other) => one.on.localeCompare(other.on) || one.event.localeCompare(other.event));
}

const inWords = (event: string): string => event.replaceAll('_', ' ').replace(/\bsoc\b/u, 'SOC');

// One event recorded twice is one occurrence.
function afterEvents(facts: CadenceFacts, names: readonly string[]): DueDate[] {
  const { graceDays } = facts.cadence;
  const due = inPeriod(facts, names).map(({ event, on, ref }): [string, DueDate] => {
    const occurrence = `${event}:${ref ?? on}`;
    const rule = `After ${inWords(event)} on ${on}: ${graceDays === 0 ? 'the same day' : `within ${graceDays} days`}`;
    return [occurrence, { dueOn: addDays(on, graceDays), rule, occurrence }];
  });
  return [...new Map(due).values()];
}

function perEvent(facts: CadenceFacts): DueDate[] {
  const arisen = afterEvents(facts, facts.cadence.events);
  if (arisen.length > 0) return arisen;
  const rule = 'Per event: without a recorded event, a signed "none occurred" by the end of the period';
  return [{ dueOn: facts.period.endsOn, rule, occurrence: 'none_occurred' }];
}

function atPeriodEnd(facts: CadenceFacts, frequency: Frequency): DueDate[] {
  const { endsOn } = facts.period;
  if (frequency === 'continuous')
    return [{ dueOn: endsOn, rule: 'Continuous: concluded at the end of the period', occurrence: 'year' }];
  if (facts.lastCompletedOn) return [];
  const first =
    frequency === 'once'
      ? 'Once: due by the end of the first period'
      : 'On change: first instance, due by the end of the period';
  return [{ dueOn: endsOn, rule: first, occurrence: 'once' }];
}

function mainDueDates(facts: CadenceFacts): DueDate[] {
  const frequency = frequencyFor(facts.cadence, facts.tier, facts.flags);
  const rhythm = RHYTHMS[frequency];
  if (rhythm) return rhythmic(facts.period, rhythm, facts.cadence.graceDays);
  const words = YEARS[frequency];
  if (words) return [yearly(facts, words)];
  return frequency === 'per_event' ? perEvent(facts) : atPeriodEnd(facts, frequency);
}

function alsoDue(also: AlsoDue, { tier, flags, period }: CadenceFacts): DueDate[] {
  if (!also.tiers.includes(tier) && !also.flagsAny.some((flag) => flags.includes(flag))) return [];
  const all = rhythmic(period, { months: 3, letter: 'Q', words: also.title, part: 'quarter' }, also.graceDays);
  const due = also.skipLast ? all.slice(0, -1) : all;
  return due.map((date) => ({ ...date, occurrence: `${also.name}:${date.occurrence}` }));
}

/**
 * Every occurrence of a requirement that belongs to the period, earliest first. An anniversary that falls after the
 * period belongs to a later one and is left out; days of grace may carry a date past the period's end. Dates are
 * YYYY-MM-DD. Throws RangeError for a text that is not a calendar date.
 */
export function dueDatesOf(facts: CadenceFacts): DueDate[] {
  const { cadence, period } = facts;
  const main = mainDueDates(facts).filter((date) => date.occurrence !== 'year' || date.dueOn <= period.endsOn);
  const triggered = cadence.frequency === 'per_event' ? [] : afterEvents(facts, cadence.triggers);
  const also = cadence.also ? alsoDue(cadence.also, facts) : [];
  return [...main, ...triggered, ...also].sort((one, other) => one.dueOn.localeCompare(other.dueOn));
}

/** The next main date alone, even when it lies after the period; null when nothing is due (`once`, done before). */
export function dueDateOf(facts: CadenceFacts): DueDate | null {
  return mainDueDates(facts)[0] ?? null;
}
