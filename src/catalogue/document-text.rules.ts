// Reading a document that somebody hands in as text, YAML 1.2 or JSON (which is YAML). Nothing in it is trusted.
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { INVALID, Place, type Problem, type Read } from './document.rules';

/** A problem and, where the text shows it, the line (from 1) that it stands on. */
export interface PlacedProblem extends Problem {
  line: number | null;
}

/** Characters; the shipped catalogue has a quarter of this. */
export const LARGEST_TEXT = 400_000;
const MOST_NODES = 30_000;
const DEEPEST = 16;
const MOST_PROBLEMS = 100;
/** Names that reach into every object of the language instead of the document. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

export interface ReadText {
  document: unknown;
  /** The line of what a pointer names, or of the nearest part around it. */
  lineOf(pointer: string): number | null;
}

/** The document as plain values, or why it cannot be read. Aliases, tags, merge keys and doubled keys are refused. */
export function readDocumentText(text: string): ReadText | { problems: PlacedProblem[] } {
  const refused = (message: string) => ({ problems: [{ pointer: '', message, line: null }] });
  if (text.length > LARGEST_TEXT) return refused(`is longer than ${LARGEST_TEXT} characters`);
  const lines = new LineCounter();
  try {
    const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: false, merge: false, prettyErrors: false });
    return read(parsed, lines);
  } catch {
    return refused('is nested too deeply to be read');
  }
}

function read(parsed: Document.Parsed, lines: LineCounter): ReadText | { problems: PlacedProblem[] } {
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const faults = [...parsed.errors, ...parsed.warnings].slice(0, MOST_PROBLEMS);
  if (faults.length > 0)
    return {
      problems: faults.map(({ message, pos }) => ({
        pointer: '',
        message: `cannot be read: ${message}`,
        line: lineAt(pos[0]),
      })),
    };
  const place = new Place([]);
  const document = valueOf({ node: parsed.contents, place, depth: 0, count: { nodes: 0 } });
  const lineOf = (pointer: string): number | null => nearestLine(parsed, pointer, lineAt);
  if (document === INVALID || place.problems.length > 0) return { problems: placed(place.problems, lineOf) };
  return { document, lineOf };
}

/** Problems with their lines, at most a hundred. */
export function placed(problems: readonly Problem[], lineOf: (pointer: string) => number | null): PlacedProblem[] {
  return problems.slice(0, MOST_PROBLEMS).map((problem) => ({ ...problem, line: lineOf(problem.pointer) }));
}

interface Spot {
  node: Node | null;
  place: Place;
  depth: number;
  count: { nodes: number };
}

function valueOf(spot: Spot): Read<unknown> {
  const { node, place, depth, count } = spot;
  count.nodes += 1;
  if (count.nodes > MOST_NODES) return place.refuse(`makes it more than ${MOST_NODES} values`);
  if (depth > DEEPEST) return place.refuse(`is nested deeper than ${DEEPEST} levels`);
  if (node === null) return null;
  return isOddlyTagged(node) ? place.refuse('carries a tag') : contentOf(node, spot);
}

const isOddlyTagged = ({ tag }: Node): boolean => tag !== undefined && !tag.startsWith('tag:yaml.org,2002:');

function contentOf(node: Node, spot: Spot): Read<unknown> {
  if (isScalar(node)) return scalarOf(node.value, spot.place);
  if (isSeq<Node>(node)) return listOf(node.items, spot);
  if (isMap(node)) return mappingOf(node.items, spot);
  return spot.place.refuse('is an alias; write out what it stands for');
}

function scalarOf(value: unknown, place: Place): Read<unknown> {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : place.refuse('is not a number that can be kept');
  if (typeof value !== 'string') return place.refuse('is of a kind that is not known here');
  if (value.includes('\u0000') || !value.isWellFormed()) return place.refuse('has characters that cannot be kept');
  return value;
}

function listOf(items: (Node | null)[], { place, depth, count }: Spot): Read<unknown> {
  const list: unknown[] = [];
  for (const [index, node] of items.entries()) {
    const value = valueOf({ node, place: place.at(index), depth: depth + 1, count });
    if (value === INVALID) return INVALID;
    list.push(value);
  }
  return list;
}

function mappingOf(pairs: { key: unknown; value: unknown }[], { place, depth, count }: Spot): Read<unknown> {
  const result: Record<string, unknown> = {};
  for (const { key, value } of pairs) {
    const name = keyOf(key, place);
    if (name === INVALID) return INVALID;
    if (Object.hasOwn(result, name)) return place.at(name).refuse('stands here twice');
    const inner = valueOf({ node: (value ?? null) as Node | null, place: place.at(name), depth: depth + 1, count });
    if (inner === INVALID) return INVALID;
    result[name] = inner;
  }
  return result;
}

function keyOf(key: unknown, place: Place): Read<string> {
  const value = isScalar(key) ? key.value : undefined;
  if (typeof value !== 'string') return place.refuse('has a key that is not a text');
  if (RESERVED.includes(value)) return place.refuse(`has the reserved key ${value}`);
  return scalarOf(value, place) as Read<string>;
}

function nearestLine(parsed: Document.Parsed, pointer: string, lineAt: (offset: number) => number): number | null {
  let node: unknown = parsed.contents;
  let offset = rangeOf(node);
  for (const step of pointer.split('/').slice(1)) {
    const inner = within(node, step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (inner.offset === null) break;
    ({ node, offset } = inner);
  }
  return offset === null ? null : lineAt(offset);
}

function within(node: unknown, step: string): { node: unknown; offset: number | null } {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
    return { node: pair?.value, offset: rangeOf(pair?.key) };
  }
  const item: unknown = isSeq(node) ? node.get(Number(step), true) : null;
  return { node: item, offset: rangeOf(item) };
}

function rangeOf(node: unknown): number | null {
  const { range } = (node ?? {}) as { range?: [number, number, number] | null };
  return range?.[0] ?? null;
}
