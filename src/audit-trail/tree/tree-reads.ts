import type { EntityManager } from 'typeorm';
import { prepared } from '../../foundation/database/prepared';
import { foldRight, HASH_BYTES } from './hashing.rules';
import { stretchOf, type Stretch } from './subtrees.rules';
import { knownRoot } from './known-roots';
import { hashesAt, rootOfPerfect, TILE_WIDTH, tileOf, type Tile } from './tile.rules';
import { TreeEdge } from './tree-edge';

const NOTHING = Buffer.alloc(0);

// A tile is a short range of a primary key.
const TILES = `
  SELECT CASE WHEN t.level = 0
    THEN (SELECT string_agg(sha256, ''::bytea ORDER BY leaf_index) FROM audit_leaf WHERE leaf_index >= t.first AND leaf_index < t.last)
    ELSE (SELECT string_agg(sha256, ''::bytea ORDER BY node_index) FROM audit_node WHERE level = t.level AND node_index >= t.first AND node_index < t.last) END AS hashes
  FROM unnest($1::int[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS t (level, first, last, place) ORDER BY t.place`;

/** How rows are asked for. */
export type Ask = <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>;

/** By statements whose plans the server keeps, within the manager's open transaction. */
export const askingOf =
  (manager: EntityManager): Ask =>
  (sql, values) =>
    prepared(manager, sql, values);

/** The hashes of tiles, side by side for each, in the tiles' order. Throws when one is not whole: then rows of the tree are missing. */
export async function readTiles(ask: Ask, tiles: readonly Tile[]): Promise<Buffer[]> {
  if (tiles.length === 0) return [];
  const firsts = tiles.map(({ index }) => index * TILE_WIDTH);
  const lasts = tiles.map(({ index, width }) => index * TILE_WIDTH + width);
  const levels = tiles.map(({ level }) => level);
  const read = await ask<{ hashes: Buffer | null }>(TILES, [levels, firsts, lasts]);
  return tiles.map(({ level, index, width }, i) => {
    const hashes = read[i]?.hashes ?? NOTHING;
    const count = hashes.length / HASH_BYTES;
    if (count !== width) throw new Error(`Tile ${level}/${index} holds ${count} hashes and should hold ${width}.`);
    return hashes;
  });
}

/**
 * The roots of stretches of a tree of `size` leaves, as proofs need them: every tile is read once by one question, and
 * always from the database, because what is set beside an earlier checkpoint has to be what stands there now.
 */
export async function rootsOf(ask: Ask, stretches: readonly Stretch[], size: number): Promise<Buffer[]> {
  const wanted = stretches.map(({ from, to }) => stretchOf(from, to).map((subtree) => tileOf(subtree, size)));
  const tiles = new Map(wanted.flat().map(({ tile }) => [keyOf(tile), tile]));
  const read = await readTiles(ask, [...tiles.values()]);
  const hashesIn = new Map([...tiles.keys()].map((key, i) => [key, read[i] ?? NOTHING]));
  const rootIn = ({ tile, from, count }: Place): Buffer => {
    const hashes = (hashesIn.get(keyOf(tile)) ?? NOTHING).subarray(from * HASH_BYTES, (from + count) * HASH_BYTES);
    return tile.level > 0 ? knownRoot(hashes) : rootOfPerfect(hashes);
  };
  return wanted.map((parts) => foldRight(parts.map(rootIn)));
}

type Place = ReturnType<typeof tileOf>;

const keyOf = ({ level, index }: Tile): string => `${level}/${index}`;

/** The right edge of the stored tree of `size` leaves. */
export async function readEdge(manager: EntityManager, size: number): Promise<TreeEdge> {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const hashes = hashesAt(level, size);
    tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH), width: hashes % TILE_WIDTH });
  }
  const partial = tiles.filter(({ width }) => width > 0);
  const read = await readTiles(askingOf(manager), partial);
  const rows = tiles.map((tile) => read[partial.indexOf(tile)] ?? NOTHING);
  return TreeEdge.of(size, rows);
}
