import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { coverageTable, deadlinesTable, filterInWords, recoveryTable, rowsTable, type Filter } from './coverage-tables';
import { CoverageView, type ReportPeriod } from './coverage.dto';
import { CoverageQuery, DeadlinesQuery, RecoveryQuery, RowsQuery } from './report-queries.dto';
import { CoverageService } from './coverage.service';
import type { CsvReport } from '../foundation/csv.rules';
import { CoverageRows, DeadlinesView, RecoveryView } from './deadlines.dto';
import { asFile } from '../foundation/report-file';
import { ReportsService } from './reports.service';

@Controller('api/coverage')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly reports: ReportsService,
  ) {}

  /**
   * Requirement against vendor: the worst state of each cell, its counts and the ids behind it, for a page of vendors and
   * the families that are open; key figures lane by lane, exact over all vendors of the tier.
   */
  @Get()
  @Allow('coverage.read')
  @ApiOkResponse({ type: CoverageView })
  @ApiProduces('application/json', 'text/csv')
  async heatMap(
    @Asking() actor: Actor,
    @Query() query: CoverageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoverageView | string> {
    if (query.format !== 'csv') return this.coverage.heatMap(actor, query);
    const view = await this.coverage.whole(actor, query);
    const vendor = view.vendors[0]?.name;
    return asFile(reply, { name: 'Coverage', ...described(view, query, vendor), ...coverageTable(view) });
  }

  /** The obligations that a figure counts: what is met, waits for a review or is overdue, in one lane, family or tier. */
  @Get('rows')
  @Allow('coverage.read')
  @ApiOkResponse({ type: CoverageRows })
  @ApiProduces('application/json', 'text/csv')
  async rows(
    @Asking() actor: Actor,
    @Query() query: RowsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoverageRows | string> {
    const view = await this.reports.behind(actor, query);
    if (query.format !== 'csv') return view;
    const vendor = view.items[0]?.vendorName;
    return asFile(reply, { name: 'Coverage rows', ...described(view, query, vendor), ...rowsTable(view.items) });
  }

  /** What is due next and what is overdue, each with the rule behind its date. */
  @Get('deadlines')
  @Allow('coverage.read')
  @ApiOkResponse({ type: DeadlinesView })
  @ApiProduces('application/json', 'text/csv')
  async deadlines(
    @Asking() actor: Actor,
    @Query() query: DeadlinesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlinesView | string> {
    const view = await this.reports.deadlines(actor, query);
    if (query.format !== 'csv') return view;
    const vendor = view.items[0]?.vendorName;
    return asFile(reply, { name: 'Deadlines', ...described(view, query, vendor), ...deadlinesTable(view) });
  }

  /** Achieved against objective for each exercise with results in the period, and the services without one. */
  @Get('recovery')
  @Allow('coverage.read')
  @ApiOkResponse({ type: RecoveryView })
  @ApiProduces('application/json', 'text/csv')
  async recovery(
    @Asking() actor: Actor,
    @Query() query: RecoveryQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryView | string> {
    const view = await this.reports.recovery(actor, query);
    if (query.format !== 'csv') return view;
    const vendor = view.items[0]?.vendorName;
    return asFile(reply, { name: 'Recovery results', ...described(view, query, vendor), ...recoveryTable(view) });
  }
}

function described(
  view: { period: ReportPeriod | null; ranAt: string },
  query: Filter,
  vendorName: string | null | undefined,
): Pick<CsvReport, 'filter' | 'ranAt'> {
  return { filter: filterInWords(view.period, query, vendorName), ranAt: view.ranAt };
}
