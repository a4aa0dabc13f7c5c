import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { FlagReads } from './flag-reads';
import type { FlagQuery, ObligationFlags } from './flags.dto';
import { reportPeriod } from './report-period';

/** Overdue, stale, expiring, out of period, contradicted: computed from the rows of the moment, never stored. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly reads: FlagReads,
  ) {}

  flags(actor: Actor, query: FlagQuery): Promise<ObligationFlags> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const today = this.clock.today();
      const readAt = this.clock.iso();
      const period = await reportPeriod(manager, { ...query, today });
      if (!period) return { periodId: null, readAt, total: 0, items: [] };
      const rows = await this.reads.of(manager, { period, today, vendorIds: query.vendorId ? [query.vendorId] : null });
      const { flag } = query;
      const items = rows.filter(({ flags }) => flag === undefined || flags.some((one) => one.flag === flag));
      return { periodId: period.id, readAt, total: items.length, items };
    });
  }
}
