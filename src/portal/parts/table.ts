import type { ReactNode } from 'react';

export type Sortable = string | number | null | undefined;

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by, is filtered by and exports. Without it the column only shows. */
  value?: (row: Row) => Sortable;
  /** Exports something else than `value`, a full digest for instance. */
  csv?: (row: Row) => Sortable;
  /** The heading of the row, and the title of the card at 390 px. One column a table. */
  primary?: boolean;
  align?: 'end';
  /** As narrow as its content. */
  tight?: boolean;
  /** Left out of the cards at 390 px. */
  wideOnly?: boolean;
  /** Found and exported by its `value`, and shown inside another column. */
  unseen?: boolean;
};

export type Sort = { column: string; descending: boolean };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: Sortable, b: Sortable): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** A sorted copy; rows without a value stay last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.column)?.value;
  if (!sort || !value) return rows;
  return [...rows].sort((left, right) => {
    const [a, b] = [value(left) ?? null, value(right) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sort.descending ? compare(b, a) : compare(a, b);
  });
}

/** The rows that contain every word somewhere in a column that has a `value`. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): readonly Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = columns
      .map((column) => column.value?.(row) ?? '')
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** One CSV field: quoted where needed, and never a formula when a spreadsheet opens it. */
// The server's rule (foundation/csv.rules), which a test holds this against.
const RUNS_AS_FORMULA = /^'*(?:[\s\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

export function csvField(value: Sortable): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = RUNS_AS_FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a list was when it was exported: the filter in words, ISO 8601 UTC. */
export type CsvHead = { name: string; filter: string; ranAt: string };

/** The list as the server writes its reports (foundation/csv.rules): what it is, an empty line, the columns, the rows. */
export function csvReport<Row>(head: CsvHead, rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = columns.filter((column) => column.csv ?? column.value);
  const lines: Sortable[][] = [
    ['Report', head.name],
    ['Filter', head.filter],
    ['Run at (UTC)', head.ranAt],
    ['Rows', rows.length],
    [],
    shown.map((column) => column.header),
    ...rows.map((row) => shown.map((column) => (column.csv ?? column.value)?.(row))),
  ];
  const width = Math.max(2, shown.length);
  const text = lines.map((line) => Array.from({ length: width }, (_, i) => csvField(line[i])).join(','));
  return `\ufeff${text.join('\r\n')}\r\n`;
}

/** RFC 4180 text, CRLF, with a byte order mark so that spreadsheets read it as UTF-8. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = columns.filter((column) => column.csv ?? column.value);
  const lines = rows.map((row) => shown.map((column) => csvField((column.csv ?? column.value)?.(row))));
  return (
    '\ufeff' + [shown.map((column) => csvField(column.header)), ...lines].map((line) => line.join(',')).join('\r\n')
  );
}

/** Hands a text to the browser as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
