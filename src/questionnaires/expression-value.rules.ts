// Works an expression out. Total: it never throws, and what is not known stays "not known" (undefined).
import type { Comparator, Expression, Node } from './expression-types.rules';
import type { CellValue, TableRow } from './question-types.rules';

export type Truth = boolean | undefined;
type Value = boolean | number | string | readonly string[] | undefined;

/** Where an expression finds what it speaks of. */
export interface Sight {
  /** ISO date from which ages are counted. */
  today: string;
  /** The answer's value; undefined when there is none, when it is "do not know", or when the question is not asked. */
  answer: (questionId: string) => CellValue | undefined;
  isUnknown: (questionId: string) => boolean;
  /** The rows of a table; undefined when it is not answered. */
  rows: (table: string) => readonly TableRow[] | undefined;
  fact: (name: string) => CellValue | undefined;
}
interface Spot {
  sight: Sight;
  row: TableRow | null;
}

export function truthOf(expression: Expression, sight: Sight): Truth {
  return truth(expression.tree, { sight, row: null });
}

const DAY_MS = 86_400_000;

/** Whole days from one ISO date to another; negative when it lies ahead. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const known = (value: CellValue | undefined): Value => (value === null || value === '' ? undefined : value);

type Worker<K extends Node['is']> = (node: Extract<Node, { is: K }>, spot: Spot) => Value;

const WORKERS: { [K in Node['is']]: Worker<K> } = {
  and: (node, spot) => allOf([truth(node.left, spot), truth(node.right, spot)]),
  or: (node, spot) => someOf([truth(node.left, spot), truth(node.right, spot)]),
  not: (node, spot) => negated(truth(node.part, spot)),
  compare: (node, spot) => compared(node.op, valueOf(node.left, spot), valueOf(node.right, spot)),
  in: (node, spot) => held(valueOf(node.part, spot), node.words),
  includes: (node, spot) => held(valueOf(node.part, spot), node.words),
  sum: (node, spot) => added(valueOf(node.left, spot), valueOf(node.right, spot), node.sign),
  number: (node) => node.value,
  yes: (node) => node.value,
  answer: (node, { sight }) => known(sight.answer(node.questionId)),
  word: () => undefined,
  choice: (node) => node.value,
  column: (node, { row }) => known(row?.[node.key]),
  fact: (node, { sight }) => known(sight.fact(node.name)),
  rows: quantified,
  call: called,
  listed,
};

function valueOf(node: Node, spot: Spot): Value {
  return (WORKERS[node.is] as Worker<Node['is']>)(node, spot);
}

function truth(node: Node, spot: Spot): Truth {
  const value = valueOf(node, spot);
  return typeof value === 'boolean' ? value : undefined;
}

const negated = (value: Truth): Truth => (value === undefined ? undefined : !value);

function someOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}
const allOf = (truths: readonly Truth[]): Truth => negated(someOf(truths.map(negated)));

const COMPARISONS: Record<Comparator, (left: number | string | boolean, right: number | string | boolean) => boolean> =
  {
    '==': (left, right) => left === right,
    '!=': (left, right) => left !== right,
    '<': (left, right) => left < right,
    '<=': (left, right) => left <= right,
    '>': (left, right) => left > right,
    '>=': (left, right) => left >= right,
  };

function compared(op: Comparator, left: Value, right: Value): Truth {
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (typeof left === 'object' || typeof right === 'object') return undefined;
  return COMPARISONS[op](left, right);
}

function held(value: Value, words: readonly string[]): Truth {
  if (value === undefined) return undefined;
  const values: readonly Value[] = typeof value === 'object' ? value : [value];
  return words.some((word) => values.includes(word));
}

function added(left: Value, right: Value, sign: 1 | -1): Value {
  return typeof left === 'number' && typeof right === 'number' ? left + sign * right : undefined;
}

function quantified(node: Extract<Node, { is: 'rows' }>, { sight }: Spot): Value {
  const rows = sight.rows(node.table);
  if (!rows) return undefined;
  const { each } = node;
  const truths = each ? rows.map((row) => truth(each, { sight, row })) : rows.map((): Truth => true);
  if (node.quantifier === 'any') return someOf(truths);
  if (node.quantifier === 'none') return negated(someOf(truths));
  if (node.quantifier === 'every') return allOf(truths);
  return truths.includes(undefined) ? undefined : truths.filter(Boolean).length;
}

function called(node: Extract<Node, { is: 'call' }>, spot: Spot): Value {
  if (node.call === 'do_not_know') return node.part.is === 'answer' && spot.sight.isUnknown(node.part.questionId);
  if (node.call === 'blank') return isBlank(node.part, spot);
  const value = valueOf(node.part, spot);
  return typeof value === 'string' ? ageOf(value, spot.sight.today) : undefined;
}

function ageOf(date: string, today: string): Value {
  const days = daysBetween(date, today);
  return Number.isNaN(days) ? undefined : days;
}

function isBlank(node: Node, spot: Spot): boolean {
  if (valueOf(node, spot) !== undefined) return false;
  return node.is !== 'answer' || spot.sight.rows(node.questionId) === undefined;
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

function listed(node: Extract<Node, { is: 'listed' }>, spot: Spot): Value {
  const wanted = valueOf(node.part, spot);
  const rows = spot.sight.rows(node.table);
  if (typeof wanted !== 'string' || !rows) return undefined;
  return rows.some((row) => folded(String(row[node.column] ?? '')) === folded(wanted));
}
