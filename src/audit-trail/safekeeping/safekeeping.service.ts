import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock';
import type { Config } from '../../foundation/config';
import { CONFIG } from '../../foundation/foundation.module';
import { parseCheckpoint } from '../tree/checkpoint.rules';
import { compareWithLog } from '../tree/growth';
import { sequencerActor } from '../tree/trail-keys';
import { LOG_SUBJECT } from '../tree/tree.deeds';
import { lastCheckpoint, type KeptCheckpoint } from '../tree/tree-log';
import { Work } from '../work';
import { CheckpointBucket } from './checkpoint-bucket';
import { CheckpointFile } from './checkpoint-file';
import type { Place } from './place';

/** Between two looks at what is due, in milliseconds. */
const LOOK = 10_000;
/** How long a portal has for one copy before another one may make it, and until a copy that failed is tried again. */
const LEASE_MINUTES = 2;

const BEFORE = 'SELECT disagreement FROM checkpoint_place WHERE place = $1';
// What was found once stays said as long as the place stays the same: only people can find out what it was.
const KEPT = `
  UPDATE checkpoint_place SET next_at = $2, problem = NULL,
    disagreement = CASE WHEN (SELECT count(*) FROM checkpoint_copy WHERE place = $1 AND address = $4) > 1 THEN coalesce($3, disagreement) ELSE $3 END
  WHERE place = $1`;

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/**
 * Takes checkpoints out of the house: whoever rewrites the log afterwards, even with the real key, cannot rewrite those.
 * Before a copy is made, what is kept there is set beside the log of today.
 */
@Injectable()
export class Safekeeping implements BeforeApplicationShutdown {
  private readonly log = new Logger('Audit trail');
  private readonly places: Place[] = [];
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    const { file, minutes, bucket } = config.checkpoints;
    this.places.push(new CheckpointFile(file ?? path.join(config.dataDir, 'checkpoints.txt'), minutes));
    if (bucket) this.places.push(new CheckpointBucket(bucket, minutes, clock));
  }

  /** A further place, of a higher room. */
  join(place: Place): void {
    this.places.push(place);
  }

  /** Goes on until the portal is closed. */
  start(): void {
    this.next(1000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.looking;
  }

  /** Makes the copies that are due. */
  async look(): Promise<void> {
    for (const place of this.places) await this.serve(place);
  }

  private next(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.look().then(
        () => this.next(LOOK),
        (error: unknown) => {
          this.log.warn(`Checkpoints were not looked after: ${wordsOf(error)}`);
          this.next(LOOK);
        },
      );
    }, inMs);
    this.timer.unref();
  }

  private async serve(place: Place): Promise<void> {
    const due = await this.work.housekeeping(sequencerActor(), (manager) => this.claim(manager, place));
    if (!due) return;
    try {
      const disagreement = await this.disagreement(place);
      await place.put(due);
      await this.kept(place, due, disagreement);
    } catch (error) {
      await this.failed(place, wordsOf(error).slice(0, 500));
    }
  }

  /** The newest checkpoint, when the place is due and does not have it; and the right to take it there. */
  private async claim(manager: EntityManager, { name }: Place): Promise<KeptCheckpoint | null> {
    const now = this.clock.iso();
    await manager.query('INSERT INTO checkpoint_place (place, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      ...[name, now],
    ]);
    const newest = await lastCheckpoint(manager);
    if (!newest) return null;
    const [, moved]: [unknown, number] = await manager.query(
      `UPDATE checkpoint_place p SET next_at = $2 WHERE place = $1 AND next_at <= $3
         AND NOT EXISTS (SELECT 1 FROM checkpoint_copy c WHERE c.place = p.place AND c.tree_size >= $4)`,
      [name, later(now, LEASE_MINUTES), now, newest.treeSize],
    );
    return moved === 1 ? newest : null;
  }

  /** What is kept there and does not agree with the log, in words. */
  private async disagreement(place: Place): Promise<string | null> {
    if (!place.newest) return null;
    const there = await place.newest();
    return this.work.housekeeping(sequencerActor(), async (manager) => {
      const [last]: { size: number }[] = await manager.query(
        'SELECT max(tree_size)::float8 AS size FROM checkpoint_copy WHERE place = $1 AND address = $2',
        [place.name, place.address],
      );
      const put = last?.size ?? 0;
      if (put > sizeOf(there)) return `The checkpoint over ${put} events was put there and is there no more.`;
      if (there === null) return null;
      const { agrees, finding } = await compareWithLog(manager, there);
      return agrees ? null : finding;
    });
  }

  /** Writes the copy down. A disagreement that was not known is an event of the log before it is known: none is lost between. */
  private async kept(place: Place, { treeSize }: KeptCheckpoint, disagreement: string | null): Promise<void> {
    const { name, address, everyMinutes } = place;
    if (disagreement !== null) await this.tell(name, disagreement);
    await this.work.housekeeping(sequencerActor(), async (manager) => {
      const now = this.clock.iso();
      await manager.query('INSERT INTO checkpoint_copy (place, tree_size, address, kept_at) VALUES ($1, $2, $3, $4)', [
        ...[name, treeSize, address, now],
      ]);
      await manager.query(KEPT, [name, later(now, everyMinutes), disagreement, address]);
    });
  }

  private async tell(place: string, finding: string): Promise<void> {
    const known = await this.work.housekeeping(sequencerActor(), async (manager) => {
      const [before]: { disagreement: string | null }[] = await manager.query(BEFORE, [place]);
      return before?.disagreement ?? null;
    });
    if (known === finding) return;
    this.log.error(`A kept checkpoint disagrees with the audit trail (${place}): ${finding}`);
    await this.work.perform(sequencerActor(), (w) =>
      w.record('audit-log.disagreement-found', LOG_SUBJECT, { place, finding }),
    );
  }

  private async failed({ name }: Place, problem: string): Promise<void> {
    this.log.warn(`A checkpoint did not leave the house (${name}): ${problem}`);
    await this.work.housekeeping(sequencerActor(), (manager) =>
      manager.query('UPDATE checkpoint_place SET problem = $2 WHERE place = $1', [name, problem]),
    );
  }
}

const sizeOf = (checkpoint: string | null): number => parseCheckpoint(checkpoint ?? '')?.size ?? 0;
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
