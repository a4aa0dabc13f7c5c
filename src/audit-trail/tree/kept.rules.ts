import type { Subtree } from './subtrees.rules';

/** The tree is kept at every fourth height: its leaves, and the roots of 16, of 256, of 4,096 of them and so on. */
export const STEP = 4;
/** Hashes under one that is kept. */
export const BRANCHES = 2 ** STEP;

/** Neighbouring hashes of a height that is kept: 0 are the leaves. */
export interface Run {
  height: number;
  first: number;
  count: number;
}

/** Hashes of a height that a tree of `size` leaves holds. */
export const hashesAt = (height: number, size: number): number => Math.floor(size / 2 ** height);

/** The run in which the root of a perfect subtree is worked out in a tree of `size` leaves, and which of its hashes make it up. */
export function runOf({ level, index }: Subtree, size: number): { run: Run; from: number; count: number } {
  const height = level - (level % STEP);
  const count = 2 ** (level - height);
  const place = index * count;
  const first = place - (place % BRANCHES);
  const run = { height, first, count: Math.min(BRANCHES, hashesAt(height, size) - first) };
  return { run, from: place - first, count };
}

/** At each height the hashes under which nothing is kept yet: the right edge of a tree of `size` leaves. */
export function edgeOf(size: number): Run[] {
  const runs: Run[] = [];
  for (let height = 0; hashesAt(height, size) > 0; height += STEP) {
    const hashes = hashesAt(height, size);
    const count = hashes % BRANCHES;
    runs.push({ height, first: hashes - count, count });
  }
  return runs;
}

/** The runs in which the roots beside a leaf's way are worked out: around the way and at the right edge, by height and place. */
export function runsBeside(leafIndex: number, size: number): Run[] {
  return edgeOf(size).flatMap(({ height, first, count }) => {
    const onTheWay = hashesAt(height, leafIndex);
    const start = onTheWay - (onTheWay % BRANCHES);
    const around = { height, first: start, count: Math.min(BRANCHES, first + count - start) };
    const runs = start === first ? [around] : [around, { height, first, count }];
    return runs.filter((run) => run.count > 0);
  });
}
