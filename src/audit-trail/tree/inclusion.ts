import type { EntityManager } from 'typeorm';
import { prepared } from '../../foundation/database/prepared';
import { notFound } from '../../foundation/problem';
import { readableBody } from '../readable-body';
import { proofText } from './proof-text.rules';
import { inclusionPath } from './subtrees.rules';
import type { InclusionProof } from './trail-tree.dto';
import { askingOf, rootsOf, type Ask } from './tree-reads';

// One statement, so that the checkpoint is not older than the leaf.
const LEAF = `
  SELECT l.leaf_index::float8 AS "leafIndex", encode(l.sha256, 'hex') AS "leafSha256", e.id IS NOT NULL AS own,
    c.tree_size::float8 AS "treeSize", encode(c.root_sha256, 'hex') AS "rootSha256", c.note AS checkpoint, c.made_at AS "madeAt",
    (SELECT coalesce(array_agg(verifier_key ORDER BY introduced_at, key_id), '{}') FROM audit_log_key) AS "verifierKeys"
  FROM audit_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
  CROSS JOIN LATERAL (SELECT * FROM audit_checkpoint ORDER BY tree_size DESC LIMIT 1) c
  WHERE l.event_id = $1`;

type Found = Omit<InclusionProof, 'eventId' | 'siblings' | 'checkpointAt' | 'proof'> & { own: boolean; madeAt: Date };

interface Asked {
  eventId: string;
  /** Where given, the last question goes together with the COMMIT. */
  last?: Ask;
}

/** Under the asking person's own rights: of an event that may not be read there is no proof either. */
export async function inclusionOf(manager: EntityManager, asked: Asked): Promise<InclusionProof> {
  const proof = await inclusionSoFar(manager, asked);
  if (!proof) throw notFound('proof');
  return proof;
}

/** As `inclusionOf`; null until a checkpoint stands over the event, which takes a moment after the deed. */
export async function inclusionSoFar(manager: EntityManager, { eventId, last }: Asked): Promise<InclusionProof | null> {
  const [found] = await prepared<Found>(manager, LEAF, [eventId]);
  if (!found) return null;
  const { own, madeAt, ...leaf } = found;
  if (!own && (await readableBody(manager, eventId)) === null) return null;
  const { leafIndex, treeSize, checkpoint } = leaf;
  const siblings = await rootsOf(last ?? askingOf(manager), inclusionPath(leafIndex, treeSize), treeSize);
  return {
    ...{ eventId, ...leaf, checkpointAt: madeAt.toISOString() },
    siblings: siblings.map((hash) => hash.toString('hex')),
    proof: proofText({ index: leafIndex, siblings, checkpoint }),
  };
}
