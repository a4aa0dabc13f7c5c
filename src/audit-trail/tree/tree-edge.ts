import { foldRight } from './hashing.rules';
import { frontierOf } from './subtrees.rules';
import { rootOfPerfect, TILE_WIDTH } from './tile.rules';

/** A root of a full tile that has just become whole. */
export interface NewNode {
  level: number;
  nodeIndex: number;
  sha256: Buffer;
}

/**
 * The right edge of a growing tree: at each tile level the hashes that are in no full tile yet. It is all that is needed
 * to append leaves and to work out the root.
 */
export class TreeEdge {
  private constructor(
    private count: number,
    private readonly rows: Buffer[][],
  ) {}

  static empty(): TreeEdge {
    return new TreeEdge(0, []);
  }

  /** From what is stored: `rows[level]` are the hashes of that level's last tile, which is not full. */
  static of(size: number, rows: readonly (readonly Buffer[])[]): TreeEdge {
    return new TreeEdge(
      size,
      rows.map((row) => [...row]),
    );
  }

  get size(): number {
    return this.count;
  }

  /** Appends leaf hashes in order; answers the tile roots that became whole by it. */
  append(leaves: readonly Buffer[]): NewNode[] {
    const nodes: NewNode[] = [];
    for (const leaf of leaves) {
      this.count += 1;
      this.put(0, leaf, nodes);
    }
    return nodes;
  }

  root(): Buffer {
    const parts = this.rows.map((row) =>
      frontierOf(row.length).map(({ level, index }) =>
        rootOfPerfect(row.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      ),
    );
    return foldRight(parts.reverse().flat());
  }

  private put(level: number, hash: Buffer, nodes: NewNode[]): void {
    const row = (this.rows[level] ??= []);
    row.push(hash);
    if (row.length < TILE_WIDTH) return;
    const sha256 = rootOfPerfect(row);
    row.length = 0;
    const nodeIndex = this.count / TILE_WIDTH ** (level + 1) - 1;
    nodes.push({ level: level + 1, nodeIndex, sha256 });
    this.put(level + 1, sha256, nodes);
  }
}
