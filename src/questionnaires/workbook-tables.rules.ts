// All tables of a questionnaire on one sheet: each with its title, its headings, its lines and room for more.
import type { CsvValue } from '../foundation/csv.rules';
import type { WrittenPart, WrittenSheet } from '../foundation/workbook';
import { isTable } from './question-judge.rules';
import type { Question, Questionnaire, TableRow } from './question-types.rules';
import { aboutOf, TABLES, type SheetCell } from './workbook-cells.rules';
import { formatOf, hintOf, listOf, wordsOf } from './workbook-words.rules';

export const ABOUT = 'About';
export const ROW = 'Line';
/** Lines for each subject that are kept free. */
const SPARE = 8;

/** A question that is answered by a table, with its cell for each subject. */
export interface Block {
  question: Question;
  own: SheetCell[];
}

export const titleKey = ({ id }: Question): string => `table|${id}`;
export const headingKey = ({ id }: Question): string => `columns|${id}`;

export const blocksOf = ({ questions }: Questionnaire, cells: readonly SheetCell[]): Block[] =>
  questions
    .filter(({ answer }) => answer.type === 'table')
    .map((question) => ({ question, own: cells.filter((cell) => cell.question.id === question.id) }))
    .filter(({ own }) => own.length > 0);

/** The sheet, and the row of each table's heading on it, from 1. */
export function tablesSheet(blocks: readonly Block[]): { sheet: WrittenSheet; lines: Map<string, number> } {
  const width = Math.max(0, ...blocks.map(({ question }) => headingsOf(question).length));
  const lines = new Map<string, number>();
  const rows: CsvValue[][] = [];
  const parts: WrittenPart[] = [];
  for (const block of blocks) {
    const written = blockRows(block, width);
    parts.push(...blockParts(block, { row: rows.length, count: written.length, width }));
    lines.set(block.question.id, rows.length + 2);
    rows.push(...written);
  }
  const sheet = { name: TABLES, columns: columnsFor(width), rows, parts, toRead: true, growing: true };
  return { sheet, lines };
}

const columnsFor = (width: number) =>
  Array.from({ length: width + 1 }, (_, index) => {
    if (index === 0) return { header: 'Key', width: 3, locked: true, hidden: true };
    return { header: index === 1 ? 'Add a line for each entry' : '', width: index === 1 ? 28 : 26 };
  });

const headingsOf = ({ answer }: Question): string[] => [
  ABOUT,
  ...(answer.rows ? [ROW] : []),
  ...(answer.columns ?? []).map(({ label }) => label),
];

/** Title, headings, lines, and an empty row before the next. */
function blockRows({ question, own }: Block, width: number): CsvValue[][] {
  const wide = (row: readonly CsvValue[]): CsvValue[] => Array.from({ length: width + 1 }, (_, i) => row[i] ?? null);
  const subjects = own.map(aboutOf(own));
  const lines = own.flatMap((cell, index) => linesOf(cell, subjects[index] ?? ''));
  const spare = question.answer.rows ? 0 : SPARE * own.length;
  return [
    wide([titleKey(question), `${question.id}  ${question.text}`]),
    wide([headingKey(question), ...headingsOf(question)]),
    ...lines.map((line) => wide([null, ...line])),
    ...Array.from({ length: spare }, () => wide([])),
    wide([]),
  ];
}

function linesOf({ question, answer }: SheetCell, about: string): CsvValue[][] {
  const { columns, rows: fixed } = question.answer;
  const value = answer?.value ?? null;
  const given: TableRow[] = isTable(value) ? value : [];
  const cellsOf = (row: TableRow): CsvValue[] => (columns ?? []).map((column) => wordsOf(column, row[column.key]));
  if (!fixed) return given.map((row) => [about, ...cellsOf(row)]);
  return fixed.map(({ key, label }) => [about, label, ...cellsOf(given.find((row) => row.row === key) ?? {})]);
}

/** What is locked, what can be chosen and what helps, from `row` on and for `count` rows, the last of them empty. */
function blockParts(block: Block, at: { row: number; count: number; width: number }): WrittenPart[] {
  const { question, own } = block;
  const { row, count, width } = at;
  const across = (line: number, look: 'title' | 'heading'): WrittenPart[] =>
    Array.from({ length: width }, (_, index) => ({ row: row + line, column: index + 1, look, locked: true }));
  const rows = count - 3;
  const body = rows > 0 ? bodyParts(question, own, { row: row + 2, rows }) : [];
  const last = row + count - 1;
  const gap = Array.from({ length: width }, (_, i) => ({
    row: last,
    column: i + 1,
    locked: true,
    look: 'title' as const,
  }));
  return [...across(0, 'title'), ...across(1, 'heading'), ...body, ...gap];
}

function bodyParts({ answer }: Question, own: readonly SheetCell[], at: { row: number; rows: number }): WrittenPart[] {
  const first = answer.rows ? 3 : 2;
  const columns = (answer.columns ?? []).map((column, index) => {
    const [options, hint, format] = [listOf(column), hintOf(column), formatOf(column.type)];
    return {
      ...{ ...at, column: first + index },
      ...(options && { options }),
      ...(hint !== '' && { hint }),
      ...(format !== undefined && { format }),
    };
  });
  if (answer.rows) return [{ ...at, column: 1, locked: true }, { ...at, column: 2, locked: true }, ...columns];
  return [{ ...at, column: 1, options: own.map(aboutOf(own)), hint: 'What this line is about' }, ...columns];
}
