// Reads what a person gave against its question. Strict: it takes no value for another kind of value.
import { isMapping } from '../catalogue/document.rules';
import { isRefused, LONGEST_TEXT, readCell } from './question-cell.rules';
import type { AnswerValue, CellValue, Column, GivenAnswer, Question, TableRow } from './question-types.rules';

export interface AnswerProblem {
  pointer: string;
  message: string;
  code: string;
}

/** What a person gave, before it is read. Leave out what was not given; a value of null clears the answer. */
export interface RawAnswer {
  value?: unknown;
  unknown?: boolean;
  none?: boolean;
  notApplicableReason?: string | null;
}

export type AnswerRead = Pick<GivenAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason'>;
export type ReadAnswer = AnswerRead | { problems: AnswerProblem[] };

const MOST_ROWS = 500;

/** Reads a given answer; every problem names its place by JSON pointer. */
export function readGivenAnswer(question: Question, given: RawAnswer): ReadAnswer {
  const said = waysOf(given);
  if (said.length !== 1)
    return {
      problems: [{ pointer: '', code: 'one_way', message: 'Give a value, or say why there is none: one of them' }],
    };
  const refusal = refusalOfWay(question, given);
  if (refusal) return { problems: [refusal] };
  if (said[0] !== 'value') return { ...blank, ...withoutValue(given) };
  return readValue(question, given.value);
}

const blank: AnswerRead = { value: null, unknown: false, none: false, notApplicableReason: null };

function waysOf(given: RawAnswer): string[] {
  const hasReason = given.notApplicableReason !== undefined && given.notApplicableReason !== null;
  const ways: [string, boolean][] = [
    ['value', given.value !== undefined && (given.value !== null || !(given.unknown || given.none || hasReason))],
    ['unknown', given.unknown === true],
    ['none', given.none === true],
    ['notApplicableReason', hasReason],
  ];
  return ways.filter(([, is]) => is).map(([way]) => way);
}

const problemAt = (field: string, code: string, message: string): AnswerProblem => ({
  pointer: `/${field}`,
  code,
  message,
});

function refusalOfWay(question: Question, given: RawAnswer): AnswerProblem | null {
  if (given.unknown && !question.unknown)
    return problemAt('unknown', 'not_allowed', '"Do not know" is no answer to this question');
  if (given.none && !question.answer.allowNone)
    return problemAt('none', 'not_allowed', '"None" is no answer to this question');
  return typeof given.notApplicableReason === 'string' ? refusalOfReason(question, given.notApplicableReason) : null;
}

function refusalOfReason(question: Question, reason: string): AnswerProblem | null {
  const refuse = (code: string, message: string): AnswerProblem => problemAt('notApplicableReason', code, message);
  if (!question.notApplicable) return refuse('not_allowed', 'This question cannot be "not applicable"');
  if (reason.trim() === '') return refuse('missing', '"Not applicable" needs a reason');
  return reason.length > LONGEST_TEXT ? refuse('too_long', `must have at most ${LONGEST_TEXT} characters`) : null;
}

const withoutValue = ({ unknown, none, notApplicableReason }: RawAnswer): Partial<AnswerRead> => ({
  unknown: unknown === true,
  none: none === true,
  notApplicableReason: notApplicableReason?.trim() ?? null,
});

function readValue(question: Question, value: unknown): ReadAnswer {
  const { type, options } = question.answer;
  if (value === null) return blank;
  if (type === 'table') return readTable(question, value);
  const read = readCell({ type, options }, value);
  if (isRefused(read)) return { problems: [{ pointer: '/value', code: read.code, message: read.refused }] };
  return { ...blank, value: read };
}

function readTable(question: Question, value: unknown): ReadAnswer {
  if (!Array.isArray(value) || !value.every(isMapping))
    return { problems: [{ pointer: '/value', code: 'type', message: 'must be a list of rows' }] };
  if (value.length > MOST_ROWS)
    return { problems: [{ pointer: '/value', code: 'too_many', message: `must have at most ${MOST_ROWS} rows` }] };
  const problems: AnswerProblem[] = [];
  const rows = value.map((row, index) => readRow(question, { row, at: `/value/${index}`, problems }));
  problems.push(...rowNameProblems(question, rows));
  return problems.length > 0 ? { problems } : { ...blank, value: rows.filter(isFilled) as AnswerValue };
}

const isFilled = (row: TableRow): boolean => Object.entries(row).some(([key, cell]) => key !== 'row' && cell !== null);
const isBlankCell = (cell: unknown): boolean => cell === undefined || cell === null || cell === '';

interface Reading {
  row: Record<string, unknown>;
  at: string;
  problems: AnswerProblem[];
}

function readRow({ answer }: Question, reading: Reading): TableRow {
  const { row, at, problems } = reading;
  const columns = answer.columns ?? [];
  const known = [...columns.map((column) => column.key), ...(answer.rows ? ['row'] : [])];
  for (const key of Object.keys(row))
    if (!known.includes(key))
      problems.push({ pointer: `${at}/${key}`, code: 'unknown_column', message: 'is no column here' });
  const isEmpty = columns.every((column) => isBlankCell(row[column.key]));
  const cells = columns.map((column) => [column.key, readColumn(column, reading, isEmpty)] as const);
  const name: TableRow = answer.rows ? { row: typeof row.row === 'string' ? row.row : null } : {};
  return { ...name, ...Object.fromEntries(cells) };
}

function readColumn(column: Column, { row, at, problems }: Reading, rowIsEmpty: boolean): CellValue {
  const value = row[column.key];
  const pointer = `${at}/${column.key}`;
  if (isBlankCell(value)) {
    if (column.required && !rowIsEmpty) problems.push({ pointer, code: 'missing', message: 'is needed in every row' });
    return null;
  }
  const read = readCell(column, value);
  if (!isRefused(read)) return read;
  problems.push({ pointer, code: read.code, message: read.refused });
  return null;
}

function rowNameProblems({ answer }: Question, rows: readonly TableRow[]): AnswerProblem[] {
  const fixed = answer.rows?.map((row) => row.key);
  if (!fixed) return [];
  const names = rows.map((row) => row.row);
  return names.flatMap((name, index) => {
    const pointer = `/value/${index}/row`;
    if (typeof name !== 'string' || !fixed.includes(name))
      return [{ pointer, code: 'unknown_row', message: `must be one of ${fixed.join(', ')}` }];
    return names.indexOf(name) === index ? [] : [{ pointer, code: 'duplicate', message: 'is there twice' }];
  });
}
