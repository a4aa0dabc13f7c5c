import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../foundation/actor';
import { notFound, Problem } from '../../foundation/problem';
import { Work } from '../work';
import { parseCheckpoint, trustedCheckpoint } from './checkpoint.rules';
import { comparisonOf } from './comparison.rules';
import { EMPTY_ROOT } from './hashing.rules';
import { proofText } from './proof-text.rules';
import { parseVerifierKey } from './signed-note.rules';
import { consistencyPath, inclusionPath } from './subtrees.rules';
import { hashesAt, TILE_WIDTH, type Tile } from './tile.rules';
import type {
  CheckpointComparison,
  CheckpointList,
  CheckpointsQuery,
  ConsistencyProof,
  GrowthQuery,
  InclusionProof,
  LogKey,
  LogKeys,
} from './trail-tree.dto';
import { checkpointOf, keysOf, lastCheckpoint, standing } from './tree-log';
import { readTiles, rootsOf } from './tree-reads';

/** Hands out checkpoints, tiles and proofs of the log. */
@Injectable()
export class TrailTreeService {
  constructor(private readonly work: Work) {}

  /** The newest checkpoint, or that of a size, as signed. Throws `not-found` where none was made. */
  checkpoint(actor: Actor, size?: number): Promise<string> {
    return this.work.read(actor, async ({ manager }) => {
      const found = size === undefined ? await lastCheckpoint(manager) : await checkpointOf(manager, size);
      if (!found) throw notFound('checkpoint');
      return found.note;
    });
  }

  checkpoints(actor: Actor, { limit = 50, offset = 0 }: CheckpointsQuery): Promise<CheckpointList> {
    return this.work.read(actor, async ({ manager }) => {
      const { origin } = await standing(manager);
      const [count]: { total: number }[] = await manager.query('SELECT count(*)::int AS total FROM audit_checkpoint');
      const rows: { size: string; root: Buffer; madeAt: Date }[] = await manager.query(
        `SELECT tree_size AS size, root_sha256 AS root, made_at AS "madeAt" FROM audit_checkpoint ORDER BY tree_size DESC LIMIT $1 OFFSET $2`,
        [limit, offset],
      );
      const items = rows.map(({ size, root, madeAt }) => ({
        treeSize: Number(size),
        rootSha256: root.toString('hex'),
        madeAt: madeAt.toISOString(),
      }));
      return { origin, total: count?.total ?? 0, items };
    });
  }

  keys(actor: Actor): Promise<LogKeys> {
    return this.work.read(actor, async ({ manager }) => {
      const { origin } = await standing(manager);
      const items: LogKey[] = await keysOf(manager);
      return { origin, items };
    });
  }

  /** The hashes of a tile side by side, 32 bytes each. Throws `not-found` for one that the log does not have. */
  tile(actor: Actor, tile: Tile): Promise<Buffer> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { size } = await standing(manager);
      if (hashesAt(tile.level, size) < tile.index * TILE_WIDTH + tile.width) throw notFound('tile');
      const [hashes = []] = await readTiles(manager, [tile]);
      return Buffer.concat(hashes);
    });
  }

  /** Proof that an event is in the log, against the newest checkpoint. Throws `not-found` until it is in one. */
  inclusion(actor: Actor, eventId: string): Promise<InclusionProof> {
    return this.work.snapshot(actor, ({ manager }) => inclusionOf(manager, eventId));
  }

  consistency(actor: Actor, { from, to }: GrowthQuery): Promise<ConsistencyProof> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { size } = await standing(manager);
      const later = to ?? size;
      if (from > later || later > size)
        throw new Problem('refused', `The log has ${size} events: "from" is at most "to", and "to" at most that.`);
      return growth(manager, from, later);
    });
  }

  /** Sets a checkpoint from before beside the log of today. */
  compare(actor: Actor, older: string): Promise<CheckpointComparison> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const log = await standing(manager);
      const last = await lastCheckpoint(manager);
      if (!last) throw notFound('checkpoint');
      const claimed = parseCheckpoint(older);
      const known = { origin: log.origin, verifiers: await verifiers(manager) };
      const proof = claimed && claimed.size <= log.size ? await growth(manager, claimed.size, log.size) : null;
      const found = comparisonOf(trustedCheckpoint(older, known), log, proof);
      return { ...found, treeSize: log.size, proof, checkpoint: last.note };
    });
  }
}

async function verifiers(manager: EntityManager) {
  const keys = await keysOf(manager);
  return keys.flatMap((key) => parseVerifierKey(key.verifierKey) ?? []);
}

const LEAF = `SELECT l.leaf_index AS "leafIndex", l.sha256 FROM audit_event e JOIN audit_leaf l ON l.event_id = e.id WHERE e.id = $1`;

/** Under the asking person's own rights: of an event that may not be read there is no proof either. */
export async function inclusionOf(manager: EntityManager, eventId: string): Promise<InclusionProof> {
  const [leaf]: { leafIndex: string; sha256: Buffer }[] = await manager.query(LEAF, [eventId]);
  const last = leaf && (await lastCheckpoint(manager));
  if (!last) throw notFound('proof');
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

async function growth(manager: EntityManager, from: number, to: number): Promise<ConsistencyProof> {
  const hashes = await rootsOf(manager, consistencyPath(from, to), to);
  const whole = (size: number) => (size === 0 ? [] : [{ from: 0, to: size }]);
  const [earlier = EMPTY_ROOT] = await rootsOf(manager, whole(from), from);
  const [later = EMPTY_ROOT] = await rootsOf(manager, whole(to), to);
  const hex = (hash: Buffer) => hash.toString('hex');
  return { from, to, fromRootSha256: hex(earlier), toRootSha256: hex(later), hashes: hashes.map(hex) };
}
