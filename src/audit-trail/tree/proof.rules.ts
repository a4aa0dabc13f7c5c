import { EMPTY_ROOT, foldRight, nodeHash } from './hashing.rules';
import { growthOf, inclusionPath, type Growth, type Sibling } from './subtrees.rules';

/**
 * The root that a leaf and its siblings lead to, or null when their number does not fit (RFC 9162 2.1.3.2). Siblings
 * stand nearest to the leaf first.
 */
export function rootFromInclusion(
  at: { index: number; size: number },
  leaf: Buffer,
  siblings: readonly Buffer[],
): Buffer | null {
  if (at.index < 0 || at.index >= at.size) return null;
  return climb(leaf, inclusionPath(at.index, at.size), siblings);
}

/** Hashes upwards; null when there are more or fewer hashes than siblings. */
function climb(start: Buffer, path: readonly Sibling[], hashes: readonly Buffer[]): Buffer | null {
  if (hashes.length !== path.length) return null;
  return hashes.reduce(
    (hash, beside, i) => (path[i]?.side === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside)),
    start,
  );
}

export interface TreeHead {
  size: number;
  root: Buffer;
}

/** Why a later tree is not shown to begin with an earlier one; null when it is. */
export type Inconsistency = 'shrunk' | 'same-size-other-root' | 'proof-length' | 'earlier-root' | 'later-root';

/** Checks a consistency proof (RFC 9162 2.1.4.2): that the later tree begins with every leaf of the earlier one. */
export function inconsistencyOf(earlier: TreeHead, later: TreeHead, proof: readonly Buffer[]): Inconsistency | null {
  if (earlier.size > later.size) return 'shrunk';
  if (earlier.size === later.size && !earlier.root.equals(later.root)) return 'same-size-other-root';
  const growth = growthOf(earlier.size, later.size);
  if (growth) return inconsistencyOfGrowth(growth, { earlier, later }, proof);
  if (earlier.size === 0 && !earlier.root.equals(EMPTY_ROOT)) return 'earlier-root';
  return proof.length === 0 ? null : 'proof-length';
}

function inconsistencyOfGrowth(
  { start, siblings }: Growth,
  { earlier, later }: { earlier: TreeHead; later: TreeHead },
  proof: readonly Buffer[],
): Inconsistency | null {
  const [first, hashes] = start.from > 0 ? [proof[0], proof.slice(1)] : [earlier.root, proof];
  const after = first && climb(first, siblings, hashes);
  if (!first || !after) return 'proof-length';
  const isOfBoth = siblings.map(({ side }) => side === 'left');
  const before = climb(
    first,
    siblings.filter((_, i) => isOfBoth[i]),
    hashes.filter((_, i) => isOfBoth[i]),
  );
  if (!before?.equals(earlier.root)) return 'earlier-root';
  return after.equals(later.root) ? null : 'later-root';
}

/** Root of a whole tree from its leaf hashes; for trees that fit in memory. */
export function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  const frontier: { level: number; hash: Buffer }[] = [];
  for (const leaf of leaves) {
    let [level, hash] = [0, leaf];
    for (let last = frontier.at(-1); last?.level === level; last = frontier.at(-1)) {
      hash = nodeHash(last.hash, hash);
      level += 1;
      frontier.pop();
    }
    frontier.push({ level, hash });
  }
  return foldRight(frontier.map(({ hash }) => hash));
}
