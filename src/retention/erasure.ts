import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { Jobs } from '../foundation/jobs';
import { ObjectStore } from '../foundation/object-store';

const HOUR_UTC = 4;

/**
 * Takes disposed bytes out of the store. At once they are set aside, where nothing hands them out; the night erases them,
 * or puts them back when equal bytes have come in between and another record needs them.
 */
@Injectable()
export class Erasure implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly('retention.erase', HOUR_UTC, ({ registrantId, night }) => this.eraseAll(registrantId, night));
  }

  /** Equal bytes that another record needs stay. */
  async retire(actor: Actor, digests: readonly string[]): Promise<void> {
    for (const sha256 of new Set(digests))
      if (!(await this.stillNeeded(actor, sha256))) await this.store.setAside(sha256);
  }

  /** Finishes what `retire` began, and what a crash kept it from beginning. */
  async eraseAll(registrantId: string, night: string): Promise<void> {
    const actor = systemActor(registrantId, `retention.erase ${night}`);
    const digests = await this.work.read(actor, async ({ manager }) => {
      const rows: { sha256: string }[] = await manager.query(
        'SELECT DISTINCT v.sha256 FROM evidence_tombstone t JOIN evidence_version v ON v.id = t.evidence_version_id',
      );
      return rows.map(({ sha256 }) => sha256);
    });
    for (const sha256 of digests) {
      if (await this.stillNeeded(actor, sha256)) await this.store.putBack(sha256);
      else await this.store.erase(sha256);
    }
  }

  stillNeeded(actor: Actor, sha256: string): Promise<boolean> {
    return this.work.read({ ...actor, entered: undefined }, async ({ manager }) => {
      const [row]: { needed: boolean }[] = await manager.query('SELECT app.bytes_still_needed($1) AS needed', [sha256]);
      return row?.needed ?? true;
    });
  }
}
