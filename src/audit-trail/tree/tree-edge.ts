import { foldRight, HASH_BYTES } from './hashing.rules';
import { frontierOf } from './subtrees.rules';
import { BRANCHES, STEP } from './kept.rules';
import { rootOfPerfect } from './tile.rules';

/** A hash of a height that is kept, under which everything has just become whole. */
export interface NewNode {
  height: number;
  nodeIndex: number;
  sha256: Buffer;
}

/** Hashes of one height under which nothing is kept yet, side by side. */
interface Row {
  bytes: Buffer;
  width: number;
}

/**
 * The right edge of a growing tree: at each height that is kept, the hashes that do not make up one of the height
 * above yet. It is all that is needed to append leaves and to work out the root.
 */
export class TreeEdge {
  private constructor(
    private count: number,
    private readonly rows: Row[],
  ) {}

  static empty(): TreeEdge {
    return new TreeEdge(0, []);
  }

  /** From what is stored: the hashes of each height in turn, side by side. */
  static of(size: number, rows: readonly Buffer[]): TreeEdge {
    return new TreeEdge(size, rows.map(rowOf));
  }

  get size(): number {
    return this.count;
  }

  /** Appends leaf hashes, side by side in their order; answers the hashes to keep that became whole by it. */
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

  private row(step: number): Row {
    return (this.rows[step] ??= rowOf(Buffer.alloc(0)));
  }

  /** A row that is full becomes one hash of the row above. */
  private close(step: number, nodes: NewNode[]): void {
    const row = this.row(step);
    if (row.width < BRANCHES) return;
    const sha256 = rootOfPerfect(row.bytes);
    row.width = 0;
    const height = (step + 1) * STEP;
    nodes.push({ height, nodeIndex: this.count / 2 ** height - 1, sha256 });
    const above = this.row(step + 1);
    sha256.copy(above.bytes, above.width * HASH_BYTES);
    above.width += 1;
    this.close(step + 1, nodes);
  }
}

function rowOf(hashes: Buffer): Row {
  const bytes = Buffer.alloc(BRANCHES * HASH_BYTES);
  return { bytes, width: hashes.copy(bytes) / HASH_BYTES };
}
