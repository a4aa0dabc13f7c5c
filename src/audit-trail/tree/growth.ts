import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { parseCheckpoint, trustedCheckpoint } from './checkpoint.rules';
import { comparisonOf } from './comparison.rules';
import { EMPTY_ROOT } from './hashing.rules';
import { parseVerifierKey } from './signed-note.rules';
import { consistencyPath } from './subtrees.rules';
import type { CheckpointComparison, ConsistencyProof } from './trail-tree.dto';
import { keysOf, lastCheckpoint, standing } from './tree-log';
import { rootsOf } from './tree-reads';

/** Proof that the tree of `to` leaves begins with that of `from` leaves; neither is more than the log has. */
export async function growth(manager: EntityManager, from: number, to: number): Promise<ConsistencyProof> {
  const hashes = await rootsOf(manager, consistencyPath(from, to), to);
  const whole = (size: number) => (size === 0 ? [] : [{ from: 0, to: size }]);
  const [earlier = EMPTY_ROOT] = await rootsOf(manager, whole(from), from);
  const [later = EMPTY_ROOT] = await rootsOf(manager, whole(to), to);
  const hex = (hash: Buffer) => hash.toString('hex');
  return { from, to, fromRootSha256: hex(earlier), toRootSha256: hex(later), hashes: hashes.map(hex) };
}

/** Sets a checkpoint from before beside the log as it stands now. Throws `not-found` while the log has no checkpoint. */
export async function compareWithLog(manager: EntityManager, older: string): Promise<CheckpointComparison> {
  const log = await standing(manager);
  const last = await lastCheckpoint(manager);
  if (!last) throw notFound('checkpoint');
  const claimed = parseCheckpoint(older);
  const keys = await keysOf(manager);
  const known = { origin: log.origin, verifiers: keys.flatMap((key) => parseVerifierKey(key.verifierKey) ?? []) };
  const proof = claimed && claimed.size <= log.size ? await growth(manager, claimed.size, log.size) : null;
  const found = comparisonOf(trustedCheckpoint(older, known), log, proof);
  return { ...found, treeSize: log.size, proof, checkpoint: last.note };
}
