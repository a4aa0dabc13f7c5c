// Conditions and rules as people read them. The text that was written stays the one that is evaluated.
import type { Comparator, Expression, Node, Quantifier } from './expression-types.rules';
import type { Question } from './question-types.rules';

interface Speaking {
  questions: ReadonlyMap<string, Question>;
  /** The table whose rows are spoken of; null outside of one. */
  table: string | null;
}
type Leaf = Extract<Node, { is: 'answer' | 'column' | 'fact' }>;
type Speakers = { [Is in Node['is']]: (node: Extract<Node, { is: Is }>, at: Speaking) => string };

const COMPARED: Record<Comparator, string> = {
  ...{ '==': 'is', '!=': 'is not', '<': 'is less than', '<=': 'is at most' },
  ...{ '>': 'is more than', '>=': 'is at least' },
};
const IN_ROWS: Record<Exclude<Quantifier, 'count'>, string> = { any: 'a', every: 'every', none: 'no' };
const FACTS: Readonly<Record<string, string>> = {
  ...{ rto: 'the recovery time objective', rpo: 'the recovery point objective', mtpd: 'the longest tolerable outage' },
  ...{ mbco_pct: 'the minimum service level', contract_notice: 'the notice that the contract asks' },
  ...{ icfr_relevant: '“ICFR-relevant”', icfr_determined: '“ICFR relevance is decided”', tier: 'the tier' },
  ...{ soc1_on_file: '“SOC 1 report on file”', today: 'today' },
};

const EXERCISE: Readonly<Record<string, string>> = {
  ...{ kind: 'Kind of exercise', held_on: 'Day it was held', plan_version_in_force: 'Plan version was in force' },
  ...{ rto_objective: 'Recovery time objective of the exercise', is_takeover: 'It was a takeover' },
  ...{ rpo_objective: 'Recovery point objective of the exercise', tested_data_recovery: 'Data recovery was tested' },
};

/** An expression in words: answers by the number of their question, choices and columns by their labels. */
export function expressionInWords({ tree }: Expression, questions: ReadonlyMap<string, Question>): string {
  return sentence(tree, { questions, table: null });
}

const isLeaf = (node: Node): node is Leaf => ['answer', 'column', 'fact'].includes(node.is);

/** Where something holds or not; what is answered with yes or no is said so. */
function sentence(node: Node, at: Speaking): string {
  return isLeaf(node) ? `${words(node, at)} is yes` : words(node, at);
}

const words = (node: Node, at: Speaking): string =>
  (SPEAKERS[node.is] as (node: Node, at: Speaking) => string)(node, at);

const inside = (node: Node, at: Speaking): string =>
  node.is === 'or' || node.is === 'and' ? `(${sentence(node, at)})` : sentence(node, at);

const columnOf = (key: string, { questions, table }: Speaking) =>
  questions.get(table ?? '')?.answer.columns?.find((column) => column.key === key) ?? null;

function optionsOf(node: Node, at: Speaking): readonly { value: string; label: string }[] {
  if (node.is === 'answer') return at.questions.get(node.questionId)?.answer.options ?? [];
  if (node.is !== 'column') return [];
  return node.key === 'row' ? rowsOf(at) : (columnOf(node.key, at)?.options ?? []);
}

function rowsOf({ questions, table }: Speaking): { value: string; label: string }[] {
  const rows = questions.get(table ?? '')?.answer.rows ?? [];
  return rows.map(({ key: value, label }) => ({ value, label }));
}

const spoken = (name: string): string => name.replaceAll('_', ' ');

function choice(value: string, of: Node, at: Speaking): string {
  const label = optionsOf(of, at).find((option) => option.value === value)?.label;
  return `“${label ?? spoken(value)}”`;
}

function either(values: readonly string[], of: Node, at: Speaking): string {
  const [last = '', ...before] = values.map((value) => choice(value, of, at)).reverse();
  return before.length === 0 ? last : `${before.reverse().join(', ')} or ${last}`;
}

/** A side of a comparison; a choice is named as the other side offers it. */
const side = (node: Node, other: Node, at: Speaking): string =>
  node.is === 'choice' ? choice(node.value, other, at) : words(node, at);

/** Whole minutes; whole hours and days are said as such. */
function duration(minutes: number): string {
  if (minutes % 60 !== 0 || minutes === 0) return `${minutes} min`;
  return minutes % 1440 === 0 ? `${minutes / 1440} d` : `${minutes / 60} h`;
}

const SPEAKERS: Speakers = {
  and: ({ left, right }, at) =>
    [left, right].map((part) => (part.is === 'or' ? inside : sentence)(part, at)).join(' and '),
  or: ({ left, right }, at) => `${sentence(left, at)} or ${sentence(right, at)}`,
  not: ({ part }, at) => (isLeaf(part) ? `${words(part, at)} is no` : `not ${inside(part, at)}`),
  compare: ({ op, left, right }, at) => `${side(left, right, at)} ${COMPARED[op]} ${side(right, left, at)}`,
  in: ({ part, words: values }, at) => `${words(part, at)} is ${either(values, part, at)}`,
  includes: ({ part, words: values }, at) => `${words(part, at)} names ${either(values, part, at)}`,
  sum: ({ sign, left, right }, at) => `${words(left, at)} ${sign === 1 ? 'plus' : 'less'} ${words(right, at)}`,
  number: ({ value, minutes }) => (minutes ? duration(value) : String(value)),
  yes: ({ value }) => (value ? 'yes' : 'no'),
  answer: ({ questionId }) => questionId,
  word: ({ word }) => spoken(word),
  choice: ({ value }) => `“${spoken(value)}”`,
  column: ({ key }, at) => `“${columnOf(key, at)?.label ?? EXERCISE[key] ?? spoken(key)}”`,
  fact: ({ name }) => FACTS[name] ?? spoken(name),
  rows: ({ quantifier, table, each }, at) => {
    const [one, many] =
      table === 'exercises' ? ['exercise on record', 'exercises'] : [`row of ${table}`, `rows of ${table}`];
    const told = each && inside(each, { ...at, table });
    if (quantifier === 'count') return `the number of ${many}${told === null ? '' : ` where ${told}`}`;
    return told === null ? `there is ${IN_ROWS[quantifier]} ${one}` : `in ${IN_ROWS[quantifier]} ${one}: ${told}`;
  },
  call: ({ call, part }, at) => {
    if (call === 'age') return `the number of days since ${words(part, at)}`;
    return `${words(part, at)} is ${call === 'blank' ? 'blank' : '“do not know”'}`;
  },
  listed: ({ part, table, column }, at) => {
    const place = words({ is: 'column', key: column }, { ...at, table });
    return `${words(part, at)} stands in ${place} of ${table}`;
  },
};
