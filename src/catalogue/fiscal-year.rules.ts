/** One fiscal year; both days belong to it, written YYYY-MM-DD. */
export interface FiscalYear {
  code: string;
  startsOn: string;
  endsOn: string;
}

const MS_PER_DAY = 86_400_000;
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);
const dayAfter = (day: string): string => text(Date.parse(day) + MS_PER_DAY);

/** The year end in a calendar year; a day that the month lacks (02-29, 06-31) is its last day. */
function yearEndIn(year: number, fiscalYearEnd: string): string {
  const [month = 12, day = 31] = fiscalYearEnd.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1, Math.min(day, lastDay)));
}

/** The first year end on or after a day. */
function yearEndFrom(day: string, fiscalYearEnd: string): string {
  const year = Number(day.slice(0, 4));
  const thisYear = yearEndIn(year, fiscalYearEnd);
  return thisYear >= day ? thisYear : yearEndIn(year + 1, fiscalYearEnd);
}

/** A year of 53 weeks, and nine days for a year end that moved; a period is not longer. */
const LONGEST_DAYS = 380;

/**
 * The fiscal year to plan next: it begins on the day after the last planned period and runs to the last year end within
 * 380 days of it; without an earlier period it is the one that holds today. `fiscalYearEnd` is MM-DD. It is named after
 * the calendar year in which it ends, or, where that name is taken, with a letter behind it.
 */
export function nextFiscalYear(facts: {
  fiscalYearEnd: string;
  lastEndsOn: string | null;
  today: string;
  takenCodes?: readonly string[];
}): FiscalYear {
  const { fiscalYearEnd, lastEndsOn, today, takenCodes = [] } = facts;
  const startsOn = lastEndsOn === null ? startOfYearOf(today, fiscalYearEnd) : dayAfter(lastEndsOn);
  const endsOn = lastYearEndFor(startsOn, fiscalYearEnd);
  return { code: codeOf(endsOn, takenCodes), startsOn, endsOn };
}

function startOfYearOf(today: string, fiscalYearEnd: string): string {
  const endsOn = yearEndFrom(today, fiscalYearEnd);
  return dayAfter(yearEndIn(Number(endsOn.slice(0, 4)) - 1, fiscalYearEnd));
}

function lastYearEndFor(startsOn: string, fiscalYearEnd: string): string {
  const first = yearEndFrom(dayAfter(startsOn), fiscalYearEnd);
  const second = yearEndIn(Number(first.slice(0, 4)) + 1, fiscalYearEnd);
  return (Date.parse(second) - Date.parse(startsOn)) / MS_PER_DAY <= LONGEST_DAYS ? second : first;
}

function codeOf(endsOn: string, taken: readonly string[]): string {
  const code = `FY${endsOn.slice(0, 4)}`;
  const names = [code, ...'bcdefgh'.split('').map((letter) => `${code}${letter}`)];
  return names.find((name) => !taken.includes(name)) ?? code;
}
