import { ALIKE_FROM, likeness, likenessKey, tellingWords } from './likeness.rules';
import type { ResourceKind } from './dependency-words.rules';

export interface Unmatched {
  dependencyId: string;
  vendorId: string;
  kind: ResourceKind;
  name: string;
}

export interface Known {
  id: string;
  kind: ResourceKind;
  name: string;
  /** Names that it already goes by. */
  knownAs: readonly string[];
}

export interface Suggestion<T extends Unmatched> {
  knownId: string | null;
  kind: ResourceKind;
  name: string;
  likeness: number;
  items: T[];
}

/**
 * Groups what may be one thing: by an identity that is known under a like name, else by names that are alike across two
 * vendors or more. Only names that share a telling word's beginning are compared, so that long lists stay quick.
 */
export function suggestionsOf<T extends Unmatched>(unmatched: readonly T[], known: readonly Known[]): Suggestion<T>[] {
  const byKnown = new Map<string, Suggestion<T>>();
  const rest: T[] = [];
  const names = bucketed(known.flatMap((one) => [one.name, ...one.knownAs].map((name) => ({ ...one, name, of: one }))));
  for (const item of unmatched) {
    const best = bestOf(item, names);
    const { kind } = item;
    if (best === null) rest.push(item);
    else
      addTo(
        byKnown,
        { key: best.of.id, named: { knownId: best.of.id, kind, name: best.of.name } },
        { item, value: best.value },
      );
  }
  return [...byKnown.values(), ...alikeAmong(rest)].sort(
    (one, other) => other.items.length - one.items.length || one.name.localeCompare(other.name),
  );
}

type Named = { kind: ResourceKind; name: string };
type Buckets<N> = Map<string, N[]>;

// Four letters of a telling word: spellings differ later in the word, if at all.
const bucketsOf = ({ kind, name }: Named): string[] => tellingWords(name).map((word) => `${kind} ${word.slice(0, 4)}`);

function enter<N extends Named>(buckets: Buckets<N>, one: N): void {
  for (const bucket of bucketsOf(one)) {
    const there = buckets.get(bucket);
    if (there) there.push(one);
    else buckets.set(bucket, [one]);
  }
}

function bucketed<N extends Named>(all: readonly N[]): Buckets<N> {
  const buckets: Buckets<N> = new Map();
  for (const one of all) enter(buckets, one);
  return buckets;
}

function bestOf<N extends Named>(item: Named, names: Buckets<N>): (N & { value: number }) | null {
  const near = new Set(bucketsOf(item).flatMap((bucket) => names.get(bucket) ?? []));
  let best: (N & { value: number }) | null = null;
  for (const one of near) {
    const value = likeness(item.name, one.name);
    if (value >= ALIKE_FROM && value > (best?.value ?? 0)) best = { ...one, value };
  }
  return best;
}

/** Names with one key first; then each key joins the first earlier one that it is like. */
function alikeAmong<T extends Unmatched>(items: readonly T[]): Suggestion<T>[] {
  const groups = new Map<string, Suggestion<T>>();
  const heads: Buckets<Named & { key: string }> = new Map();
  for (const item of items) {
    const { kind, name } = item;
    const own = `${kind} ${likenessKey(name)}`;
    const head = groups.has(own) ? { key: own, value: 1 } : bestOf(item, heads);
    const { key, value } = head ?? { key: own, value: 1 };
    addTo(groups, { key, named: { knownId: null, kind, name } }, { item, value });
    if (head === null) enter(heads, { kind, name, key });
  }
  return [...groups.values()].filter(({ items: those }) => new Set(those.map(({ vendorId }) => vendorId)).size > 1);
}

function addTo<T extends Unmatched>(
  groups: Map<string, Suggestion<T>>,
  at: { key: string; named: Pick<Suggestion<T>, 'knownId' | 'kind' | 'name'> },
  { item, value }: { item: T; value: number },
): void {
  const group = groups.get(at.key) ?? { ...at.named, likeness: 1, items: [] };
  group.items.push(item);
  group.likeness = Math.min(group.likeness, value);
  groups.set(at.key, group);
}
