import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { readableBody } from '../readable-body';
import { proofText } from './proof-text.rules';
import { inclusionPath } from './subtrees.rules';
import type { InclusionProof } from './trail-tree.dto';
import { keysOf, lastCheckpoint } from './tree-log';
import { rootsOf } from './tree-reads';

const LEAF = `SELECT leaf_index AS "leafIndex", sha256 FROM audit_leaf WHERE event_id = $1`;

/** Under the asking person's own rights: of an event that may not be read there is no proof either. */
export async function inclusionOf(manager: EntityManager, eventId: string): Promise<InclusionProof> {
  const proof = await inclusionSoFar(manager, eventId);
  if (!proof) throw notFound('proof');
  return proof;
}

/** As `inclusionOf`; null until a checkpoint stands over the event, which takes a moment after the deed. */
export async function inclusionSoFar(manager: EntityManager, eventId: string): Promise<InclusionProof | null> {
  if ((await readableBody(manager, eventId)) === null) return null;
  const [leaf]: { leafIndex: string; sha256: Buffer }[] = await manager.query(LEAF, [eventId]);
  const last = leaf && (await lastCheckpoint(manager));
  if (!last) return null;
  const [leafIndex, treeSize] = [Number(leaf.leafIndex), last.treeSize];
  const siblings = await rootsOf(manager, inclusionPath(leafIndex, treeSize), treeSize);
  const keys = await keysOf(manager);
  return {
    ...{ eventId, leafIndex, treeSize, leafSha256: leaf.sha256.toString('hex') },
    siblings: siblings.map((hash) => hash.toString('hex')),
    rootSha256: last.rootSha256,
    ...{ checkpoint: last.note, checkpointAt: last.madeAt },
    proof: proofText({ index: leafIndex, siblings, checkpoint: last.note }),
    verifierKeys: keys.map(({ verifierKey }) => verifierKey),
  };
}
