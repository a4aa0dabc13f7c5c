import { foldRight, HASH_BYTES } from './hashing.rules';
import { runOf, type Run } from './kept.rules';
import { stretchOf, type Stretch, type Subtree } from './subtrees.rules';
import { rootOfPerfect } from './tile.rules';

const NOTHING = Buffer.alloc(0);

const keyOf = ({ height, first }: Run): string => `${height}/${first}`;

/** The hashes of some runs, side by side for each. Throws for a run that is not whole: then rows of the tree are missing. */
export class RunHashes {
  private readonly of = new Map<string, Buffer>();

  constructor(runs: readonly Run[], read: readonly (Buffer | null | undefined)[]) {
    runs.forEach((run, i) => {
      const hashes = read[i] ?? NOTHING;
      const found = hashes.length / HASH_BYTES;
      const { height, first, count } = run;
      if (found !== count)
        throw new Error(
          `The tree holds ${found} hashes from ${first} on at height ${height} and should hold ${count}.`,
        );
      this.of.set(keyOf(run), hashes);
    });
  }

  run(run: Run): Buffer {
    const hashes = this.of.get(keyOf(run));
    if (!hashes) throw new Error(`Nothing was read from ${run.first} on at height ${run.height}.`);
    return hashes;
  }

  /** The roots of stretches of a tree of `size` leaves. */
  roots(stretches: readonly Stretch[], size: number): Buffer[] {
    return stretches.map(({ from, to }) => foldRight(stretchOf(from, to).map((subtree) => this.root(subtree, size))));
  }

  private root(subtree: Subtree, size: number): Buffer {
    const { run, from, count } = runOf(subtree, size);
    const hashes = this.run(run).subarray(from * HASH_BYTES, (from + count) * HASH_BYTES);
    return count === 1 ? hashes : rootOfPerfect(hashes);
  }
}

/** The runs in which the roots of stretches of a tree of `size` leaves are worked out, each once. */
export function runsOf(stretches: readonly Stretch[], size: number): Run[] {
  const runs = stretches.flatMap(({ from, to }) => stretchOf(from, to).map((subtree) => runOf(subtree, size).run));
  return [...new Map(runs.map((run) => [keyOf(run), run])).values()];
}
