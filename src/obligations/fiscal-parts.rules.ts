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
 * Last days of the parts of a fiscal period, counted from its first day; the last part ends with the period, so that a
 * year of 52 or 53 weeks still has four quarters. A period shorter than half a part has one.
 */
export function partEnds(period: Period, months: number): string[] {
  const daysPerPart = (365.25 / 12) * months;
  const count = Math.max(1, Math.round((daysBetween(period.startsOn, period.endsOn) + 1) / daysPerPart));
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? period.endsOn : addDays(addMonths(period.startsOn, months * (index + 1)), -1),
  );
}

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
