import { isMapping } from './document.rules';

/** One difference between two documents, for people. */
export interface DiffLine {
  change: 'added' | 'removed' | 'changed';
  /** The part that it belongs to: the id of a requirement or question, or the name of a part of the document. */
  part: string;
  /** JSON pointer (RFC 6901) into the document that has it; list entries with an id are named by it. */
  pointer: string;
  /** What differs, in words: `checks steps performed value`. */
  field: string;
  /** What the base says; null when it says nothing. */
  before: string | null;
  after: string | null;
}

type Step = string;

/**
 * What `next` changes in `base`, entry by entry. Entries of a list that carry an `id`, `key` or `value` are matched by it, wherever
 * they stand; any other list is compared as a whole. Empty only when both documents are equal; the order of ids counts.
 */
export function diffOf(base: unknown, next: unknown, list: string): DiffLine[] {
  return differences(base, next, []).map((found) => lineOf(found, list));
}

interface Difference {
  path: Step[];
  before: unknown;
  after: unknown;
}

const NOTHING = Symbol('nothing');

function differences(before: unknown, after: unknown, path: Step[]): Difference[] {
  if (sameValue(before, after)) return [];
  if (isMapping(before) && isMapping(after)) return ofMappings(before, after, path);
  const [ours, theirs] = [byId(before), byId(after)];
  if (!ours || !theirs) return [{ path, before, after }];
  const inside = ofMappings(ours, theirs, path);
  return inside.length > 0 ? inside : [{ path: [...path, 'order'], before: ids(ours), after: ids(theirs) }];
}

const ids = (entries: Record<string, unknown>): string => Object.keys(entries).join(', ');

function ofMappings(before: Record<string, unknown>, after: Record<string, unknown>, path: Step[]): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inside = keys.flatMap((key) => differences(valueAt(before, key), valueAt(after, key), [...path, key]));
  const reordered = keys.length > 0 && inside.length === 0;
  return reordered ? [{ path: [...path, 'order'], before: ids(before), after: ids(after) }] : inside;
}

const valueAt = (mapping: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(mapping, key) ? mapping[key] : NOTHING;

/** Members by which an entry of a list is known, the first that all entries have. */
const NAMES = ['id', 'key', 'value'];

/** The entries of a list by their names; null when an entry has none or two share one. */
function byId(value: unknown): Record<string, unknown> | null {
  if (!Array.isArray(value)) return null;
  return NAMES.map((name) => byName(value, name)).find((entries) => entries !== null) ?? null;
}

function byName(list: readonly unknown[], name: string): Record<string, unknown> | null {
  const entries = list.map((entry): [unknown, unknown] => [isMapping(entry) ? entry[name] : null, entry]);
  const named = entries.filter((entry): entry is [string, unknown] => typeof entry[0] === 'string');
  const unique = new Set(named.map(([id]) => id));
  return unique.size === list.length && !unique.has('__proto__') ? Object.fromEntries(named) : null;
}

/** What the pointer of a difference names in a document; undefined when it has nothing there. */
export function entryAt(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((part, step) => {
    const members = isMapping(part) ? part : byId(part);
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return members && Object.hasOwn(members, name) ? members[name] : undefined;
  }, document);
}

/** Equality of plain values in which the order of keys counts, as it is shown in that order. */
function sameValue(one: unknown, other: unknown): boolean {
  return one === other || (one !== NOTHING && other !== NOTHING && JSON.stringify(one) === JSON.stringify(other));
}

const said = (value: unknown): string | null => (value === NOTHING ? null : inWords(value));

function changeOf({ before, after }: Difference): DiffLine['change'] {
  if (before === NOTHING) return 'added';
  return after === NOTHING ? 'removed' : 'changed';
}

function lineOf(found: Difference, list: string): DiffLine {
  const { path, before, after } = found;
  const inList = path[0] === list && path.length > 1;
  const [part = 'document', ...rest] = inList ? path.slice(1) : path;
  return {
    change: changeOf(found),
    part,
    pointer: path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    field: rest.map((step) => step.replaceAll('_', ' ')).join(', '),
    before: said(before),
    after: said(after),
  };
}

/** A value as people read it: a whole requirement by its title, a list by its entries, a mapping by its members. */
export function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  if (isMapping(value)) return mappingInWords(value);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : 'nothing';
}

function mappingInWords(value: Record<string, unknown>): string {
  const entries = Object.entries(value);
  const title = entries.find(([key, text]) => ['title', 'words', 'text'].includes(key) && typeof text === 'string');
  if (title) return String(title[1]);
  return entries.map(([key, inner]) => `${key.replaceAll('_', ' ')}: ${inWords(inner)}`).join('; ') || 'nothing';
}
