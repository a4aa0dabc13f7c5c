import { same, utf8, type Bytes } from './bytes';
import { sha256 } from './sha256';

// RFC 9162 a second time on purpose: the server's proofs are judged by code that did not make them.

/** A tree head: leaves, and the root over them. */
export interface Head {
  size: number;
  root: Uint8Array;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (body: string): Bytes => sha256(LEAF, utf8(body));
const nodeHash = (left: Uint8Array, right: Uint8Array): Bytes => sha256(NODE, left, right);

const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** A way up the tree, by the steps of RFC 9162: where one stands (`fn`), where the last leaf does (`sn`). */
class Way {
  constructor(
    private fn: number,
    private sn: number,
  ) {}

  get isAtTop(): boolean {
    return this.sn === 0;
  }

  /** Begins at the largest subtree that the earlier tree ends with. */
  skip(): void {
    while (isOdd(this.fn)) this.halve();
  }

  /** One step up: whether the hash stands to the left. */
  step(): boolean {
    const isLeft = isOdd(this.fn) || this.fn === this.sn;
    if (isLeft) while (!isOdd(this.fn) && this.fn !== 0) this.halve();
    this.halve();
    return isLeft;
  }

  private halve(): void {
    [this.fn, this.sn] = [half(this.fn), half(this.sn)];
  }
}

/** The root that a leaf leads to, by the steps of RFC 9162 2.1.3.2; null when the number of hashes does not fit. */
export function rootFrom(leaf: Bytes, at: { index: number; size: number }, path: readonly Uint8Array[]): Bytes | null {
  if (at.index < 0 || at.index >= at.size) return null;
  const way = new Way(at.index, at.size - 1);
  let root = leaf;
  for (const hash of path) {
    if (way.isAtTop) return null;
    root = way.step() ? nodeHash(hash, root) : nodeHash(root, hash);
  }
  return way.isAtTop ? root : null;
}

const isPowerOfTwo = (n: number): boolean => n === 1 || (n > 1 && !isOdd(n) && isPowerOfTwo(half(n)));

const isBetween = (size: number, later: number): boolean => size > 0 && size < later;

/** Whether the later tree begins with the earlier one, by the steps of RFC 9162 2.1.4.2. */
export function beginsWith(later: Head, earlier: Head, proof: readonly Uint8Array[]): boolean {
  if (earlier.size === later.size) return same(earlier.root, later.root) && proof.length === 0;
  if (!isBetween(earlier.size, later.size)) return false;
  const [first, ...rest] = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof;
  const way = new Way(earlier.size - 1, later.size - 1);
  way.skip();
  const roots = first ? climb(way, first, rest) : null;
  return roots !== null && areOf(roots, { earlier, later });
}

const areOf = ({ before, after }: Roots, { earlier, later }: { earlier: Head; later: Head }): boolean =>
  same(before, earlier.root) && same(after, later.root);

interface Roots {
  before: Uint8Array;
  after: Uint8Array;
}

/** Both roots that the hashes lead to; null when their number does not fit. */
function climb(way: Way, first: Uint8Array, rest: readonly Uint8Array[]): Roots | null {
  let [before, after] = [first, first];
  for (const hash of rest) {
    if (way.isAtTop) return null;
    const isLeft = way.step();
    after = isLeft ? nodeHash(hash, after) : nodeHash(after, hash);
    if (isLeft) before = nodeHash(hash, before);
  }
  return way.isAtTop ? { before, after } : null;
}
