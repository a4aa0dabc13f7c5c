import { createHash, hash } from 'node:crypto';

/** SHA-256 of nothing: the root of an empty tree (RFC 9162 2.1.1). */
export const EMPTY_ROOT = createHash('sha256').digest();

/** Bytes of one hash. */
export const HASH_BYTES = 32;

const LEAF = Buffer.from([0]);
const NODE = 1;

/** SHA-256 of a text or of bytes. As text and then to bytes: that costs Node less than half of asking it for a buffer. */
const digest = (of: string | Buffer): Buffer => Buffer.from(hash('sha256', of, 'binary'), 'latin1');

/** Leaf hash of RFC 9162 2.1.1: SHA-256(0x00 ‖ body). */
export function leafHash(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return digest(`\0${body}`);
  return createHash('sha256').update(LEAF).update(body).digest();
}

/** Node hash of RFC 9162 2.1.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const node = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  node[0] = NODE;
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return digest(node);
}

const PAIR_BYTES = 2 * HASH_BYTES;
const pair = Buffer.alloc(1 + PAIR_BYTES, NODE);

/**
 * Sets the node hash over the hashes 2i and 2i + 1 of those that stand side by side in `row` to the place i. Byte by byte,
 * because a proof asks for five hundred of them and the collector would have to follow each view that copying makes.
 */
export function foldPair(row: Buffer, i: number): void {
  const from = i * PAIR_BYTES;
  for (let at = 0; at < PAIR_BYTES; at += 1) pair[1 + at] = row[from + at] ?? 0;
  row.write(hash('sha256', pair, 'binary'), i * HASH_BYTES, 'latin1');
}

/** Folds hashes from the right: the root of neighbours whose sizes fall from left to right, each a power of two. */
export function foldRight(hashes: readonly Buffer[]): Buffer {
  const [last, ...rest] = [...hashes].reverse();
  if (!last) return EMPTY_ROOT;
  return rest.reduce((right, left) => nodeHash(left, right), last);
}
