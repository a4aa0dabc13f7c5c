import { emptyCell, textCell, type Cell } from './workbook.rules';

/** What a number format makes of a number. */
export type NumberFormat = 'number' | 'percent' | 'date' | 'time';

const BUILT_IN: [NumberFormat, (id: number) => boolean][] = [
  ['percent', (id) => id === 9 || id === 10],
  ['time', (id) => (id >= 18 && id <= 21) || (id >= 45 && id <= 47)],
  ['date', (id) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)],
];

export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN.find(([, is]) => is(id))?.[0] ?? 'number';
}

/** `[h]:mm` and `h:mm` are times, what shows a year, a day or a named month is a date. */
export function formatOfCode(code: string): NumberFormat {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'time';
  const shown = first.replace(/\[[^\]]*\]/g, '').toLowerCase();
  if (shown.includes('general') || shown.includes('@')) return 'number';
  if (/[yd]|mmm/.test(shown)) return 'date';
  if (/[hs]/.test(shown)) return 'time';
  return shown.includes('%') ? 'percent' : 'number';
}

const MINUTES_PER_DAY = 1440;
const MS_PER_DAY = 86_400_000;
/** Last day that spreadsheets know: 9999-12-31. */
const LAST_DAY = 2_958_465;

/** A number as its format shows it. `from1904` is the other count of days that old Mac workbooks use. */
export function numberCell(
  value: number,
  given: { format: NumberFormat; from1904: boolean; address: string },
): Cell | null {
  const { format, address } = given;
  if (format === 'percent') return shown('percent', tidy(value * 100), { address, unit: ' %' });
  if (format === 'number') return shown('number', value, { address, unit: '' });
  if (format === 'time') return durationCell(value, address);
  const day = given.from1904 ? value + 1462 : value;
  return day < 1 || day > LAST_DAY + 1 ? null : dateCell(day, address);
}

function shown(kind: 'number' | 'percent', value: number, { address, unit }: { address: string; unit: string }): Cell {
  return { kind, value, text: `${value}${unit}`, address };
}

/** Arithmetic on binary fractions leaves 94.99999999999999 of 0.95. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function durationCell(days: number, address: string): Cell {
  const minutes = Math.round(days * MINUTES_PER_DAY * 60) / 60;
  return { kind: 'duration', value: minutes, text: hoursAndMinutes(minutes), address };
}

const hoursAndMinutes = (minutes: number): string =>
  Number.isInteger(minutes) && minutes >= 0
    ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
    : `${minutes} min`;

/** Day 60 is the 29 February 1900 that never was; days before it count from one day later. */
function dateCell(day: number, address: string): Cell | null {
  if (Math.floor(day) === 60) return null;
  const days = day < 60 ? day : day - 1;
  const iso = new Date(Date.UTC(1899, 11, 31) + Math.round(days * MS_PER_DAY)).toISOString();
  const whole = Number.isInteger(day);
  const value = whole ? iso.slice(0, 10) : iso.slice(0, 19);
  return { kind: whole ? 'date' : 'date-time', value, text: value, address };
}

export interface WrittenCell {
  type: string;
  /** Content of `<v>`, or of an inline string. */
  text: string;
  format: NumberFormat;
  from1904: boolean;
  address: string;
}

/** The cell as it was written; null for a value that its type does not allow. */
export function cellOf(written: WrittenCell): Cell | null {
  const { type, text, address } = written;
  if (type === 'str' || type === 'inlineStr') return textCell(text, address);
  if (text === '') return emptyCell(address);
  if (type === 'b') return booleanCell(text, address);
  if (type === 'd') return isoDateCell(text, address);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? numberCell(value, written) : null;
}

function booleanCell(text: string, address: string): Cell | null {
  if (text !== '0' && text !== '1') return null;
  return { kind: 'boolean', value: text === '1', text: text === '1' ? 'TRUE' : 'FALSE', address };
}

function isoDateCell(text: string, address: string): Cell | null {
  const day = text.slice(0, 10);
  if (!isDay(day) || !/^.{10}($|T00:00:00)/.test(text)) return null;
  return { kind: 'date', value: day, text: day, address };
}

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
