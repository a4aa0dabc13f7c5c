// Calendar arithmetic on dates written YYYY-MM-DD. No clocks and no time zones: a date is a day, not a moment.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MS_PER_DAY = 86_400_000;

interface Parts {
  year: number;
  month: number; // 1 to 12
  day: number;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const write = ({ year, month, day }: Parts): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Null for a text that is no calendar day. */
function partsOf(text: string): Parts | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay ? { year, month, day } : null;
}

/** True for a real calendar day written YYYY-MM-DD; 2026-02-29 is none. */
export const isIsoDate = (text: string): boolean => partsOf(text) !== null;

function read(date: string): Parts {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not a calendar date: ${date}`);
  return parts;
}

// Counting days needs no calendar of our own: UTC has no daylight saving.
const dayNumber = (date: string): number => {
  const { year, month, day } = read(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
};

export const addDays = (date: string, days: number): string =>
  new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day of a later month; the last day of that month when it is shorter (31 January + 1 = 28 February). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = read(date);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return write({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) });
}

export function endOfMonth(date: string): string {
  const { year, month } = read(date);
  return write({ year, month, day: daysInMonth(year, month) });
}

/** "March 2027", for the words beside a due date. */
export function monthInWords(date: string): string {
  const { year, month } = read(date);
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}
