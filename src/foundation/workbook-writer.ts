import type { DataValidation, WriteSheet } from 'hucre/xlsx';
import { neutralised, type CsvValue } from './csv.rules';
import { addressOf } from './workbook.rules';

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
}

export interface WrittenSheet {
  name: string;
  columns: readonly WrittenColumn[];
  rows: readonly (readonly CsvValue[])[];
  /** Empty rows below that carry the lists, hints and formats too. */
  spareRows?: number;
  hidden?: boolean;
}

const HEADER = { font: { bold: true }, alignment: { wrapText: true }, protection: { locked: true } };
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
  const protects = sheet.columns.some(({ locked }) => locked === true);
  return {
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    freezePane: { rows: 1 },
    columns: sheet.columns.map(({ width, format, locked }) => ({
      width: width ?? 18,
      style: { ...(format === undefined ? {} : { numFmt: format }), protection: { locked: locked === true } },
    })),
    rows: [sheet.columns.map(({ header }) => safeText(header)), ...sheet.rows.map((row) => row.map(safeValue))],
    cells: new Map(sheet.columns.map(({ header }, i) => [`0,${i}`, { value: safeText(header), style: HEADER }])),
    dataValidations: validationsOf(sheet, lists),
    ...(protects ? { protection: { sheet: true, formatColumns: false, formatRows: false } } : {}),
  };
}

const safeValue = (value: CsvValue): CsvValue => (typeof value === 'string' ? safeText(value) : value);

/** Also where a text looks like the escape of a character, it comes back as the text. */
const safeText = (text: string): string => neutralised(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

function validationsOf({ columns, rows, spareRows = 0 }: WrittenSheet, lists: string[][]): DataValidation[] {
  const last = rows.length + spareRows;
  if (last === 0) return [];
  return columns.flatMap((column, index): DataValidation[] => {
    const range = `${addressOf(1, index)}:${addressOf(last, index)}`;
    if (column.options) return [{ type: 'list', range, ...listOf(column.options, lists), ...said(column), ...STRICT }];
    return column.hint === undefined ? [] : [{ ...ANY_TEXT, range, ...said(column) }];
  });
}

const STRICT = {
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: 'Not in the list',
  errorMessage: 'Choose one of the values in the list.',
} as const;
const ANY_TEXT = { type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767', allowBlank: true } as const;

const said = ({ header, hint }: WrittenColumn) =>
  hint === undefined ? {} : { showInputMessage: true, inputTitle: cut(header, 32), inputMessage: cut(hint, 255) };

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Short lists stand in the validation itself; long ones, and values with a comma, on a sheet of their own. */
function listOf(options: readonly string[], lists: string[][]): { values: string[] } | { formula1: string } {
  const plain = options.every((option) => !/[",]/.test(option));
  if (plain && options.join(',').length <= LONGEST_LIST) return { values: [...options] };
  const column = lists.push([...options]) - 1;
  const letter = addressOf(0, column).slice(0, -1);
  return { formula1: `${LISTS}!$${letter}$1:$${letter}$${options.length}` };
}

function listsSheet(lists: readonly string[][]): WriteSheet {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => safeValue(list[row] ?? null)));
  return { name: LISTS, hidden: true, rows };
}
