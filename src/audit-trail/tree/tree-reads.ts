import type { EntityManager } from 'typeorm';
import { foldRight, HASH_BYTES } from './hashing.rules';
import { stretchOf, type Stretch } from './subtrees.rules';
import { hashesAt, rootOfPerfect, TILE_WIDTH, tileOf, type Tile } from './tile.rules';
import { TreeEdge } from './tree-edge';

// One statement for all tiles: a tile is a short range of a primary key.
const TILES = `
  SELECT t.place, string_agg(h.sha256, ''::bytea ORDER BY h.at) AS hashes
  FROM unnest($1::int[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS t (level, first, last, place)
  CROSS JOIN LATERAL (
    SELECT leaf_index AS at, sha256 FROM audit_leaf WHERE t.level = 0 AND leaf_index >= t.first AND leaf_index < t.last
    UNION ALL
    SELECT node_index, sha256 FROM audit_node n WHERE t.level > 0 AND n.level = t.level AND node_index >= t.first AND node_index < t.last) h
  GROUP BY t.place`;

/** The hashes of tiles, in the tiles' order. Throws when one is not whole: then rows of the tree are missing. */
export async function readTiles(manager: EntityManager, tiles: readonly Tile[]): Promise<Buffer[][]> {
  const firsts = tiles.map(({ index }) => index * TILE_WIDTH);
  const found: { place: string; hashes: Buffer }[] = await manager.query(TILES, [
    tiles.map(({ level }) => level),
    firsts,
    tiles.map(({ width }, i) => (firsts[i] ?? 0) + width),
  ]);
  const byPlace = new Map(found.map(({ place, hashes }) => [Number(place), hashes]));
  return tiles.map((tile, i) => {
    const hashes = cut(byPlace.get(i + 1) ?? Buffer.alloc(0));
    if (hashes.length !== tile.width)
      throw new Error(`Tile ${tile.level}/${tile.index} holds ${hashes.length} hashes and should hold ${tile.width}.`);
    return hashes;
  });
}

function cut(hashes: Buffer): Buffer[] {
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, i) =>
    hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** The roots of stretches of a tree of `size` leaves, as proofs need them: every tile is read once. */
export async function rootsOf(manager: EntityManager, stretches: readonly Stretch[], size: number): Promise<Buffer[]> {
  const wanted = stretches.map(({ from, to }) => stretchOf(from, to).map((subtree) => tileOf(subtree, size)));
  const tiles = new Map(wanted.flat().map(({ tile }) => [keyOf(tile), tile]));
  const read = await readTiles(manager, [...tiles.values()]);
  const hashesOf = new Map([...tiles.keys()].map((key, i) => [key, read[i] ?? []]));
  return wanted.map((parts) =>
    foldRight(
      parts.map(({ tile, from, count }) => rootOfPerfect((hashesOf.get(keyOf(tile)) ?? []).slice(from, from + count))),
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
