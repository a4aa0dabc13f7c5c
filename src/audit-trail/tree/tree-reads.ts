import type { EntityManager } from 'typeorm';
import { prepared } from '../../foundation/database/prepared';
import { foldRight, HASH_BYTES } from './hashing.rules';
import { stretchOf, type Stretch } from './subtrees.rules';
import { hashesAt, rootOfPerfect, TILE_WIDTH, tileOf, type Tile } from './tile.rules';
import { TreeEdge } from './tree-edge';

// A tile is a short range of a primary key.
const LEAF_TILES = `
  SELECT (SELECT string_agg(sha256, ''::bytea ORDER BY leaf_index) FROM audit_leaf WHERE leaf_index >= t.first AND leaf_index < t.last) AS hashes
  FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS t (first, last, place) ORDER BY t.place`;
const NODE_TILES = `
  SELECT (SELECT string_agg(sha256, ''::bytea ORDER BY node_index) FROM audit_node WHERE level = t.level AND node_index >= t.first AND node_index < t.last) AS hashes
  FROM unnest($1::bigint[], $2::bigint[], $3::int[]) WITH ORDINALITY AS t (first, last, level, place) ORDER BY t.place`;

/** The hashes of tiles, in the tiles' order. Throws when one is not whole: then rows of the tree are missing. */
export async function readTiles(manager: EntityManager, tiles: readonly Tile[]): Promise<Buffer[][]> {
  const leaves = tiles.filter(({ level }) => level === 0);
  const nodes = tiles.filter(({ level }) => level > 0);
  const read = new Map<Tile, Buffer>([
    ...(await hashesOf(manager, LEAF_TILES, leaves)),
    ...(await hashesOf(manager, NODE_TILES, nodes)),
  ]);
  return tiles.map((tile) => {
    const hashes = cut(read.get(tile) ?? Buffer.alloc(0));
    if (hashes.length !== tile.width)
      throw new Error(`Tile ${tile.level}/${tile.index} holds ${hashes.length} hashes and should hold ${tile.width}.`);
    return hashes;
  });
}

async function hashesOf(manager: EntityManager, sql: string, tiles: readonly Tile[]): Promise<[Tile, Buffer][]> {
  if (tiles.length === 0) return [];
  const firsts = tiles.map(({ index }) => index * TILE_WIDTH);
  const lasts = tiles.map(({ width }, i) => (firsts[i] ?? 0) + width);
  const levels = sql === NODE_TILES ? [tiles.map(({ level }) => level)] : [];
  const found = await prepared<{ hashes: Buffer | null }>(manager, sql, [firsts, lasts, ...levels]);
  return tiles.map((tile, i) => [tile, found[i]?.hashes ?? Buffer.alloc(0)]);
}

function cut(hashes: Buffer): Buffer[] {
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, i) =>
    hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/**
 * The roots of stretches of a tree of `size` leaves, as proofs need them: every tile is read once, and always from the
 * database, because what is set beside an earlier checkpoint has to be what stands there now.
 */
export async function rootsOf(manager: EntityManager, stretches: readonly Stretch[], size: number): Promise<Buffer[]> {
  const wanted = stretches.map(({ from, to }) => stretchOf(from, to).map((subtree) => tileOf(subtree, size)));
  const tiles = new Map(wanted.flat().map(({ tile }) => [keyOf(tile), tile]));
  const read = await readTiles(manager, [...tiles.values()]);
  const hashesIn = new Map([...tiles.keys()].map((key, i) => [key, read[i] ?? []]));
  return wanted.map((parts) =>
    foldRight(
      parts.map(({ tile, from, count }) => rootOfPerfect((hashesIn.get(keyOf(tile)) ?? []).slice(from, from + count))),
    ),
  );
}

const keyOf = ({ level, index }: Tile): string => `${level}/${index}`;

/** The right edge of the stored tree of `size` leaves. */
export async function readEdge(manager: EntityManager, size: number): Promise<TreeEdge> {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const hashes = hashesAt(level, size);
    tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH), width: hashes % TILE_WIDTH });
  }
  const partial = tiles.filter(({ width }) => width > 0);
  const read = await readTiles(manager, partial);
  const rows = tiles.map((tile) => read[partial.indexOf(tile)] ?? []);
  return TreeEdge.of(size, rows);
}
