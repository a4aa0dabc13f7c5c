export interface UnreadablePart {
  /** JSON pointer to the part. */
  pointer: string;
  code: 'nul-character' | 'broken-character' | 'too-deep' | 'list-in-list';
  message: string;
}

const DEEPEST = 24;
const MOST_NAMED = 20;

const MESSAGES: Record<UnreadablePart['code'], string> = {
  'nul-character': 'This text contains a NUL character, which cannot be kept.',
  'broken-character': 'This text contains half a character (a lone surrogate), which cannot be kept as it was sent.',
  'too-deep': `Nothing here is nested deeper than ${DEEPEST} levels.`,
  'list-in-list': 'A list within a list is not known here.',
};

interface Part {
  value: unknown;
  pointer: string;
  depth: number;
  inList: boolean;
}

/**
 * What no field of any request may be, whatever its rules say: text that the database refuses or would alter without
 * a word, nesting that would exhaust the checks that follow, and lists of lists, which they would look through. Names
 * at most the first 20 parts; does not recurse.
 */
export function unreadableParts(input: unknown): UnreadablePart[] {
  const found: UnreadablePart[] = [];
  const waiting: Part[] = [{ value: input, pointer: '', depth: 0, inList: false }];
  for (let part = waiting.pop(); part && found.length < MOST_NAMED; part = waiting.pop()) {
    const code = faultOf(part);
    if (code) found.push({ pointer: part.pointer, code, message: MESSAGES[code] });
    else waiting.push(...partsWithin(part).reverse());
  }
  return found;
}

function faultOf({ value, depth, inList }: Part): UnreadablePart['code'] | null {
  if (typeof value === 'string') return faultOfText(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) return 'too-deep';
  if (Array.isArray(value)) return inList ? 'list-in-list' : null;
  return (
    Object.keys(value)
      .map(faultOfText)
      .find((code) => code !== null) ?? null
  );
}

function faultOfText(text: string): UnreadablePart['code'] | null {
  if (text.includes('\u0000')) return 'nul-character';
  return text.isWellFormed() ? null : 'broken-character';
}

function partsWithin({ value, pointer, depth }: Part): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const inList = Array.isArray(value);
  return Object.entries(value).map(([key, inner]: [string, unknown]) => ({
    value: inner,
    pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    depth: depth + 1,
    inList,
  }));
}
