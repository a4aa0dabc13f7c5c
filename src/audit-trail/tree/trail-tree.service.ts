import { Injectable } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { notFound, Problem } from '../../foundation/problem';
import { Work } from '../work';
import { compareWithLog, growth } from './growth';
import { entryBundle, readEntries } from './entries';
import { findLeaf, proofOf } from './inclusion';
import { readableBody } from '../readable-body';
import { hashesAt } from './kept.rules';
import { runOfTile, TILE_WIDTH, type Tile } from './tile.rules';
import type {
  CheckpointComparison,
  CheckpointList,
  CheckpointsQuery,
  ConsistencyProof,
  EntriesQuery,
  EntryList,
  GrowthQuery,
  InclusionProof,
  LogKey,
  LogKeys,
} from './trail-tree.dto';
import { checkpointOf, keysOf, lastCheckpoint, standing } from './tree-log';
import { readRuns } from './tree-reads';

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
      const run = runOfTile(tile);
      if (hashesAt(run.height, size) < run.first + run.count) throw notFound('tile');
      return (await readRuns(manager, [run])).run(run);
    });
  }

  /** The texts of neighbouring leaves in one piece. Throws `not-found` for those that the log does not have. */
  bundle(actor: Actor, at: { index: number; width: number }): Promise<Buffer> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { size } = await standing(manager);
      if (size < at.index * TILE_WIDTH + at.width) throw notFound('tile');
      return entryBundle(manager, at);
    });
  }

  entries(actor: Actor, { from, limit = 256 }: EntriesQuery): Promise<EntryList> {
    return this.work.read(actor, async ({ manager }) => ({ items: await readEntries(manager, from, from + limit) }));
  }

  /**
   * Proof that an event is in the log, against the newest checkpoint. Throws `not-found` until it is in one, and for an
   * event that the asking person may not read.
   */
  async inclusion(actor: Actor, eventId: string): Promise<InclusionProof> {
    const found = await this.work.read(actor, ({ last }) => findLeaf(last, eventId));
    if (!found || !(found.own || (await this.mayRead(actor, eventId)))) throw notFound('proof');
    return proofOf(eventId, found);
  }

  private async mayRead(actor: Actor, eventId: string): Promise<boolean> {
    return (await this.work.read(actor, ({ manager }) => readableBody(manager, eventId))) !== null;
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
    return this.work.snapshot(actor, ({ manager }) => compareWithLog(manager, older));
  }
}
