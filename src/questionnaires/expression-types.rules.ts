/** An expression, read and checked; `text` is what was written. */
export interface Expression {
  text: string;
  tree: Node;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Quantifier = 'any' | 'every' | 'none' | 'count';

export type Node =
  | { is: 'and' | 'or'; parts: Node[] }
  | { is: 'not'; part: Node }
  | { is: 'compare'; op: Comparator; left: Node; right: Node }
  | { is: 'in'; part: Node; words: string[]; negated: boolean }
  | { is: 'sum'; sign: 1 | -1; left: Node; right: Node }
  | { is: 'literal'; value: string | number | boolean }
  | { is: 'answer'; questionId: string }
  | { is: 'column'; key: string }
  | { is: 'fact'; name: string }
  | { is: 'rows'; quantifier: Quantifier; table: string; each: Node | null }
  | { is: 'age'; part: Node }
  | { is: 'blank'; part: Node };
