import { readPastedTable, type PastedRow } from './pasted-table.rules';
import { readDependsOn, readMinutes, readNumber, readText, type Read } from './step-cells.rules';
import { stepColumns, type StepColumns } from './step-columns.rules';
import { MAX_STEPS, stepListErrors, type StepColumn } from './step-list.rules';

/** A step as far as its row could be understood; what could not is null or empty and has an error beside it. */
export interface ParsedStep {
  /** Row of the pasted table, from 1. */
  row: number;
  number: number | null;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number | null;
}

export interface ParseError {
  /** Row of the pasted table, from 1. */
  row: number;
  /** Null when the row as a whole is at fault. */
  column: StepColumn | null;
  message: string;
}

export interface ParsedSteps {
  steps: ParsedStep[];
  errors: ParseError[];
  /** Headings that were not understood; their cells were left out. */
  ignoredColumns: string[];
}

const LENGTHS = { title: 300, instruction: 4000, owner: 200, systemName: 200 } as const;

/**
 * Steps from a table pasted out of a spreadsheet, with or without headings; without, the columns are number, title, owner,
 * system, depends on, expected time, instruction. Every cell that cannot be read has its own error and costs no other cell.
 */
export function parsePlanSteps(text: string): ParsedSteps {
  const rows = readPastedTable(text);
  const [first] = rows;
  if (!first)
    return { steps: [], errors: [{ row: 1, column: null, message: 'There is nothing to read.' }], ignoredColumns: [] };
  const columns = stepColumns(first.cells);
  const body = columns.header ? rows.slice(1) : rows;
  const errors = [...tableErrors(columns, first, body)];
  const steps = body.slice(0, MAX_STEPS).map((row, index) => readStep(row, { columns, index, errors }));
  return {
    steps,
    errors: [...errors, ...listErrors(steps)].sort((a, b) => a.row - b.row),
    ignoredColumns: columns.ignored,
  };
}

function tableErrors(columns: StepColumns, first: PastedRow, body: readonly PastedRow[]): ParseError[] {
  const errors: ParseError[] = [];
  if (columns.at.title === undefined)
    errors.push({ row: first.line, column: 'title', message: 'No column holds the title of the step.' });
  if (body.length === 0)
    errors.push({ row: first.line, column: null, message: 'There are headings, but no steps below them.' });
  const over = body[MAX_STEPS];
  if (over) {
    const message = `A plan has at most ${MAX_STEPS} steps; the rows from here on were left out.`;
    errors.push({ row: over.line, column: null, message });
  }
  return errors;
}

interface RowContext {
  columns: StepColumns;
  /** Place of the row among the steps, from 0. */
  index: number;
  errors: ParseError[];
}

function readStep(row: PastedRow, context: RowContext): ParsedStep {
  const { at } = context.columns;
  const cell = (column: StepColumn) => (at[column] === undefined ? '' : (row.cells[at[column]] ?? ''));
  const keep = <T>(column: StepColumn, read: Read<T>, otherwise: T): T => {
    if ('value' in read) return read.value;
    context.errors.push({ row: row.line, column, message: read.error });
    return otherwise;
  };
  const text = (column: keyof typeof LENGTHS) =>
    keep(column, readText(cell(column), LENGTHS[column]), cell(column).slice(0, LENGTHS[column]));
  reportRow(row, context);
  const title = text('title') ?? '';
  if (title === '' && at.title !== undefined)
    context.errors.push({ row: row.line, column: 'title', message: 'The title of the step is missing.' });
  return {
    row: row.line,
    number:
      at.number === undefined ? context.index + 1 : keep<number | null>('number', readNumber(cell('number')), null),
    title,
    instruction: text('instruction'),
    owner: text('owner'),
    systemName: text('systemName'),
    dependsOn: keep('dependsOn', readDependsOn(cell('dependsOn')), []),
    expectedMinutes: keep('expectedMinutes', readMinutes(cell('expectedMinutes')), null),
  };
}

function reportRow(row: PastedRow, { columns, errors }: RowContext): void {
  if (row.openQuote)
    errors.push({ row: row.line, column: null, message: 'A quotation mark is opened in this row and never closed.' });
  const width = Object.keys(columns.at).length;
  if (!columns.header && row.cells.slice(width).some((cell) => cell !== ''))
    errors.push({ row: row.line, column: null, message: `This row has more than the first row's ${width} cells.` });
}

/** Numbers that could not be read have their own error and take no part in the checks of the list. */
function listErrors(steps: readonly ParsedStep[]): ParseError[] {
  const numbered = steps.flatMap((step) => (step.number === null ? [] : [{ ...step, number: step.number }]));
  return stepListErrors(numbered).flatMap(({ index, column, message }) => {
    const row = numbered[index]?.row;
    return row === undefined ? [] : [{ row, column, message }];
  });
}
