import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { CoverageFacts } from './coverage-facts';
import { cellsOf, familiesOf, lanesOf, vendorsOf } from './coverage-views';
import type { CoverageView, ReportQuery } from './coverage.dto';
import type { DeadlinesView, RecoveryView } from './deadlines.dto';
import { deadlinesOf } from './deadlines-view';
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
      const cells = cellsOf(facts.obligations);
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
    return this.work.snapshot(actor, ({ manager }) => this.deadlinesWithin(manager, query));
  }

  /** As `deadlines`, within a transaction that is open already. */
  async deadlinesWithin(manager: EntityManager, query: ReportQuery): Promise<DeadlinesView> {
    const { today, ranAt } = this.moment();
    const period = await reportPeriod(manager, { ...query, today });
    if (!period) return { period, ranAt, total: 0, overdue: 0, dueSoon: 0, items: [] };
    return { period, ranAt, ...deadlinesOf(await this.facts.read(manager, { ...query, period, today }), today) };
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
