export type CsvValue = string | number | boolean | null;

/** A report on its way out: what it is, what it was asked for, and its rows. */
export interface CsvReport {
  name: string;
  /** The filter in words, for example `Period FY2026; tier T1`. */
  filter: string;
  /** ISO 8601 UTC. */
  ranAt: string;
  /** What a reader has to know before the rows, one line each. */
  notes?: readonly string[];
  columns: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/** What Excel and its kin read ahead of RFC 4180: without it they take UTF-8 for an old code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

// Spreadsheets run a cell that begins so as a formula, some of them after white space and in full-width letters too.
// Apostrophes before it are looked through, so that no text reads back as another.
const RUNS_AS_FORMULA = /^'*(?:[\s\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/u;

/** The text with an apostrophe before it where a spreadsheet would otherwise run it as a formula. */
export function neutralised(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function restored(text: string): string {
  return text.startsWith("'") && RUNS_AS_FORMULA.test(text) ? text.slice(1) : text;
}

/** One field of RFC 4180; quoted also where some locale's spreadsheet would split it. */
export function csvField(value: CsvValue): string {
  const text = neutralised(value === null ? '' : String(value));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stands before the rows of a report: what it is, asked for what, when, with how many rows; then the columns. */
export interface CsvHead extends Omit<CsvReport, 'rows'> {
  rowCount: number;
}

/** One line with as many fields as the report is wide, without its CRLF. */
export function csvLine(values: readonly CsvValue[], width: number): string {
  return Array.from({ length: width }, (_, i) => csvField(values[i] ?? null)).join(',');
}

/** Byte order mark, the lines that say what it is, an empty one, and the columns; without the last CRLF. */
export function csvHead(head: CsvHead, width: number): string {
  const lines: (readonly CsvValue[])[] = [
    ['Report', head.name],
    ['Filter', head.filter],
    ['Run at (UTC)', head.ranAt],
    ['Rows', head.rowCount],
    ...(head.notes ?? []).map((note) => ['Note', note]),
    [],
    head.columns,
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => csvLine(line, width)).join('\r\n')}`;
}

/**
 * The report as RFC 4180 text with CRLF and a byte order mark: lines that say what it is, an empty one, the
 * columns, the rows. Every line has the same number of fields.
 */
export function csvOf(report: CsvReport): string {
  const width = report.rows.reduce((most, row) => Math.max(most, row.length), Math.max(2, report.columns.length));
  const head = csvHead({ ...report, rowCount: report.rows.length }, width);
  return `${[head, ...report.rows.map((row) => csvLine(row, width))].join('\r\n')}\r\n`;
}
