// How answers are written in a workbook, and read from one.
import type { CsvValue } from '../foundation/csv.rules';
import type { Cell } from '../foundation/workbook';
import type { CellType, CellValue, Option } from './question-types.rules';

export interface Worded {
  type: CellType;
  options: readonly Option[] | null;
}

const labelOf = (options: readonly Option[] | null, value: unknown): string =>
  options?.find((option) => option.value === value)?.label ?? String(value);

/** A value as it stands in a cell: labels for choices, Yes and No, numbers and dates as they are. */
export function wordsOf({ type, options }: Worded, value: CellValue | undefined): CsvValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => labelOf(options, one)).join('; ');
  if (type === 'enum') return labelOf(options, value);
  return typeof value === 'boolean' ? yesOrNo(value) : value;
}

const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');
const folded = (text: string): string => text.trim().toLowerCase();
export const textOf = (cell: Cell | undefined): string => (cell?.text ?? '').trim();

function choiceOf(options: readonly Option[] | null, text: string): string {
  const found = options?.find(({ value, label }) => folded(label) === folded(text) || value === text);
  return found?.value ?? text;
}

function severalOf(options: readonly Option[] | null, text: string): string[] {
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '');
  return parts.map((part) => choiceOf(options, part.trim()));
}

/** The kinds of cell that can hold a number of this type: 50 % is no number of minutes. */
const NUMBERS: Partial<Record<CellType, readonly Cell['kind'][]>> = {
  integer: ['number'],
  percent: ['number', 'percent'],
  duration: ['number', 'duration'],
};

function numberOf(type: CellType, cell: Cell): number | string {
  if (typeof cell.value === 'number' && NUMBERS[type]?.includes(cell.kind)) return cell.value;
  const text = textOf(cell);
  const [, digits] = (type === 'percent' ? /^(\d+(?:\.\d+)?)\s*%?$/ : /^(\d+(?:\.\d+)?)$/).exec(text) ?? [];
  return digits === undefined ? text : Number(digits);
}

function truthOf(cell: Cell): boolean | string {
  if (typeof cell.value === 'boolean') return cell.value;
  const text = textOf(cell);
  return { yes: true, no: false }[folded(text)] ?? text;
}

/** What a cell says, as far as it can be told; whether that is an answer is decided where answers are read. */
export function saidIn({ type, options }: Worded, cell: Cell | undefined): unknown {
  if (!cell || textOf(cell) === '') return null;
  if (NUMBERS[type]) return numberOf(type, cell);
  if (type === 'boolean') return truthOf(cell);
  const text = textOf(cell);
  if (type === 'enum') return choiceOf(options, text);
  return type === 'multi_enum' ? severalOf(options, text) : text;
}

const HINTS: Partial<Record<CellType, string>> = {
  multi_enum: 'several, with a semicolon between them',
  percent: 'a percentage, such as 75',
  duration: 'whole minutes, such as 240 for four hours',
  integer: 'a whole number',
  date: 'a date such as 2026-12-31',
  boolean: 'Yes or No',
};

export const hintOf = ({ type, options }: Worded): string => {
  const hint = HINTS[type] ?? '';
  return type === 'multi_enum' ? `${hint}: ${(options ?? []).map(({ label }) => label).join('; ')}` : hint;
};

/** The values that a cell may be chosen from; null where it is typed. */
export function listOf({ type, options }: Worded): string[] | null {
  if (type === 'boolean') return ['Yes', 'No'];
  return type === 'enum' ? (options ?? []).map(({ label }) => label) : null;
}

/** What is typed is kept as text where it is one, and shown as a date where it is one. */
export function formatOf(type: CellType): string | undefined {
  if (type === 'date') return 'yyyy-mm-dd';
  return ['integer', 'percent', 'duration'].includes(type) ? undefined : '@';
}
