import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { ReportPeriod } from './coverage.dto';
import type { DeadlinesQuery, RecoveryQuery, ReportQuery, RowsQuery } from './report-queries.dto';
import type { CoverageRows, DeadlineRow, DeadlinesView, FlaggedDeadline, RecoveryView } from './deadlines.dto';
import { flaggedRowsOf, rowsOf } from './deadlines-view';
import { FigureRows, type RowsAsked } from './figure-rows';
import { FlagReads } from './flag-reads';
import { RecoveryResults } from './recovery-results';
import { reportPeriod } from './report-period';

export const ROWS_A_PAGE = 50;
/** Rows that are read together for a file. */
const AT_ONCE = 2000;

/** Lists behind the figures: what is due, the obligations that a figure counts, what exercises showed. A page at a time. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly rows: FigureRows,
    private readonly results: RecoveryResults,
    private readonly flags: FlagReads,
  ) {}

  /** What is due next and what is overdue, with the rule behind each date. */
  deadlines(actor: Actor, query: DeadlinesQuery): Promise<DeadlinesView> {
    return this.report({ actor, query, nothing: NO_DEADLINES }, async (manager, at) => {
      const asked = { ...query, ...at, figure: query.state ?? ('open' as const), programme: true };
      if (query.flag) return this.flagged(manager, asked, query);
      const { total, overdue, dueSoon } = await this.rows.count(manager, { ...asked, page: null });
      const ids = await this.rows.ids(manager, { ...asked, page: pageFor(query) });
      return { total, overdue, dueSoon, items: await this.withFlags(manager, asked, ids) };
    });
  }

  /** The obligations that a figure counts. */
  behind(actor: Actor, query: RowsQuery): Promise<CoverageRows> {
    return this.report({ actor, query, nothing: NO_ROWS }, async (manager, at) => {
      const asked = { ...query, ...at, programme: false };
      const { total } = await this.rows.count(manager, { ...asked, page: null });
      const ids = await this.rows.ids(manager, { ...asked, page: pageFor(query) });
      return { total, items: await this.plain(manager, asked, ids) };
    });
  }

  /** Achieved against objective for every exercise with results, and the services without one. */
  recovery(actor: Actor, query: RecoveryQuery): Promise<RecoveryView> {
    return this.report({ actor, query, nothing: NO_RECOVERY }, (manager, at) =>
      this.results.read(manager, { ...query, ...at, onlyMissed: query.only === 'missed', page: pageFor(query) }),
    );
  }

  private report<T>(
    { actor, query, nothing }: { actor: Actor; query: ReportQuery; nothing: T },
    read: (manager: EntityManager, at: { period: ReportPeriod; today: string }) => Promise<T>,
  ): Promise<T & { period: ReportPeriod | null; ranAt: string; page: number; pageSize: number }> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const today = ranAt.slice(0, 10);
      const period = await reportPeriod(manager, { ...query, today });
      const { page = 1, pageSize = ROWS_A_PAGE } = query;
      return { period, ranAt, page, pageSize, ...(period ? await read(manager, { period, today }) : nothing) };
    });
  }

  /** Flags are computed, so all that could have this one are looked at before a page of them is cut. */
  private async flagged(manager: EntityManager, asked: Omit<RowsAsked, 'page'>, query: DeadlinesQuery) {
    const ids = await this.rows.ids(manager, { ...asked, page: null });
    const rows = await this.withFlags(manager, asked, ids);
    const having = rows.filter(({ flags }) => flags.some(({ flag }) => flag === query.flag));
    const page = pageFor(query);
    const from = page ? (page.number - 1) * page.size : 0;
    const count = (state: string) => having.filter((row) => row.state === state).length;
    const items = page ? having.slice(from, from + page.size) : having;
    return { total: having.length, overdue: count('overdue'), dueSoon: count('due_soon'), items };
  }

  private async withFlags(
    manager: EntityManager,
    at: { period: ReportPeriod; today: string },
    ids: readonly string[],
  ): Promise<FlaggedDeadline[]> {
    const items: FlaggedDeadline[] = [];
    for (const some of portions(ids)) {
      const rows = await this.plain(manager, at, some);
      items.push(...flaggedRowsOf(rows, await this.flags.byObligation(manager, { ...at, ids: some })));
    }
    return items;
  }

  private async plain(
    manager: EntityManager,
    at: { period: ReportPeriod; today: string },
    ids: readonly string[],
  ): Promise<DeadlineRow[]> {
    const items: DeadlineRow[] = [];
    for (const some of portions(ids)) items.push(...rowsOf(await this.rows.read(manager, at, some), at.today));
    return items;
  }
}

const NO_DEADLINES = { total: 0, overdue: 0, dueSoon: 0, items: [] };
const NO_ROWS = { total: 0, items: [] };
const NO_RECOVERY = { total: 0, testedServices: 0, missed: 0, items: [], untestedTotal: 0, untested: [] };

/** A file has every row. */
const pageFor = ({ format, page = 1, pageSize = ROWS_A_PAGE }: ReportQuery) =>
  format === 'csv' ? null : { number: page, size: pageSize };

function portions(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
}
