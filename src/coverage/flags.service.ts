import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { flaggedRows, type FlaggedRow } from './flag-facts';
import { FLAG_WORDS, flagsOf, type FlagFacts } from './flag.rules';
import type { FlaggedObligation, FlagQuery, ObligationFlags } from './flags.dto';
import { reportPeriod } from './report-period';

/** Overdue, stale, expiring, out of period, contradicted: computed from the rows of the moment, never stored. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  flags(actor: Actor, query: FlagQuery): Promise<ObligationFlags> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const today = this.clock.today();
      const readAt = this.clock.iso();
      const period = await reportPeriod(manager, { ...query, today });
      if (!period) return { periodId: null, readAt, total: 0, items: [] };
      const rows = await flaggedRows(manager, { periodId: period.id, vendorId: query.vendorId ?? null });
      const items = rows.map((row) => flagged(row, { period, today })).filter(({ flags }) => flags.length > 0);
      return { periodId: period.id, readAt, total: items.length, items };
    });
  }
}

function flagged(row: FlaggedRow, at: Pick<FlagFacts, 'period' | 'today'>): FlaggedObligation {
  const { id, requirementCode, vendorId, serviceId, dueOn, settled, ...facts } = row;
  const raised = flagsOf({ ...at, ...facts, obligation: { id, dueOn, settled }, contradictions: [] });
  const flags = raised.map((one) => ({ ...one, words: FLAG_WORDS[one.flag] }));
  return { obligationId: id, requirementCode, vendorId, serviceId, flags };
}
