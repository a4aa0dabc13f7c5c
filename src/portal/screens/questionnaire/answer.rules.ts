import type {
  AnswerSpec,
  AnswerValue,
  CellType,
  CellValue,
  Column,
  Given,
  Question,
  TableRow,
} from '../../api/questionnaires';
import { clockText, parseDuration } from '../../parts/format';
import type { FieldProblem } from '../../parts/problem';

export const nothing: Given = { value: null, unknown: false, none: false, notApplicableReason: null, note: '' };

/** Rows of a table answer; anything else has none. */
export const rowsOf = (value: AnswerValue): TableRow[] =>
  Array.isArray(value) ? value.filter((row): row is TableRow => typeof row === 'object') : [];

const isNumeric = (type: CellType) => type === 'integer' || type === 'percent' || type === 'duration';

/**
 * What a person typed as the value that is stored: whole minutes for a duration (`4:00`, `4h`, `240`), a number for a
 * count or a percent. Nothing is null. What cannot be read stays as it was typed, so that nothing is lost.
 */
export function readTyped(type: CellType, text: string): CellValue {
  const said = text.trim();
  if (said === '') return null;
  if (type === 'duration') return parseDuration(said) ?? said;
  if (type === 'integer') return /^\d{1,9}$/.test(said) ? Number(said) : said;
  if (type === 'percent') {
    const number = said.replace(/\s*%$/, '');
    return /^\d{1,4}(\.\d)?$/.test(number) ? Number(number) : said;
  }
  return text;
}

/** A stored value as it stands in its field. */
export function typedOf(type: CellType, value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (type === 'duration' && typeof value === 'number') return clockText(value);
  return String(value);
}

/** A value that its type cannot hold: typed, not read. */
export const isUnread = (type: CellType, value: CellValue | undefined) => isNumeric(type) && typeof value === 'string';

export const isBlank = (value: AnswerValue | undefined) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export const isEmptyGiven = ({ value, unknown, none, notApplicableReason }: Given) =>
  isBlank(value) && !unknown && !none && notApplicableReason === null;

type Messages = { unread: (type: CellType) => string; reason: string; required: string };

/* what keeps the rows of a table from being sent; a row that was only added keeps nobody from saving the others */
function rowProblems(columns: readonly Column[], rows: readonly TableRow[], words: Messages): FieldProblem[] {
  return rows.flatMap((row, at) =>
    columns.flatMap(({ key, type, required }) => {
      const pointer = `/value/${at}/${key}`;
      if (isUnread(type, row[key])) return [{ pointer, message: words.unread(type) }];
      return required && isBlank(row[key]) ? [{ pointer, message: words.required }] : [];
    }),
  );
}

const isInstead = ({ notApplicableReason, unknown, none }: Given) => notApplicableReason !== null || unknown || none;

/** What keeps an answer from being sent, with the place of each problem. Judgement is the server's. */
export function problemsIn({ answer }: Pick<Question, 'answer'>, given: Given, words: Messages): FieldProblem[] {
  if (given.notApplicableReason?.trim() === '') return [{ pointer: '/notApplicableReason', message: words.reason }];
  if (isInstead(given)) return [];
  if (answer.type === 'table') return rowProblems(answer.columns ?? [], rowsOf(given.value), words);
  const unread = !Array.isArray(given.value) && isUnread(answer.type, given.value);
  return unread ? [{ pointer: '/value', message: words.unread(answer.type) }] : [];
}

export const isEmptyRow = (columns: readonly Column[], row: TableRow) => columns.every(({ key }) => isBlank(row[key]));

/** The rows that a table starts with: its fixed rows, each with what is known of it, or none. */
export function shownRows(spec: Pick<AnswerSpec, 'rows'>, value: AnswerValue): TableRow[] {
  const given = rowsOf(value);
  return spec.rows ? spec.rows.map(({ key }) => given.find((row) => row['row'] === key) ?? { row: key }) : given;
}

/** The rows as they are stored: rows in which nothing was written are left out. */
export const storedRows = (spec: Pick<AnswerSpec, 'columns'>, rows: readonly TableRow[]): TableRow[] =>
  rows.filter((row) => !isEmptyRow(spec.columns ?? [], row));

const lower = (text: string) => text.trim().toLowerCase();

const optionNamed = ({ options }: Column, text: string) =>
  options?.find(({ value, label }) => [lower(value), lower(label)].includes(lower(text)))?.value;

function yesOrNo(text: string): boolean | null {
  if (['yes', 'true', '1', 'y'].includes(lower(text))) return true;
  return ['no', 'false', '0', 'n'].includes(lower(text)) ? false : null;
}

/* one pasted cell as the value of its column; a choice by its value or its words */
function pastedCell(column: Column, text: string): CellValue {
  switch (column.type) {
    case 'enum':
      return optionNamed(column, text) ?? null;
    case 'multi_enum':
      return text.split(/[,;]/).flatMap((part) => optionNamed(column, part) ?? []);
    case 'boolean':
      return yesOrNo(text);
    case 'file':
      return null;
    default:
      return readTyped(column.type, text.trim());
  }
}

export type Pasted = { rows: TableRow[]; ignored: string[]; unread: { row: number; column: string; text: string }[] };

const isHeading = (cells: readonly string[], columns: readonly Column[]) => {
  const known = cells.filter((cell) =>
    columns.some(({ key, label }) => [lower(key), lower(label)].includes(lower(cell))),
  );
  return known.length > 0 && known.length >= cells.filter((cell) => cell.trim() !== '').length / 2;
};

/**
 * Reads rows out of cells copied from a spreadsheet: tabs between cells, a line a row. A first line that names columns
 * sets their order; without one the cells are taken in the order of the table.
 */
export function readPasted(columns: readonly Column[], text: string): Pasted {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const first = lines[0] ?? [];
  const headed = isHeading(first, columns);
  const order: (Column | undefined)[] = headed
    ? first.map((name) => columns.find(({ key, label }) => [lower(key), lower(label)].includes(lower(name))))
    : [...columns];
  const unread: Pasted['unread'] = [];
  const rows = lines.slice(headed ? 1 : 0).map((cells, at) => {
    const row: TableRow = {};
    cells.forEach((cell, place) => {
      const column = order[place];
      if (!column) return;
      const value = pastedCell(column, cell);
      if (cell.trim() !== '' && (isBlank(value) || isUnread(column.type, value)))
        unread.push({ row: at + 1, column: column.label, text: cell.trim() });
      row[column.key] = value;
    });
    return row;
  });
  return {
    rows,
    ignored: headed ? first.filter((_, at) => order[at] === undefined && first[at]?.trim() !== '') : [],
    unread,
  };
}
