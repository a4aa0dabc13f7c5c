import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock';
import { Work } from '../work';
import { signCheckpoint } from './checkpoint.rules';
import { sequencerActor, TrailKeys } from './trail-keys';
import type { NewNode, TreeEdge } from './tree-edge';
import { readEdge } from './tree-reads';

/** Between two looks at the waiting events, in milliseconds. */
const TICK = 200;
const AFTER_TROUBLE = 2000;
/** Events that one transaction takes into the tree. */
const BATCH = 8192;
/** Advisory lock of the portal that works on the tree; the size of the log decides, the lock only saves idle tries. */
const AT_THE_TREE = 4718003;

const WAITING = 'SELECT EXISTS (SELECT 1 FROM audit_pending) AS waiting';

// Hashed before they are sorted, so that no text goes through the sort. All hashes come back in one value, side by side in
// the order of the leaves.
const TAKE = `
  WITH taken AS (DELETE FROM audit_pending WHERE ctid = ANY (ARRAY(SELECT ctid FROM audit_pending LIMIT $2)) RETURNING event_id),
  hashed AS MATERIALIZED (SELECT e.at, e.id, sha256('\\x00'::bytea || convert_to(e.body, 'UTF8')) AS hash
    FROM taken t JOIN audit_event e ON e.id = t.event_id),
  leaves AS (INSERT INTO audit_leaf (leaf_index, event_id, sha256)
    SELECT $1::bigint + row_number() OVER (ORDER BY at, id) - 1, id, hash FROM hashed
    RETURNING leaf_index, sha256)
  SELECT string_agg(sha256, ''::bytea ORDER BY leaf_index) AS hashes FROM leaves`;

/**
 * Takes recorded events into the tree and signs a checkpoint over it. Deeds never wait for it: they leave their event in
 * `audit_pending`, and a tick takes all that are there in one transaction, however many portals try.
 */
@Injectable()
export class Sequencer implements BeforeApplicationShutdown {
  private readonly log = new Logger('Audit trail');
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly keys: TrailKeys,
  ) {}

  /** Opens the log with its keys and goes on until the portal is closed. */
  async start(): Promise<void> {
    await this.keys.open();
    this.next(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.ticking;
  }

  /** Takes everything that waits. Answers how many events that were. */
  async drain(): Promise<number> {
    let taken = 0;
    for (;;) {
      const now = await this.tick();
      taken += now;
      if (now < BATCH) return taken;
    }
  }

  private next(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.ticking = this.drain().then(
        () => this.next(TICK),
        (error: unknown) => {
          this.log.warn(`The tree was not extended: ${error instanceof Error ? error.message : String(error)}`);
          this.next(AFTER_TROUBLE);
        },
      );
    }, inMs);
    this.timer.unref();
  }

  /** Most ticks find nothing: they ask one question and are done. */
  private async tick(): Promise<number> {
    const [seen] = await this.work.read(sequencerActor(), ({ last }) => last<{ waiting: boolean }>(WAITING, []));
    if (!seen?.waiting) return 0;
    return this.work.housekeeping(sequencerActor(), async (manager) => {
      const [lock]: { mine: boolean }[] = await manager.query(
        `SELECT pg_try_advisory_xact_lock(${AT_THE_TREE}) AS mine`,
      );
      return lock?.mine ? this.extend(manager) : 0;
    });
  }

  private async extend(manager: EntityManager): Promise<number> {
    const [log]: { origin: string; size: string }[] = await manager.query(
      'SELECT origin, tree_size AS size FROM audit_log',
    );
    if (!log) throw new Error('The log was not founded.');
    const size = Number(log.size);
    const edge = await readEdge(manager, size);
    const [taken]: { hashes: Buffer | null }[] = await manager.query(TAKE, [size, BATCH]);
    if (!taken?.hashes) return 0;
    await insertNodes(manager, edge.append(taken.hashes));
    await this.sign(manager, log.origin, edge);
    await grow(manager, size, edge.size);
    return edge.size - size;
  }

  private async sign(manager: EntityManager, origin: string, edge: TreeEdge): Promise<void> {
    const root = edge.root();
    const note = signCheckpoint({ origin, size: edge.size, root }, this.keys.signers);
    await manager.query(
      'INSERT INTO audit_checkpoint (tree_size, root_sha256, note, made_at) VALUES ($1, $2, $3, $4)',
      [edge.size, root, note, this.clock.iso()],
    );
  }
}

async function insertNodes(manager: EntityManager, nodes: readonly NewNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await manager.query(
    'INSERT INTO audit_node (height, node_index, sha256) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])',
    [nodes.map(({ height }) => height), nodes.map(({ nodeIndex }) => nodeIndex), nodes.map(({ sha256 }) => sha256)],
  );
}

/** Compare-and-set: whoever extended the same tree in the meantime wins, and this transaction is taken back. */
async function grow(manager: EntityManager, from: number, to: number): Promise<void> {
  const [, moved]: [unknown, number] = await manager.query('UPDATE audit_log SET tree_size = $2 WHERE tree_size = $1', [
    from,
    to,
  ]);
  if (moved !== 1) throw new Error('Another portal extended the tree at the same moment.');
}
