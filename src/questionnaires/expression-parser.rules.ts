import { tokensOf, type Token } from './expression-tokens.rules';
import { CALLS, ExpressionFault, QUANTIFIERS, type Call, type Comparator, type Node } from './expression-types.rules';

const COMPARATORS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];
const MINUTES: Readonly<Record<string, number>> = { min: 1, h: 60, d: 1440 };

/**
 * Reads the text of an expression by this grammar; names are not looked up here.
 *
 *     expression := conjunction { "or" conjunction }
 *     conjunction := negation { "and" negation }
 *     negation := "not" negation | comparison
 *     comparison := sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=") sum
 *                       | ["not"] "in" choices | "includes" choices ]
 *     choices := "[" word { "," word } "]"
 *     sum := term { ("+" | "-") term }
 *     term := "(" expression ")" | number | "yes" | "no" | question | word
 *           | ("age" | "blank" | "do_not_know") "(" sum ")"
 *           | "listed" "(" sum "," table "." word ")"
 *           | ("any" | "every" | "none" | "count") "(" table [ "," expression ] ")"
 *     table := question | word
 *     number := digits [ "." digits ] [ "min" | "h" | "d" ]
 *
 * A number with a unit is a duration, in whole minutes. `includes` asks whether a multiple choice holds at least one of
 * the words. `age` is the number of days from a date to today. Inside a quantifier a word may be a column of its row.
 * Whatever is not answered is "not known": comparisons with it are neither true nor false, `and`, `or` and `not` follow
 * (not known and false is false; not known or true is true). Only `blank` and `do_not_know` are always true or false.
 */
export function treeOf(text: string): Node {
  return new TreeReader(tokensOf(text)).whole();
}

class TreeReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const tree = this.expression();
    if (this.next.kind !== 'end') throw this.unexpected();
    return tree;
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  private unexpected(): ExpressionFault {
    return new ExpressionFault(this.next.kind === 'end' ? 'ends too early' : `does not expect "${this.next.text}"`);
  }

  private take(): string {
    const { text } = this.next;
    this.at += 1;
    return text;
  }

  private takes(text: string): boolean {
    if (this.next.text !== text || this.next.kind === 'end') return false;
    this.at += 1;
    return true;
  }

  private need(text: string): void {
    if (!this.takes(text)) throw this.unexpected();
  }

  private needKind(...kinds: Token['kind'][]): string {
    if (!kinds.includes(this.next.kind)) throw this.unexpected();
    return this.take();
  }

  private expression(): Node {
    let left = this.conjunction();
    while (this.takes('or')) left = { is: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Node {
    let left = this.negation();
    while (this.takes('and')) left = { is: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Node {
    return this.takes('not') ? { is: 'not', part: this.negation() } : this.comparison();
  }

  private comparison(): Node {
    const left = this.sum();
    if (COMPARATORS.includes(this.next.text))
      return { is: 'compare', op: this.take() as Comparator, left, right: this.sum() };
    if (this.takes('includes')) return { is: 'includes', part: left, words: this.choices() };
    if (this.takes('in')) return { is: 'in', part: left, words: this.choices() };
    if (!this.takes('not')) return left;
    this.need('in');
    return { is: 'not', part: { is: 'in', part: left, words: this.choices() } };
  }

  private choices(): string[] {
    this.need('[');
    const words = [this.needKind('word')];
    while (this.takes(',')) words.push(this.needKind('word'));
    this.need(']');
    return words;
  }

  private sum(): Node {
    let left = this.term();
    for (;;) {
      if (this.takes('+')) left = { is: 'sum', sign: 1, left, right: this.term() };
      else if (this.takes('-')) left = { is: 'sum', sign: -1, left, right: this.term() };
      else return left;
    }
  }

  private term(): Node {
    if (this.takes('(')) return this.closed(this.expression());
    if (this.next.kind === 'number') return numberOf(this.take());
    if (this.next.kind === 'question') return { is: 'answer', questionId: this.take() };
    const word = this.needKind('word');
    if (word === 'yes' || word === 'no') return { is: 'yes', value: word === 'yes' };
    return this.takes('(') ? this.closed(this.called(word)) : { is: 'word', word };
  }

  private closed(node: Node): Node {
    this.need(')');
    return node;
  }

  private called(name: string): Node {
    const quantifier = QUANTIFIERS.find((one) => one === name);
    if (quantifier) {
      const table = this.needKind('question', 'word');
      return { is: 'rows', quantifier, table, each: this.takes(',') ? this.expression() : null };
    }
    if (name === 'listed') return this.listed();
    const call = CALLS.find((one): one is Call => one === name);
    if (!call) throw new ExpressionFault(`knows no function "${name}"`);
    return { is: 'call', call, part: this.sum() };
  }

  private listed(): Node {
    const part = this.sum();
    this.need(',');
    const table = this.needKind('question', 'word');
    this.need('.');
    return { is: 'listed', part, table, column: this.needKind('word') };
  }
}

function numberOf(text: string): Node {
  const unit = /[a-z]+$/.exec(text)?.[0] ?? null;
  const value = Number(unit ? text.slice(0, -unit.length) : text) * (unit ? (MINUTES[unit] ?? 1) : 1);
  if (unit && !Number.isInteger(value)) throw new ExpressionFault(`has "${text}", which is no whole number of minutes`);
  return { is: 'number', value, minutes: unit !== null };
}
