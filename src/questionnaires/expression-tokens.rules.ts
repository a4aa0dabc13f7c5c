import { ExpressionFault } from './expression-types.rules';

export interface Token {
  kind: 'question' | 'word' | 'number' | 'sign' | 'end';
  text: string;
}

const LONGEST = 500;
const PIECES: readonly [Token['kind'], RegExp][] = [
  ['question', /(?:X-)?Q[A-Z]{2}-\d+[a-z]?(?![A-Za-z0-9_])/y],
  ['number', /\d+(?:\.\d+)?(?:min|h|d)?(?![A-Za-z0-9_])/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['sign', /==|!=|<=|>=|[<>+\-()[\],.]/y],
];

function pieceAt(text: string, start: number): Token | null {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0] };
  }
  return null;
}

/** The words and signs of an expression; throws an ExpressionFault at the first character that belongs to none. */
export function tokensOf(text: string): Token[] {
  if (text.length > LONGEST) throw new ExpressionFault(`is longer than ${LONGEST} characters`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const piece = pieceAt(text, at);
    if (!piece) throw new ExpressionFault(`has ${JSON.stringify(text.charAt(at))} at character ${at + 1}`);
    tokens.push(piece);
    at += piece.text.length;
  }
  return [...tokens, { kind: 'end', text: '' }];
}
