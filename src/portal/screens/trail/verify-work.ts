import { leafHash } from './leaf-hash';
import { headOf, hexOf, signedBy, type Bytes } from './signed-head';
import { GrowingRoot, HASH_BYTES, TILE_WIDTH } from './tree-root';

type Entry = { leafIndex: number; body: string | null };

/** What is asked of the portal; nothing of it is believed. */
export interface LogSource {
  checkpoint: () => Promise<string | null>;
  keys: () => Promise<string[]>;
  /** Leaf hashes of a tile, side by side. */
  tile: (index: number, width: number) => Promise<Bytes>;
  /** Texts of leaves from one on, null where one may not read it. */
  entries: (from: number) => Promise<Entry[]>;
}

export interface Verification {
  events: number;
  checkpoint: string;
  signed: boolean;
  root: string;
  signedRoot: string;
  /** Texts that were hashed here, and those that are not for this person to read. */
  read: number;
  closed: number;
  /** The first leaf whose text hashes to something else; null when there is none. */
  wrongLeaf: number | null;
  /** The heads from before that were given: over how many events, and whether the log still begins with them. */
  older: { size: number; agrees: boolean }[];
}

/** Done of all, in leaves: each is taken twice, once into the tree and once as a text. */
export type Follow = (done: number, all: number) => void;

/**
 * Hashes the whole tree anew in this browser, from the leaves to the root, sets it beside the signed head and those
 * from before, and hashes every text that the person may read. Null while the log has no checkpoint.
 */
export async function verifyLog(
  source: LogSource,
  older: readonly string[],
  follow: Follow,
): Promise<Verification | null> {
  const checkpoint = await source.checkpoint();
  if (checkpoint === null) return null;
  const head = headOf(checkpoint);
  const events = Number(head.size);
  const signed = await signedBy(head, await source.keys());
  const before = older.map(headOf);
  const sizes = new Set(before.map(({ size }) => Number(size)));
  const { leaves, root, roots } = await grown(source, { events, sizes, follow });
  const texts = await hashTexts(source, leaves, follow);
  return {
    ...{ events, checkpoint, signed, root, signedRoot: head.signedRoot, ...texts },
    older: before.map(({ origin, size, signedRoot }) => ({
      size: Number(size),
      agrees: origin === head.origin && roots.get(Number(size)) === signedRoot,
    })),
  };
}

async function grown(
  source: LogSource,
  { events, sizes, follow }: { events: number; sizes: ReadonlySet<number>; follow: Follow },
) {
  const leaves = new Uint8Array(events * HASH_BYTES);
  const tree = new GrowingRoot();
  const roots = new Map<number, string>();
  for (let from = 0; from < events; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, events - from);
    const tile = await source.tile(from / TILE_WIDTH, width);
    leaves.set(tile.subarray(0, width * HASH_BYTES), from * HASH_BYTES);
    for (let i = 0; i < width; i += 1) {
      await tree.add(tile.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
      if (sizes.has(from + i + 1)) roots.set(from + i + 1, await tree.root());
    }
    follow(from + width, events * 2);
  }
  return { leaves, root: await tree.root(), roots };
}

async function hashTexts(source: LogSource, leaves: Uint8Array, follow: Follow) {
  const events = leaves.length / HASH_BYTES;
  const found = { read: 0, closed: 0, wrongLeaf: null as number | null };
  for (let next = 0; next < events;) {
    const entries = await source.entries(next);
    if (entries.length === 0) throw new Error(`The portal gave no leaf ${next}.`);
    for (const entry of entries.filter(({ leafIndex }) => leafIndex < events)) {
      const verdict = await judged(entry, leaves);
      found[verdict === 'closed' ? 'closed' : 'read'] += 1;
      if (verdict === 'wrong') found.wrongLeaf ??= entry.leafIndex;
    }
    next += entries.length;
    follow(events + Math.min(next, events), events * 2);
  }
  return found;
}

async function judged({ leafIndex, body }: Entry, leaves: Uint8Array): Promise<'closed' | 'right' | 'wrong'> {
  if (body === null) return 'closed';
  const leaf = leaves.subarray(leafIndex * HASH_BYTES, (leafIndex + 1) * HASH_BYTES);
  return (await leafHash(body)) === hexOf(leaf) ? 'right' : 'wrong';
}

/** Whether everything that could be looked at is as recorded. */
export const isAsRecorded = ({ signed, root, signedRoot, wrongLeaf, older }: Verification): boolean =>
  signed && root === signedRoot && wrongLeaf === null && older.every(({ agrees }) => agrees);
