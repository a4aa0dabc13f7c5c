// The shape of an expression that was read, and the types of its parts.

/** An expression, read and checked; `text` is what was written. */
export interface Expression {
  text: string;
  tree: Node;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export const QUANTIFIERS = ['any', 'every', 'none', 'count'] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];
export const CALLS = ['age', 'blank', 'do_not_know'] as const;
export type Call = (typeof CALLS)[number];

export type Node =
  | { is: 'and'; left: Node; right: Node }
  | { is: 'or'; left: Node; right: Node }
  | { is: 'not'; part: Node }
  | { is: 'compare'; op: Comparator; left: Node; right: Node }
  | { is: 'in'; part: Node; words: string[] }
  | { is: 'includes'; part: Node; words: string[] }
  | { is: 'sum'; sign: 1 | -1; left: Node; right: Node }
  | { is: 'number'; value: number; minutes: boolean }
  | { is: 'yes'; value: boolean }
  | { is: 'answer'; questionId: string }
  /** A name before it is checked; afterwards it is a choice, a column or a fact. */
  | { is: 'word'; word: string }
  | { is: 'choice'; value: string }
  | { is: 'column'; key: string }
  | { is: 'fact'; name: string }
  | { is: 'rows'; quantifier: Quantifier; table: string; each: Node | null }
  | { is: 'call'; call: Call; part: Node }
  | { is: 'listed'; part: Node; table: string; column: string };

export type Type =
  | { t: 'boolean' | 'number' | 'percent' | 'minutes' | 'days' | 'date' | 'text' | 'table' }
  | { t: 'choice' | 'choices'; values: readonly string[] };

/** What an expression may speak of at its place: the questions in reach, and the facts. */
export interface Scope {
  /** The type of an answer; null when there is no such question, or none in reach. */
  answer: (questionId: string) => Type | null;
  /** The columns of a table question, or of a register like `exercises`; null when there is no such table in reach. */
  columns: (table: string) => Readonly<Record<string, Type>> | null;
  facts: Readonly<Record<string, Type>>;
}

/** What is wrong with an expression; caught where expressions are read. */
export class ExpressionFault extends Error {}
