import type { EntityManager } from 'typeorm';
import { prepared } from '../../foundation/database/prepared';
import { edgeOf, type Run } from './kept.rules';
import { RunHashes, runsOf } from './run-hashes.rules';
import type { Stretch } from './subtrees.rules';
import { TreeEdge } from './tree-edge';

/** The hashes of a run `r`, side by side: a short range of a primary key. Null where there are none. */
export const HASHES_OF_RUN = `CASE WHEN r.height = 0
    THEN (SELECT string_agg(sha256, ''::bytea ORDER BY leaf_index) FROM audit_leaf WHERE leaf_index >= r.first AND leaf_index < r.last)
    ELSE (SELECT string_agg(sha256, ''::bytea ORDER BY node_index) FROM audit_node WHERE height = r.height AND node_index >= r.first AND node_index < r.last) END`;

const RUNS = `
  SELECT ${HASHES_OF_RUN} AS hashes
  FROM unnest($1::int[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS r (height, first, last, place) ORDER BY r.place`;

/** Reads runs by one statement whose plan the server keeps, within the manager's open transaction. Throws when one is not whole. */
export async function readRuns(manager: EntityManager, runs: readonly Run[]): Promise<RunHashes> {
  if (runs.length === 0) return new RunHashes([], []);
  const heights = runs.map(({ height }) => height);
  const firsts = runs.map(({ first }) => first);
  const lasts = runs.map(({ first, count }) => first + count);
  const read = await prepared<{ hashes: Buffer | null }>(manager, RUNS, [heights, firsts, lasts]);
  return new RunHashes(
    runs,
    read.map(({ hashes }) => hashes),
  );
}

/**
 * The roots of stretches of a tree of `size` leaves, as proofs need them: every run is read once by one question, and
 * always from the database, because what is set beside an earlier checkpoint has to be what stands there now.
 */
export async function rootsOf(manager: EntityManager, stretches: readonly Stretch[], size: number): Promise<Buffer[]> {
  return (await readRuns(manager, runsOf(stretches, size))).roots(stretches, size);
}

/** The right edge of the stored tree of `size` leaves. */
export async function readEdge(manager: EntityManager, size: number): Promise<TreeEdge> {
  const runs = edgeOf(size);
  const read = await readRuns(
    manager,
    runs.filter(({ count }) => count > 0),
  );
  return TreeEdge.of(
    size,
    runs.map((run) => (run.count > 0 ? read.run(run) : Buffer.alloc(0))),
  );
}
