import { BYTE_ORDER_MARK, restored } from './csv.rules';
import {
  addressOf,
  isEmptyRow,
  MOST_REFUSALS,
  refusal,
  refuse,
  Refused,
  textCell,
  WORKBOOK_LIMITS,
  type Cell,
  type WorkbookLimits,
  type WorkbookReading,
  type WorkbookRefusal,
} from './workbook.rules';

const SHEET = 'CSV';

/**
 * Reads CSV (RFC 4180, UTF-8) as one sheet of texts; comma, semicolon or tab, whichever the first line uses most.
 * Refuses an open quote, a cell that begins as a formula does (`=`), and everything beyond the limits. Never throws.
 */
export function readCsv(bytes: Buffer, limits: WorkbookLimits = WORKBOOK_LIMITS): WorkbookReading {
  try {
    const rows = rowsOf(textOf(bytes, limits), limits);
    if (rows.every(isEmptyRow)) refuse('empty', 'The file is empty.');
    const refusals = rows.flatMap((row) => row.flatMap((cell) => refusalsOfCell(cell, limits))).slice(0, MOST_REFUSALS);
    if (refusals.length > 0) return { refusals };
    return { sheets: [{ name: SHEET, hidden: false, rows: rows.map((row) => row.map(asKept)) }] };
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals };
    throw error;
  }
}

const asKept = ({ text, address }: Cell): Cell => textCell(restored(text), address);

function textOf(bytes: Buffer, limits: WorkbookLimits): string {
  if (bytes.length > limits.fileBytes)
    refuse('too_large', `The file is larger than ${Math.floor(limits.fileBytes / 1_048_576)} MB.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('not_utf8', 'The file is not written in UTF-8. Save it as "CSV UTF-8".');
  }
  if (text.includes('\0')) refuse('not_csv', 'The file is not a list of texts: it holds NUL characters.');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function refusalsOfCell({ text, address }: Cell, limits: WorkbookLimits): WorkbookRefusal[] {
  const at = { sheet: SHEET, address };
  if (text.startsWith('=')) return [refusal('formula', `Cell ${address} holds a formula. Save values only.`, at)];
  if (text.length <= limits.cellLength) return [];
  return [refusal('too_long', `Cell ${address} is longer than ${limits.cellLength} characters.`, at)];
}

function delimiterOf(text: string): string {
  const [line = ''] = text
    .slice(0, 10_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, times: line.split(mark).length }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).mark;
}

/** Line by line; the limits stop it before it has read what is too much. */
function rowsOf(text: string, limits: WorkbookLimits): Cell[][] {
  const reader = new FieldReader(text, delimiterOf(text));
  const rows: Cell[][] = [];
  let [row, filled]: [Cell[], number] = [[], 0];
  while (!reader.done) {
    const { field, ends } = reader.next(rows.length);
    if (row.length >= limits.columns)
      refuse('too_many_columns', `Line ${rows.length + 1} has more than ${limits.columns} columns.`);
    row.push(textCell(field, addressOf(rows.length, row.length)));
    if (field !== '' && ++filled > limits.cells)
      refuse('too_many_cells', `The file has more than ${limits.cells} filled cells.`);
    if (!ends) continue;
    rows.push(row);
    row = [];
    if (rows.length > limits.rows) refuse('too_many_rows', `The file has more than ${limits.rows} rows.`);
  }
  return rows;
}

class FieldReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  get done(): boolean {
    return this.at >= this.text.length && !this.owesField;
  }

  private owesField = false;

  /** One field, and whether its line ends with it. */
  next(line: number): { field: string; ends: boolean } {
    const field = this.text.charAt(this.at) === '"' ? this.quoted(line) : this.plain();
    const mark = this.text.charAt(this.at);
    this.owesField = mark === this.delimiter;
    if (this.text.startsWith('\r\n', this.at)) this.at += 2;
    else if (mark !== '') this.at += 1;
    return { field, ends: !this.owesField };
  }

  private plain(): string {
    const start = this.at;
    while (this.at < this.text.length && !this.isEnd(this.text.charAt(this.at))) this.at += 1;
    return this.text.slice(start, this.at);
  }

  private quoted(line: number): string {
    const parts: string[] = [];
    for (let from = this.at + 1; ; from = this.at + 1) {
      const close = this.text.indexOf('"', from);
      if (close < 0) refuse('open_quote', `Line ${line + 1} opens a quotation mark that nothing closes.`);
      parts.push(this.text.slice(from, close));
      this.at = close + 1;
      if (this.text.charAt(this.at) !== '"') break;
      parts.push('"');
    }
    if (this.at < this.text.length && !this.isEnd(this.text.charAt(this.at)))
      refuse('stray_quote', `Line ${line + 1} goes on after a closing quotation mark.`);
    return parts.join('');
  }

  private isEnd(mark: string): boolean {
    return mark === this.delimiter || mark === '\n' || mark === '\r';
  }
}
