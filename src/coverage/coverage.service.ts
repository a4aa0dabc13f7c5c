import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { flaggedCells } from './cell-flags';
import { CoverageFacts } from './coverage-facts';
import { cellsOf, familiesOf, lanesOf, vendorsOf } from './coverage-views';
import type { CoverageView, ReportQuery } from './coverage.dto';
import type { DeadlinesView, RecoveryView } from './deadlines.dto';
import { deadlinesOf, flaggedDeadlines } from './deadlines-view';
import { FlagReads } from './flag-reads';
import { RecoveryResults } from './recovery-results';
import { reportPeriod } from './report-period';

/** The read side: every figure is computed from the rows of the moment, and leads back to them by their ids. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly facts: CoverageFacts,
    private readonly results: RecoveryResults,
    private readonly flags: FlagReads,
  ) {}

  /** Requirement against vendor, and the key figures lane by lane. */
  heatMap(actor: Actor, query: ReportQuery): Promise<CoverageView> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { today, ranAt } = this.moment();
      const period = await reportPeriod(manager, { ...query, today });
      const base = { period, tier: query.tier ?? null, ranAt };
      if (!period) return { ...base, lanes: [], families: [], vendors: [], cells: [], programme: [] };
      const facts = await this.facts.read(manager, { ...query, period, today });
      const recovery = await this.results.read(manager, { ...query, period, today });
      const flags = await this.flags.byObligation(manager, { ...query, period, today });
      const cells = flaggedCells(cellsOf(facts.obligations), flags, query.flag);
      return {
        ...base,
        lanes: lanesOf(facts.obligations, recovery.items, today),
        families: familiesOf(facts),
        vendors: vendorsOf(facts),
        cells: cells.filter(({ vendorId }) => vendorId !== null),
        programme: cells.filter(({ vendorId }) => vendorId === null),
      };
    });
  }

  /** What is due next and what is overdue, with the rule behind each date. */
  deadlines(actor: Actor, query: ReportQuery): Promise<DeadlinesView> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { today, ranAt } = this.moment();
      const period = await reportPeriod(manager, { ...query, today });
      if (!period) return { period, ranAt, total: 0, overdue: 0, dueSoon: 0, items: [] };
      const asked = { ...query, period, today };
      const all = deadlinesOf(await this.facts.read(manager, asked), today);
      return { period, ranAt, ...flaggedDeadlines(all, await this.flags.byObligation(manager, asked), query.flag) };
    });
  }

  /** Achieved against objective for every exercise with results, and the services without one. */
  recovery(actor: Actor, query: ReportQuery): Promise<RecoveryView> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { today, ranAt } = this.moment();
      const period = await reportPeriod(manager, { ...query, today });
      if (!period) return { period, ranAt, total: 0, testedServices: 0, missed: 0, items: [], untested: [] };
      return { period, ranAt, ...(await this.results.read(manager, { ...query, period, today })) };
    });
  }

  private moment(): { today: string; ranAt: string } {
    const ranAt = this.clock.iso();
    return { ranAt, today: ranAt.slice(0, 10) };
  }
}
