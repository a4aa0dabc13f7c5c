import type { EntityManager } from 'typeorm';
import { prepared } from '../../foundation/database/prepared';
import { readableBody } from '../readable-body';
import { HASH_BYTES } from './hashing.rules';
import { BRANCHES, runsBeside, STEP } from './kept.rules';
import { proofText } from './proof-text.rules';
import { RunHashes } from './run-hashes.rules';
import { inclusionPath } from './subtrees.rules';
import type { InclusionProof } from './trail-tree.dto';
import { HASHES_OF_RUN } from './tree-reads';

/** Every height that is kept (the table has none above). */
const HEIGHTS = `generate_series(0, 48, ${STEP}) h`;
/** The first place of the run in which a place stands. */
const startOf = (place: string): string => `(${place} & ~${BRANCHES - 1}::bigint)`;

// One statement: the checkpoint is not older than the leaf, and one question is all that a proof asks. Its runs are those of
// runsBeside(), which has to know them again: what is not of their length is refused.
const FIND = `
  SELECT l.leaf_index::float8 AS "leafIndex", encode(l.sha256, 'hex') AS "leafSha256",
    EXISTS (SELECT 1 FROM audit_event e WHERE e.id = l.event_id) AS own,
    c.tree_size::float8 AS "treeSize", encode(c.root_sha256, 'hex') AS "rootSha256", c.note AS checkpoint, c.made_at AS "madeAt",
    (SELECT coalesce(array_agg(verifier_key ORDER BY introduced_at, key_id), '{}') FROM audit_log_key) AS "verifierKeys",
    (SELECT string_agg(${HASHES_OF_RUN}, ''::bytea ORDER BY r.height, r.first)
      FROM (SELECT h AS height, ${startOf('(l.leaf_index >> h)')} AS first, least(${startOf('(l.leaf_index >> h)')} + ${BRANCHES}, c.tree_size >> h) AS last
          FROM ${HEIGHTS} WHERE c.tree_size >> h > 0
        UNION SELECT h, ${startOf('(c.tree_size >> h)')}, c.tree_size >> h FROM ${HEIGHTS} WHERE ${startOf('(c.tree_size >> h)')} < c.tree_size >> h) r) AS hashes
  FROM audit_leaf l CROSS JOIN LATERAL (SELECT * FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1) c
  WHERE l.event_id = $1`;

/** What stands in the log about an event. */
export interface Found extends Omit<InclusionProof, 'eventId' | 'siblings' | 'checkpointAt' | 'proof'> {
  /** Whether the event is one of those that the asking person reads as theirs. */
  own: boolean;
  madeAt: Date;
  /** The runs beside its way, one after the other. */
  hashes: Buffer | null;
}

/** Asks for what a proof needs; null until a checkpoint stands over the event, which takes a moment after the deed. */
export async function findLeaf(
  ask: (sql: string, values: unknown[]) => Promise<Found[]>,
  eventId: string,
): Promise<Found | null> {
  const [found] = await ask(FIND, [eventId]);
  return found ?? null;
}

/** The proof itself. Throws when rows of the tree are missing. */
export function proofOf(eventId: string, found: Found): InclusionProof {
  const { leafIndex, leafSha256, treeSize, rootSha256, checkpoint, verifierKeys, madeAt, hashes } = found;
  const path = inclusionPath(leafIndex, treeSize);
  const siblings = hashesBeside(leafIndex, treeSize, hashes ?? Buffer.alloc(0)).roots(path, treeSize);
  return {
    ...{ eventId, leafIndex, leafSha256, treeSize, rootSha256, checkpoint, verifierKeys },
    checkpointAt: madeAt.toISOString(),
    siblings: siblings.map((hash) => hash.toString('hex')),
    proof: proofText({ index: leafIndex, siblings, checkpoint }),
  };
}

function hashesBeside(leafIndex: number, treeSize: number, hashes: Buffer): RunHashes {
  const runs = runsBeside(leafIndex, treeSize);
  let at = 0;
  const parts = runs.map(({ count }) => hashes.subarray(at, (at += count * HASH_BYTES)));
  if (at !== hashes.length)
    throw new Error(`The tree holds ${hashes.length} bytes beside leaf ${leafIndex}, not ${at}.`);
  return new RunHashes(runs, parts);
}

/** As the proof of an event that the asking person may read; null for any other, and until a checkpoint stands over it. */
export async function inclusionSoFar(manager: EntityManager, eventId: string): Promise<InclusionProof | null> {
  const found = await findLeaf((sql, values) => prepared<Found>(manager, sql, values), eventId);
  if (!found) return null;
  if (!found.own && (await readableBody(manager, eventId)) === null) return null;
  return proofOf(eventId, found);
}
