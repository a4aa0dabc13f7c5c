import { foldRight, HASH_BYTES } from './hashing.rules';
import { frontierOf } from './subtrees.rules';
import { rootOfPerfect, TILE_WIDTH } from './tile.rules';

/** A root of a full tile that has just become whole. */
export interface NewNode {
  level: number;
  nodeIndex: number;
  sha256: Buffer;
}

/** Hashes of one level that are in no full tile yet, side by side. */
interface Row {
  bytes: Buffer;
  width: number;
}

/**
 * The right edge of a growing tree: at each tile level the hashes that are in no full tile yet. It is all that is needed
 * to append leaves and to work out the root.
 */
export class TreeEdge {
  private constructor(
    private count: number,
    private readonly rows: Row[],
  ) {}

  static empty(): TreeEdge {
    return new TreeEdge(0, []);
  }

  /** From what is stored: `rows[level]` are the hashes of that level's last tile, which is not full, side by side. */
  static of(size: number, rows: readonly Buffer[]): TreeEdge {
    return new TreeEdge(size, rows.map(rowOf));
  }

  get size(): number {
    return this.count;
  }

  /** Appends leaf hashes, side by side in their order; answers the tile roots that became whole by it. */
  append(leaves: Buffer): NewNode[] {
    const nodes: NewNode[] = [];
    for (let at = 0; at < leaves.length;) {
      const row = this.row(0);
      const taken = leaves.copy(row.bytes, row.width * HASH_BYTES, at);
      row.width += taken / HASH_BYTES;
      this.count += taken / HASH_BYTES;
      at += taken;
      this.close(0, nodes);
    }
    return nodes;
  }

  root(): Buffer {
    const parts = this.rows.map(({ bytes, width }) =>
      frontierOf(width).map(({ level, index }) => {
        const length = 2 ** level * HASH_BYTES;
        return rootOfPerfect(bytes.subarray(index * length, (index + 1) * length));
      }),
    );
    return foldRight(parts.reverse().flat());
  }

  private row(level: number): Row {
    return (this.rows[level] ??= rowOf(Buffer.alloc(0)));
  }

  /** A row that is full becomes one hash of the row above. */
  private close(level: number, nodes: NewNode[]): void {
    const row = this.row(level);
    if (row.width < TILE_WIDTH) return;
    const sha256 = rootOfPerfect(row.bytes);
    row.width = 0;
    nodes.push({ level: level + 1, nodeIndex: this.count / TILE_WIDTH ** (level + 1) - 1, sha256 });
    const above = this.row(level + 1);
    sha256.copy(above.bytes, above.width * HASH_BYTES);
    above.width += 1;
    this.close(level + 1, nodes);
  }
}

function rowOf(hashes: Buffer): Row {
  const bytes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  return { bytes, width: hashes.copy(bytes) / HASH_BYTES };
}
