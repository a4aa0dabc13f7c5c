import { foldPair, HASH_BYTES } from './hashing.rules';
import type { Run } from './kept.rules';

/** Hashes side by side in one tile; a tile's level stands for eight levels of the tree (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** A tile: `level` 0 holds leaf hashes, level 1 the roots of 256 leaves each, and so on. `width` is 1 to 256. */
export interface Tile {
  level: number;
  index: number;
  width: number;
}

/** Where the hashes of a tile stand among those that are kept. */
export const runOfTile = ({ level, index, width }: Tile): Run => ({
  height: level * TILE_HEIGHT,
  first: index * TILE_WIDTH,
  count: width,
});

/** Root of neighbouring hashes, side by side in `hashes`, whose number is a power of two; throws for any other number. */
export function rootOfPerfect(hashes: Buffer): Buffer {
  const row = Buffer.from(hashes);
  let count = row.length / HASH_BYTES;
  if (!Number.isInteger(Math.log2(count))) throw new Error(`${count} hashes make no perfect tree.`);
  for (; count > 1; count /= 2) for (let i = 0; i < count / 2; i += 1) foldPair(row, i);
  return row.subarray(0, HASH_BYTES);
}

/**
 * Address of a tile (C2SP tlog-tiles): `tile/<level>/<index>` with the index in groups of three digits, every group but
 * the last one beginning with x; a tile that is not full ends in `.p/<width>`. Level `entries` addresses bodies.
 */
export function tilePath(tile: { level: number | 'entries'; index: number; width: number }): string {
  const groups: string[] = [];
  for (let rest = tile.index, last = true; last || rest > 0; rest = Math.floor(rest / 1000), last = false)
    groups.unshift(`${last ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`;
  return `tile/${tile.level}/${groups.join('/')}${partial}`;
}

const ADDRESS = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads what `tilePath` writes, and nothing else; null for any other text. */
export function parseAddress(text: string): (Omit<Tile, 'level'> & { level: number | 'entries' }) | null {
  const found = ADDRESS.exec(text);
  if (!found) return null;
  const [, level = '', groups = '', width] = found;
  const index = Number(groups.replaceAll('/', '').replaceAll('x', ''));
  const place = { index, width: width === undefined ? TILE_WIDTH : Number(width) };
  const tile = { level: level === 'entries' ? ('entries' as const) : Number(level), ...place };
  return Number.isSafeInteger(index) && tilePath(tile) === text ? tile : null;
}

/** As `parseAddress`, for tiles of hashes only. */
export function parseTilePath(text: string): Tile | null {
  const found = parseAddress(text);
  return found && found.level !== 'entries' ? { ...found, level: found.level } : null;
}
