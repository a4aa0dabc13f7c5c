import { addressOf, isEmptyRow, type Cell } from '../../foundation/workbook.rules';
import { MOMENT_WORDS, type ClockMoment } from '../achieved-times.rules';
import type { StepOutcome } from '../step-results.rules';
import type { RowRefusal } from './step-times.model';

/** Columns of a file of step times, by the header that the example has. */
export const TIME_COLUMNS = {
  step: 'Step',
  title: 'Title',
  outcome: 'Outcome',
  started: 'Started',
  finished: 'Finished',
  tester: 'Performed by',
  note: 'What happened',
  reason: 'Reason',
} as const;
export type TimeColumn = keyof typeof TIME_COLUMNS;

const NEEDED: readonly TimeColumn[] = ['step', 'outcome', 'started', 'finished', 'tester'];

export interface TimeLine {
  /** Line of the file, from 1. */
  row: number;
  cells: Record<TimeColumn, { text: string; address: string }>;
}

export type TimesTable = { lines: TimeLine[] } | { refusals: RowRefusal[] };

/** The rows under the headers; refused where a header is missing, unknown or there twice, or where there are no rows. */
export function timesTable(rows: readonly (readonly Cell[])[]): TimesTable {
  const top = rows.findIndex((row) => !isEmptyRow(row));
  const header = rows[top] ?? [];
  const { at, refusals } = columnsOf(header, top);
  if (refusals.length > 0) return { refusals };
  const lines = rows.flatMap((row, index) => (index <= top || isEmptyRow(row) ? [] : [lineOf(row, index, at)]));
  if (lines.length > 0) return { lines };
  return { refusals: [{ address: null, code: 'no-rows', message: 'There are headers, but no rows below them.' }] };
}

type Places = Partial<Record<TimeColumn, number>>;

function columnsOf(header: readonly Cell[], top: number): { at: Places; refusals: RowRefusal[] } {
  const at: Places = {};
  const refusals: RowRefusal[] = [];
  header.forEach((cell, index) => {
    if (cell.kind === 'empty') return;
    const known = columnNamed(cell.text);
    if (known === null) refusals.push(unknownHeader(cell));
    else if (at[known] !== undefined) refusals.push(twice(cell));
    else at[known] = index;
  });
  const missing = NEEDED.filter((column) => at[column] === undefined);
  if (missing.length > 0) {
    const names = missing.map((column) => TIME_COLUMNS[column]).join(', ');
    const message = `The file has no column ${names}. Download the example to see the columns.`;
    refusals.push({ address: addressOf(Math.max(0, top), 0), code: 'column-missing', message });
  }
  return { at, refusals };
}

const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

function columnNamed(text: string): TimeColumn | null {
  const found = (Object.keys(TIME_COLUMNS) as TimeColumn[]).find((key) => plain(TIME_COLUMNS[key]) === plain(text));
  return found ?? null;
}

function unknownHeader({ text, address }: Cell): RowRefusal {
  const known = Object.values(TIME_COLUMNS).join(', ');
  return { address, code: 'unknown-header', message: `${JSON.stringify(text)} is none of the columns: ${known}.` };
}

function twice({ text, address }: Cell): RowRefusal {
  return { address, code: 'header-twice', message: `The column ${JSON.stringify(text)} is there twice.` };
}

function lineOf(row: readonly Cell[], index: number, at: Places): TimeLine {
  const cell = (column: TimeColumn) => {
    const place = at[column];
    const found = place === undefined ? undefined : row[place];
    return { text: found?.text.trim() ?? '', address: found?.address ?? addressOf(index, place ?? 0) };
  };
  const keys = Object.keys(TIME_COLUMNS) as TimeColumn[];
  return {
    row: index + 1,
    cells: Object.fromEntries(keys.map((key) => [key, cell(key)])) as TimeLine['cells'],
  };
}

const OUTCOMES: Record<string, StepOutcome> = {
  pass: 'pass',
  passed: 'pass',
  'pass with issue': 'pass_with_issue',
  'passed with issue': 'pass_with_issue',
  fail: 'fail',
  failed: 'fail',
  'not performed': 'not_performed',
  'not applicable': 'not_applicable',
};

export function outcomeNamed(text: string): StepOutcome | null {
  return OUTCOMES[plain(text)] ?? null;
}

/** A moment of the exercise's clock by its words, as they stand in the column of steps. */
export function momentNamed(text: string): ClockMoment | null {
  const found = Object.entries(MOMENT_WORDS).find(([, words]) => words === plain(text));
  return (found?.[0] as ClockMoment | undefined) ?? null;
}
