import {
  ExpressionFault,
  type Call,
  type Expression,
  type Node,
  type Scope,
  type Type,
} from './expression-types.rules';
import { treeOf } from './expression-parser.rules';

type Checked = { node: Node; type: Type };
type Names = { scope: Scope; columns: Readonly<Record<string, Type>> };

const BOOLEAN: Type = { t: 'boolean' };
const ORDERED: readonly Type['t'][] = ['number', 'percent', 'minutes', 'days', 'date'];
const NUMBERS: readonly Type['t'][] = ['number', 'percent', 'days'];

/**
 * Reads an expression and looks its names up: an unknown question, column, fact or choice, and a comparison of things
 * that do not compare, are refused in words. `wanted` is what it must be in the end: true or false.
 */
export function readExpression(text: string, scope: Scope): { expression: Expression } | { problem: string } {
  try {
    const checked = check(treeOf(text), { scope, columns: {} });
    if (checked.type.t !== 'boolean') return { problem: 'must be true or false, not a value' };
    return { expression: { text, tree: checked.node } };
  } catch (fault) {
    if (fault instanceof ExpressionFault) return { problem: fault.message };
    throw fault;
  }
}

type Checker<K extends Node['is']> = (node: Extract<Node, { is: K }>, names: Names) => Checked;

const CHECKERS: { [K in Node['is']]: Checker<K> } = {
  and: (node, names) => joined(node, names),
  or: (node, names) => joined(node, names),
  not: (node, names) => ({ node: { ...node, part: truth(node.part, names) }, type: BOOLEAN }),
  compare: compared,
  in: chosen,
  includes: chosen,
  sum: summed,
  number: (node) => ({ node, type: { t: node.minutes ? 'minutes' : 'number' } }),
  yes: (node) => ({ node, type: BOOLEAN }),
  answer: (node, { scope }) => ({ node, type: answerType(node.questionId, scope) }),
  word: named,
  choice: (node) => ({ node, type: { t: 'choice', values: [node.value] } }),
  column: (node, { columns }) => ({ node, type: columns[node.key] ?? { t: 'text' } }),
  fact: (node, { scope }) => ({ node, type: scope.facts[node.name] ?? { t: 'text' } }),
  rows: quantified,
  call: called,
  listed,
};

function check(node: Node, names: Names): Checked {
  return (CHECKERS[node.is] as Checker<Node['is']>)(node, names);
}

function truth(node: Node, names: Names): Node {
  const checked = check(node, names);
  if (checked.type.t !== 'boolean') throw new ExpressionFault('joins something that is not true or false');
  return checked.node;
}

function joined(node: Extract<Node, { is: 'and' | 'or' }>, names: Names): Checked {
  return { node: { ...node, left: truth(node.left, names), right: truth(node.right, names) }, type: BOOLEAN };
}

function answerType(questionId: string, scope: Scope): Type {
  const type = scope.answer(questionId);
  if (!type) throw new ExpressionFault(`names ${questionId}, which is no question that can be asked about here`);
  return type;
}

function named(node: Extract<Node, { is: 'word' }>, { scope, columns }: Names): Checked {
  const { word } = node;
  const column = Object.hasOwn(columns, word) ? columns[word] : undefined;
  if (column) return { node: { is: 'column', key: word }, type: column };
  const fact = Object.hasOwn(scope.facts, word) ? scope.facts[word] : undefined;
  if (fact) return { node: { is: 'fact', name: word }, type: fact };
  throw new ExpressionFault(`does not know "${word}" here`);
}

/** A word beside a choice is one of its values; anywhere else it is a name. */
function compared(node: Extract<Node, { is: 'compare' }>, names: Names): Checked {
  const left = check(node.left, names);
  if (left.type.t === 'choice' && node.right.is === 'word') {
    refuseOtherWords([node.right.word], left.type.values);
    if (node.op !== '==' && node.op !== '!=')
      throw new ExpressionFault('puts choices in an order that they do not have');
    return { node: { ...node, left: left.node, right: { is: 'choice', value: node.right.word } }, type: BOOLEAN };
  }
  const right = check(node.right, names);
  refuseUnlike(left.type, right.type);
  if (node.op !== '==' && node.op !== '!=' && !ORDERED.includes(left.type.t))
    throw new ExpressionFault('puts things in an order that they do not have');
  return { node: { ...node, left: left.node, right: right.node }, type: BOOLEAN };
}

