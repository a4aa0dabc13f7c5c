import type { CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import { neutralised, type CsvValue } from './csv.rules';
import { addressOf } from './workbook.rules';
import { HEADER, styleOf } from './workbook-looks.rules';

export interface WrittenColumn {
  header: string;
  /** In characters. */
  width?: number;
  /** Only these values can be chosen. */
  options?: readonly string[];
  /** Shown beside the cell while it is filled in. */
  hint?: string;
  /** The column cannot be typed over while the sheet is protected. */
  locked?: boolean;
  /** A number format such as `0.0`, `@` (text) or `yyyy-mm-dd`. */
  format?: string;
  /** Not shown; for keys that come back with the file. */
  hidden?: boolean;
}

/** Cells of one column that differ from it. */
export interface WrittenPart {
  /** From 0, the first row below the header. */
  row: number;
  /** How many rows; 1 when left out. */
  rows?: number;
  column: number;
  options?: readonly string[];
  hint?: string;
  locked?: boolean;
  format?: string;
  look?: 'title' | 'heading';
}

export interface WrittenSheet {
  name: string;
  columns: readonly WrittenColumn[];
  rows: readonly (readonly CsvValue[])[];
  /** Empty rows below that carry the lists, hints and formats too. */
  spareRows?: number;
  hidden?: boolean;
  parts?: readonly WrittenPart[];
  /** Long texts are broken into lines, and locked cells are shaded. */
  toRead?: boolean;
  /** Rows can be inserted while the sheet is protected. */
  growing?: boolean;
  /** The header offers to show some rows only. */
  filtered?: boolean;
}

/** Longest list that a validation can carry within itself. */
const LONGEST_LIST = 255;
const LISTS = 'Lists';

/**
 * Writes an Excel workbook: header in bold and frozen, widths, lists to choose from, hints, and sheets protected where
 * columns are locked. Texts are stored as texts and neutralised by the same rule as CSV, so that they cannot run even
 * after somebody saves the sheet as CSV.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx');
  const lists: string[][] = [];
  const written = sheets.map((sheet) => sheetOf(sheet, lists));
  if (lists.length > 0) written.push(listsSheet(lists));
  return Buffer.from(await writeXlsx({ sheets: written }));
}

function sheetOf(sheet: WrittenSheet, lists: string[][]): WriteSheet {
  const { columns, rows, spareRows = 0, parts = [] } = sheet;
  const spare = Array.from({ length: spareRows }, () => columns.map(() => null));
  return {
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    freezePane: { rows: 1 },
    columns: columns.map((column) => ({
      width: column.width ?? 18,
      hidden: column.hidden ?? false,
      style: styleOf(column, sheet),
    })),
    rows: [columns.map(({ header }) => safeText(header)), ...rows.map((row) => row.map(safeValue)), ...spare],
    cells: new Map([...headerCells(columns), ...parts.flatMap((part) => partCells(part, sheet))]),
    dataValidations: [...validationsOf(sheet, lists), ...parts.flatMap((part) => partValidations(part, lists))],
    ...protectionOf(sheet),
    ...(sheet.filtered && { autoFilter: { range: `A1:${addressOf(rows.length, columns.length - 1)}` } }),
  };
}

function protectionOf({ columns, parts = [], growing }: WrittenSheet): Pick<WriteSheet, 'protection'> {
  if (![...columns, ...parts].some(({ locked }) => locked === true)) return {};
  // `true`: may be done in spite of the protection.
  const may = { formatColumns: true, formatRows: true, autoFilter: true, insertRows: growing === true };
  return { protection: { sheet: true, ...may } };
}

type CellEntry = [string, { value: CsvValue; style: CellStyle }];

const headerCells = (columns: readonly WrittenColumn[]): CellEntry[] =>
  columns.map(({ header }, i) => [`0,${i}`, { value: safeText(header), style: HEADER }]);

function partCells(part: WrittenPart, sheet: WrittenSheet): CellEntry[] {
  const { row, rows = 1, column } = part;
  const style = styleOf({ ...sheet.columns[column], ...part }, sheet);
  return Array.from({ length: rows }, (_, i): CellEntry => {
    const value = sheet.rows[row + i]?.[column] ?? null;
    return [`${row + i + 1},${column}`, { value: safeValue(value), style }];
  });
}

function partValidations({ row, rows = 1, column, ...part }: WrittenPart, lists: string[][]): DataValidation[] {
  const range = `${addressOf(row + 1, column)}:${addressOf(row + rows, column)}`;
  return validation({ header: 'How to fill this in', ...part }, range, lists);
}

const safeValue = (value: CsvValue): CsvValue => (typeof value === 'string' ? safeText(value) : value);

/** Also where a text looks like the escape of a character, or like an error, it comes back as the text. */
const safeText = (text: string): string =>
  neutralised(text)
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/^#(?=[A-Z])/, '_x0023_');

function validationsOf({ columns, rows, spareRows = 0 }: WrittenSheet, lists: string[][]): DataValidation[] {
  const last = rows.length + spareRows;
  if (last === 0) return [];
  return columns.flatMap((column, index) =>
    validation(column, `${addressOf(1, index)}:${addressOf(last, index)}`, lists),
  );
}

function validation(
  column: Pick<WrittenColumn, 'header' | 'options' | 'hint'>,
  range: string,
  lists: string[][],
): DataValidation[] {
  if (column.options) return [{ type: 'list', range, ...listOf(column.options, lists), ...said(column), ...STRICT }];
  return column.hint === undefined ? [] : [{ ...ANY_TEXT, range, ...said(column) }];
}

const STRICT = {
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: 'Not in the list',
  errorMessage: 'Choose one of the values in the list.',
} as const;
const ANY_TEXT = { type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767', allowBlank: true } as const;

const said = ({ header, hint }: Pick<WrittenColumn, 'header' | 'hint'>) =>
  hint === undefined ? {} : { showInputMessage: true, inputTitle: cut(header, 32), inputMessage: cut(hint, 255) };

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Short lists stand in the validation itself; long ones, and values with a comma, on a sheet of their own. */
function listOf(options: readonly string[], lists: string[][]): { values: string[] } | { formula1: string } {
  const plain = options.every((option) => !/[",]/.test(option));
  if (plain && options.join(',').length <= LONGEST_LIST) return { values: [...options] };
  const same = lists.findIndex((list) => list.length === options.length && list.every((one, i) => one === options[i]));
  const column = same < 0 ? lists.push([...options]) - 1 : same;
  const letter = addressOf(0, column).slice(0, -1);
  return { formula1: `${LISTS}!$${letter}$1:$${letter}$${options.length}` };
}

function listsSheet(lists: readonly string[][]): WriteSheet {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => safeValue(list[row] ?? null)));
  return { name: LISTS, hidden: true, rows };
}
