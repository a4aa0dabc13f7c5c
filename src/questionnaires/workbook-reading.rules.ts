// What a filled workbook says, cell by cell of the questionnaire. Whether it is accepted is decided where answers are saved.
import { addressOf, type Cell, type Sheet } from '../foundation/workbook';
import type { RawAnswer } from './question-answer.rules';
import { isTable } from './question-judge.rules';
import type { AnswerValue, Question } from './question-types.rules';
import {
  namedBy,
  NONE,
  SEE_TABLES,
  TABLES,
  type Misplaced,
  type Named,
  type SheetCell,
  type SheetPlace,
} from './workbook-cells.rules';
import { AT, GUIDE, SUBJECT_COLUMNS, SUBJECT_SHEETS } from './workbook-sheets.rules';
import { TablesReader, type TableLine } from './workbook-table-reading.rules';
import { saidIn, textOf, wordsOf } from './workbook-words.rules';

export interface Filled extends SheetPlace {
  cell: SheetCell;
  /** Number of the answer when the workbook was written out. */
  after: number;
  /** Digest of what was written out. */
  digest: string;
  /** Null when nothing is filled in. */
  said: RawAnswer | null;
  note: string;
  /** The table's lines, to point at them. */
  lines: TableLine[];
}
export interface WorkbookSaid {
  filled: Filled[];
  misplaced: Misplaced[];
}
export interface Asked {
  setId: string;
  cells: readonly SheetCell[];
}

/** Sheets that the portal did not write are named, not read. */
export function filledIn(sheets: readonly Sheet[], { setId, cells }: Asked): WorkbookSaid {
  const tables = new TablesReader(cells);
  for (const sheet of sheets) if (sheet.name === TABLES) tables.read(sheet);
  const filled: Filled[] = [];
  const misplaced: Misplaced[] = sheets.flatMap(foreign);
  const seen = new Set<SheetCell>();
  for (const { sheet, row, index } of linesOf(sheets)) {
    const place = { sheet, address: addressOf(index, AT.answer) };
    const found = namedBy(textOf(row[0]), setId, cells);
    if (typeof found === 'string') misplaced.push({ ...place, reason: found });
    else if (seen.has(found.cell)) misplaced.push({ ...place, reason: 'This question stands here twice.' });
    else {
      seen.add(found.cell);
      filled.push({ ...place, ...found, ...saidInRow(row, found, tables.linesOf(found.cell)) });
    }
  }
  return { filled, misplaced: [...misplaced, ...tables.misplaced, ...tables.withoutLine(seen)] };
}

const isSubjects = ({ rows }: Sheet): boolean =>
  SUBJECT_COLUMNS.every((header, index) => textOf(rows[0]?.[index]) === header);

const KNOWN: readonly string[] = [GUIDE, TABLES, ...Object.values(SUBJECT_SHEETS)];

function foreign(sheet: Sheet): Misplaced[] {
  const at = { sheet: sheet.name, address: 'A1' };
  const isFilled = sheet.rows.some((row) => row.some(({ kind }) => kind !== 'empty'));
  if (sheet.hidden || isSubjects(sheet) || !isFilled) return [];
  if (!KNOWN.includes(sheet.name)) return [{ ...at, reason: 'The portal did not write this sheet; it is not read.' }];
  const isOwn = sheet.name === GUIDE || sheet.name === TABLES;
  return isOwn ? [] : [{ ...at, reason: 'The headings in the first row were changed; the sheet cannot be read.' }];
}

interface Line {
  sheet: string;
  row: Cell[];
  index: number;
}

const linesOf = (sheets: readonly Sheet[]): Line[] =>
  sheets
    .filter(isSubjects)
    .flatMap(({ name, rows }) => rows.map((row, index) => ({ sheet: name, row, index })).slice(1))
    .filter(({ row }) => row.some(({ kind }) => kind !== 'empty'));

/** Everything that is filled in, also where one thing excludes another: whoever reads answers refuses that. */
function saidInRow(row: readonly Cell[], { cell }: Named, lines: TableLine[]) {
  const { question } = cell;
  const [reason, note] = [textOf(row[AT.reason]), textOf(row[AT.note])];
  const value =
    question.answer.type === 'table' ? tableSaid(row[AT.answer], question, lines) : plainSaid(row[AT.answer], question);
  const said = reason === '' ? value : { ...value, notApplicableReason: reason };
  return { said, note, lines };
}

function plainSaid(cell: Cell | undefined, question: Question): RawAnswer | null {
  const { type, options } = question.answer;
  if (type === 'table' || textOf(cell) === '') return null;
  if (isUnknown(textOf(cell), question)) return { unknown: true };
  return { value: saidIn({ type, options }, cell) };
}

function tableSaid(cell: Cell | undefined, question: Question, lines: readonly TableLine[]): RawAnswer | null {
  const text = textOf(cell);
  const rows = lines.length === 0 ? {} : { value: lines.map(({ values }) => values) };
  if (isUnknown(text, question)) return { ...rows, unknown: true };
  if (text.toLowerCase() === NONE.toLowerCase()) return { ...rows, none: true };
  if (text !== '' && text !== SEE_TABLES) return { value: text };
  return lines.length === 0 ? null : rows;
}

const isUnknown = (text: string, { unknown, unknownLabel }: Question): boolean =>
  unknown && text.toLowerCase() === unknownLabel.toLowerCase();

/** What an answer says in one line, to be compared by a person. */
export function inOneLine(question: Question, { value, unknown, none, notApplicableReason }: RawAnswer): string {
  if (unknown) return question.unknownLabel;
  if (none) return NONE;
  if (typeof notApplicableReason === 'string') return `Does not apply: ${notApplicableReason}`;
  const { type, options } = question.answer;
  const given = value as AnswerValue | undefined;
  if (given === undefined || given === null) return '';
  if (type === 'table') return isTable(given) ? rowsInOneLine(given) : String(given);
  return String(wordsOf({ type, options }, given as string | string[]));
}

const rowsInOneLine = (rows: readonly object[]): string => {
  const told = rows.slice(0, 3).map((row) =>
    Object.entries(row)
      .filter(([key, cell]) => key !== 'row' && cell !== null)
      .map(([, cell]) => String(cell))
      .join(', '),
  );
  const count = rows.length === 1 ? '1 line' : `${rows.length} lines`;
  return `${count}: ${told.join(' / ')}${rows.length > told.length ? ' …' : ''}`;
};
