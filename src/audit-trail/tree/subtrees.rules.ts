/**
 * Which perfect subtrees stand in for a stretch of leaves. A perfect subtree at `level` and `index` holds the leaves
 * `index · 2^level` up to and without `(index + 1) · 2^level`. Sizes and indexes are safe integers.
 */
export interface Subtree {
  level: number;
  index: number;
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

/** The largest power of two below `size`; `size` is at least 2. */
export function splitOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The perfect subtrees of a tree of `size` leaves from left to right: one for each bit of the size. */
export function frontierOf(size: number): Subtree[] {
  if (!isSize(size)) throw new Error(`A tree has no size ${size}.`);
  return stretchOf(0, size);
}

/** The perfect subtrees that hold the leaves `from` up to and without `to`, where `from` is a multiple of the first one's size. */
export function stretchOf(from: number, to: number): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** Neighbouring leaves: `from` up to and without `to`. */
export interface Stretch {
  from: number;
  to: number;
}

/** A sibling on the way from a stretch to the root, and on which side of the way it stands. */
export interface Sibling extends Stretch {
  side: 'left' | 'right';
}

/** Halves the tree from its root until `isThere`; answers where that is and the siblings on the way, nearest first. */
function wayTo(size: number, at: { last: number; isThere: (here: Stretch) => boolean }): [Stretch, Sibling[]] {
  const siblings: Sibling[] = [];
  let here: Stretch = { from: 0, to: size };
  while (!at.isThere(here)) {
    const middle = here.from + splitOf(here.to - here.from);
    const [left, right] = [
      { from: here.from, to: middle },
      { from: middle, to: here.to },
    ];
    const isLeft = at.last < middle;
    siblings.push(isLeft ? { ...right, side: 'right' } : { ...left, side: 'left' });
    here = isLeft ? left : right;
  }
  return [here, siblings.reverse()];
}

/** The siblings of a leaf's path, the nearest to the leaf first (RFC 9162 2.1.3.1). Throws outside the tree. */
export function inclusionPath(index: number, size: number): Sibling[] {
  if (!isSize(size) || !isSize(index) || index >= size) throw new Error(`A tree of ${size} has no leaf ${index}.`);
  return wayTo(size, { last: index, isThere: ({ from, to }) => to - from === 1 })[1];
}

/** How a tree of `size` leaves grew from one of `earlier` leaves; both trees part after `start`. */
export interface Growth {
  start: Stretch;
  siblings: Sibling[];
}

/**
 * What a consistency proof is made of (RFC 9162 2.1.4.1): the root of `start`, unless it is the earlier tree itself, and
 * the roots of the siblings. Null where nothing is to be proved: an empty earlier tree, or the same size.
 */
export function growthOf(earlier: number, size: number): Growth | null {
  if (!isSize(size) || !isSize(earlier) || earlier > size)
    throw new Error(`A tree of ${size} does not begin with one of ${earlier}.`);
  if (earlier === 0 || earlier === size) return null;
  const [start, siblings] = wayTo(size, { last: earlier - 1, isThere: ({ to }) => to === earlier });
  return { start, siblings };
}

/** The stretches whose roots make up a consistency proof, in its order. */
export function consistencyPath(earlier: number, size: number): Stretch[] {
  const growth = growthOf(earlier, size);
  if (!growth) return [];
  const { start, siblings } = growth;
  return start.from > 0 ? [start, ...siblings] : siblings;
}
