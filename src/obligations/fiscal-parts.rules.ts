import { addDays, addMonths, daysBetween } from './iso-date.rules';

/** A fiscal year (or a shorter transition period); both days belong to it. */
export interface Period {
  startsOn: string;
  endsOn: string;
}

export interface DueDate {
  dueOn: string;
  /** Plain words naming the rule used, printed beside the date. */
  rule: string;
  /** Tells occurrences of one period apart: `year`, `Q1`, `H2`, `M07`, `once`, `none_occurred`, `contract_signed:2026-03-02`. */
  occurrence: string;
}

export interface Rhythm {
  months: number;
  letter: string;
  words: string;
  part: string;
}

/**
 * Last days of the parts of a fiscal period, counted from its first day; the last part ends with the period. A year of 52
 * or 53 whole weeks has quarters of thirteen weeks, each of months of four, four and five, and the odd week lies in its
 * last part. A period shorter than half a part has one.
 */
export function partEnds(period: Period, months: number): string[] {
  const days = daysBetween(period.startsOn, period.endsOn) + 1;
  const daysPerPart = (365.25 / 12) * months;
  const count = Math.max(1, Math.round(days / daysPerPart));
  const inWeeks = days === 52 * 7 || days === 53 * 7;
  const end = (part: number): string =>
    inWeeks
      ? addDays(period.startsOn, 7 * weeksUntil(part * months) - 1)
      : addDays(addMonths(period.startsOn, months * part), -1);
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? period.endsOn : end(index + 1)));
}

/** Weeks of the first months of a year of weeks: four, four and five in each quarter. */
const weeksUntil = (months: number): number => 13 * Math.floor(months / 3) + 4 * (months % 3);

const afterwards = (graceDays: number): string =>
  graceDays === 0 ? 'on the last day' : `${graceDays} ${graceDays === 1 ? 'day' : 'days'} after the end`;

/** One due date for each part of the period, some days of grace after its end. */
export function rhythmic(period: Period, rhythm: Rhythm, graceDays: number): DueDate[] {
  return partEnds(period, rhythm.months).map((end, index) => ({
    dueOn: addDays(end, graceDays),
    rule: `${rhythm.words}: ${afterwards(graceDays)} of the fiscal ${rhythm.part} that ends ${end}`,
    occurrence: rhythm.months === 1 ? `M${String(index + 1).padStart(2, '0')}` : `${rhythm.letter}${index + 1}`,
  }));
}
