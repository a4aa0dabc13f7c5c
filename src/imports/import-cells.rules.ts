import type { Cell } from '../foundation/workbook.rules';
import { isDay } from '../foundation/workbook-values.rules';
import { refusalOfTimeZone } from '../outsourced-services/time-zone.rules';
import type { ColumnType, ImportColumn } from './import-columns.rules';

export type ImportValue = string | number | boolean | string[];
export type ReadCell = { value: ImportValue } | { code: string; message: string };

const wrong = (message: string): ReadCell => ({ code: 'wrong_type', message });

/** What a cell says, read as its column asks; the cell is not empty. */
export function readCell(cell: Cell, column: ImportColumn): ReadCell {
  const read = READERS[column.type](cell);
  if (!('value' in read)) return read;
  return refusalOfLength(read.value, column) ?? refusalOfOption(read.value, column) ?? read;
}

const READERS: Record<ColumnType, (cell: Cell) => ReadCell> = {
  text: (cell) => readText(cell),
  list: (cell) => readList(cell),
  minutes: (cell) => readMinutes(cell),
  percent: (cell) => readPercent(cell),
  whole: (cell) => readWhole(cell),
  'yes-no': (cell) => readYesNo(cell),
  country: ({ text }) =>
    /^[A-Za-z]{2}$/.test(text.trim()) && isCountry(text.trim().toUpperCase())
      ? { value: text.trim().toUpperCase() }
      : { code: 'unknown_country', message: `${shown(text)} is not a country by its two letters, such as US.` },
  'time-zone': ({ text }) => {
    const refusal = refusalOfTimeZone(text.trim());
    return refusal ? { code: refusal.code, message: refusal.reason } : { value: text.trim() };
  },
  email: ({ text }) =>
    /^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim())
      ? { value: text.trim().toLowerCase() }
      : wrong(`${shown(text)} is not an e-mail address.`),
  day: (cell) => readDay(cell),
};

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Numbers in a column of text are refused: 007 and 1.10 would have been altered before they came here. */
function readText({ kind, text }: Cell): ReadCell {
  if (kind === 'text') return text.trim() === '' ? wrong('The cell holds only spaces.') : { value: text.trim() };
  return wrong(`This is ${KIND_WORDS[kind]}; the column takes text. Format the cell as text and enter it again.`);
}

const KIND_WORDS: Record<Cell['kind'], string> = {
  empty: 'nothing',
  text: 'text',
  number: 'a number',
  percent: 'a percentage',
  duration: 'a time',
  date: 'a date',
  'date-time': 'a date with a time',
  boolean: 'TRUE or FALSE',
};

function readList(cell: Cell): ReadCell {
  const read = readText(cell);
  if (!('value' in read)) return read;
  const parts = String(read.value)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 20) return wrong('At most 20 entries, separated by semicolons.');
  return { value: [...new Set(parts)] };
}

const UNITS: Record<string, number> = {
  min: 1,
  m: 1,
  minute: 1,
  minutes: 1,
  h: 60,
  hour: 60,
  hours: 60,
  d: 1440,
  day: 1440,
  days: 1440,
};
const LONGEST_MINUTES = 5_256_000;

/** Whole minutes from 240, `90 min`, `4 h`, `1:30` (hours and minutes), or a cell formatted as a time. */
export function minutesOf(cell: Cell): number | null {
  if (cell.kind === 'number' || cell.kind === 'duration') return Number(cell.value);
  if (cell.kind !== 'text') return null;
  const text = cell.text.trim().toLowerCase();
  const [, hours, minutes] = /^(\d{1,5}):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? minutesInWords(text) : Number(hours) * 60 + Number(minutes);
}

/** `240`, `90 min`, `1 h 30 min`, `2 days`. */
function minutesInWords(text: string): number | null {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  if (!/^(\d{1,7}\s*[a-z]+\s*)+$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)\s*([a-z]+)/g)];
  const sum = parts.reduce((total, [, count, unit = '']) => total + Number(count) * (UNITS[unit] ?? Number.NaN), 0);
  return Number.isNaN(sum) ? null : sum;
}

function readMinutes(cell: Cell): ReadCell {
  const minutes = minutesOf(cell);
  if (minutes === null || !Number.isInteger(minutes) || minutes < 0)
    return wrong(`${shown(cell.text)} is not a time in whole minutes. Write 240, 90 min, 4 h or 1:30.`);
  return minutes > LONGEST_MINUTES
    ? { code: 'too_long', message: 'Ten years is the longest time.' }
    : { value: minutes };
}

function readPercent(cell: Cell): ReadCell {
  const [, digits] = /^(\d{1,3})\s*%?$/.exec(cell.text.trim()) ?? [];
  const value = cell.kind === 'text' ? Number(digits ?? Number.NaN) : Number(cell.value);
  const fits =
    ['text', 'number', 'percent'].includes(cell.kind) && Number.isInteger(value) && value >= 0 && value <= 100;
  return fits ? { value } : wrong(`${shown(cell.text)} is not a whole percentage from 0 to 100.`);
}

function readWhole(cell: Cell): ReadCell {
  const value = /^\d{1,9}$/.test(cell.text.trim()) && ['text', 'number'].includes(cell.kind) ? Number(cell.text) : null;
  return value === null ? wrong(`${shown(cell.text)} is not a whole number.`) : { value };
}

const YES = ['yes', 'y', 'true'];
const NO = ['no', 'n', 'false'];

function readYesNo(cell: Cell): ReadCell {
  if (cell.kind === 'boolean') return { value: cell.value === true };
  const word = cell.kind === 'text' ? cell.text.trim().toLowerCase() : '';
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : wrong(`${shown(cell.text)} is neither yes nor no.`);
}

function readDay(cell: Cell): ReadCell {
  const text = cell.text.trim();
  const day = (cell.kind === 'date' || cell.kind === 'text') && isDay(text);
  return day
    ? { value: text }
    : wrong(`${shown(cell.text)} is not a day. Write it as 2026-11-22, or format the cell as a date.`);
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** True for two letters that a country has; `ZZ`, `EU` and `UN` are no countries. */
export function isCountry(code: string): boolean {
  return REGIONS.of(code) !== undefined && !['ZZ', 'EU', 'UN', 'EZ', 'QO', 'XA', 'XB'].includes(code);
}

function refusalOfLength(value: ImportValue, { type, max }: ImportColumn): ReadCell | null {
  if (max === undefined) return null;
  if (type === 'whole') return Number(value) > max ? wrong(`${max} is the most.`) : null;
  const longest = Math.max(...[value].flat().map((text) => String(text).length));
  return longest > max ? { code: 'too_long', message: `${longest} characters; ${max} is the most.` } : null;
}

function refusalOfOption(value: ImportValue, { options }: ImportColumn): ReadCell | null {
  if (!options) return null;
  const unknown = [value].flat().find((one) => !options.includes(String(one)));
  if (unknown === undefined) return null;
  return { code: 'unknown_word', message: `${shown(String(unknown))} is none of: ${options.join(', ')}.` };
}