function refuseOtherWords(words: readonly string[], values: readonly string[]): void {
  for (const word of words)
    if (!values.includes(word)) throw new ExpressionFault(`names ${word}, which is not one of ${values.join(', ')}`);
}

function refuseUnlike(left: Type, right: Type): void {
  const alike = left.t === right.t || ([left, right].some((one) => one.t === 'number') && bothNumbers(left, right));
  const comparable = !['choice', 'choices', 'table'].includes(left.t);
  if (!alike || !comparable) throw new ExpressionFault(`compares ${wordsOf(left)} with ${wordsOf(right)}`);
}

const bothNumbers = (left: Type, right: Type): boolean => NUMBERS.includes(left.t) && NUMBERS.includes(right.t);

const wordsOf = (type: Type): string =>
  ({
    boolean: 'yes or no',
    number: 'a number',
    percent: 'a percentage',
    minutes: 'a duration',
    days: 'a number of days',
    date: 'a date',
    text: 'a text',
    table: 'a table',
    choice: 'a choice',
    choices: 'several choices',
  })[type.t];

function chosen(node: Extract<Node, { is: 'in' | 'includes' }>, names: Names): Checked {
  const part = check(node.part, names);
  const wanted = node.is === 'in' ? 'choice' : 'choices';
  if (part.type.t !== wanted) throw new ExpressionFault(`uses "${node.is}" on ${wordsOf(part.type)}`);
  refuseOtherWords(node.words, part.type.values);
  return { node: { ...node, part: part.node }, type: BOOLEAN };
}

function summed(node: Extract<Node, { is: 'sum' }>, names: Names): Checked {
  const [left, right] = [check(node.left, names), check(node.right, names)];
  const addable = [...NUMBERS, 'minutes'].includes(left.type.t);
  if (!addable || left.type.t !== right.type.t)
    throw new ExpressionFault(`adds ${wordsOf(right.type)} to ${wordsOf(left.type)}`);
  return { node: { ...node, left: left.node, right: right.node }, type: left.type };
}

function columnsOf(table: string, scope: Scope): Readonly<Record<string, Type>> {
  const columns = scope.columns(table);
  if (!columns) throw new ExpressionFault(`names ${table}, which is no table that can be asked about here`);
  return columns;
}

function quantified(node: Extract<Node, { is: 'rows' }>, names: Names): Checked {
  const columns = columnsOf(node.table, names.scope);
  const each = node.each ? truth(node.each, { scope: names.scope, columns }) : null;
  if (!each && node.quantifier === 'every') throw new ExpressionFault('says "every" but not what every row must be');
  return { node: { ...node, each }, type: node.quantifier === 'count' ? { t: 'number' } : BOOLEAN };
}

const RESULTS: Readonly<Record<Call, Type>> = { age: { t: 'days' }, blank: BOOLEAN, do_not_know: BOOLEAN };

function called(node: Extract<Node, { is: 'call' }>, names: Names): Checked {
  const part = check(node.part, names);
  if (node.call === 'age' && part.type.t !== 'date') throw new ExpressionFault(`asks the age of ${wordsOf(part.type)}`);
  if (node.call === 'do_not_know' && part.node.is !== 'answer')
    throw new ExpressionFault('asks "do_not_know" of something that is not a question');
  return { node: { ...node, part: part.node }, type: RESULTS[node.call] };
}

function listed(node: Extract<Node, { is: 'listed' }>, names: Names): Checked {
  const part = check(node.part, names);
  const column = columnsOf(node.table, names.scope)[node.column];
  if (part.type.t !== 'text' || column?.t !== 'text') throw new ExpressionFault('looks for a text where there is none');
  return { node: { ...node, part: part.node }, type: BOOLEAN };
}
