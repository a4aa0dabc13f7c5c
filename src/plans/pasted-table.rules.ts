/** A row of pasted cells; `line` counts rows of the table from 1, blank ones included. */
export interface PastedRow {
  line: number;
  cells: string[];
  /** A quote that was opened in this row and never closed; its text was taken as it stands. */
  openQuote: boolean;
}

interface Cursor {
  text: string;
  at: number;
  delimiter: string;
}

/**
 * Reads what a spreadsheet puts on the clipboard (tabs) or saves (commas or semicolons). A cell in double quotes may hold
 * delimiters, line breaks and doubled quotes; a quote inside an unquoted cell is a character. Line ends of any system.
 */
export function readPastedTable(text: string): PastedRow[] {
  const clean = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const cursor: Cursor = { text: clean, at: 0, delimiter: delimiterOf(clean) };
  const rows: PastedRow[] = [];
  for (let line = 1; cursor.at < clean.length; line += 1) {
    const row = readRow(cursor, line);
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return rows;
}

/** Tab when the table has one; else the more frequent of semicolon and comma in its first row that has text. */
function delimiterOf(text: string): string {
  const unquoted = text.replaceAll(/"[^"]*(?:""[^"]*)*"/g, '');
  if (unquoted.includes('\t')) return '\t';
  const first = unquoted.split('\n').find((line) => line.trim() !== '') ?? '';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

function readRow(cursor: Cursor, line: number): PastedRow {
  const row: PastedRow = { line, cells: [], openQuote: false };
  for (;;) {
    const cell = readCell(cursor);
    row.cells.push(tidy(cell.text));
    row.openQuote ||= cell.openQuote;
    const next = cursor.text[cursor.at];
    cursor.at += 1;
    if (next !== cursor.delimiter) return row;
  }
}

function readCell(cursor: Cursor): { text: string; openQuote: boolean } {
  if (cursor.text[cursor.at] !== '"') return { text: readPlain(cursor), openQuote: false };
  const quoted = /"([^"]*(?:""[^"]*)*)"/y;
  quoted.lastIndex = cursor.at;
  const found = quoted.exec(cursor.text);
  if (!found) return { text: readPlain(cursor), openQuote: true };
  const next = cursor.text[quoted.lastIndex];
  // A word in quotes at the start of an unquoted cell: "Quick" restore.
  if (next !== undefined && next !== cursor.delimiter && next !== '\n')
    return { text: readPlain(cursor), openQuote: false };
  cursor.at = quoted.lastIndex;
  return { text: (found[1] ?? '').replaceAll('""', '"'), openQuote: false };
}

function readPlain(cursor: Cursor): string {
  const start = cursor.at;
  while (
    cursor.at < cursor.text.length &&
    cursor.text[cursor.at] !== cursor.delimiter &&
    cursor.text[cursor.at] !== '\n'
  )
    cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}

function tidy(cell: string): string {
  return cell.replaceAll('\u00A0', ' ').trim();
}
