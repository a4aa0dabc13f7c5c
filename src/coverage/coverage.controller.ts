import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { coverageTable, deadlinesTable, filterInWords, recoveryTable } from './coverage-tables';
import { CoverageView, ReportQuery, type ReportPeriod } from './coverage.dto';
import { CoverageService } from './coverage.service';
import { csvOf, type CsvReport } from '../foundation/csv.rules';
import { DeadlinesView, RecoveryView } from './deadlines.dto';

@Controller('api/coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  /** Requirement against vendor: the worst state of each cell, its counts and the ids behind it; key figures lane by lane. */
  @Get()
  @Allow('coverage.read')
  @ApiOkResponse({ type: CoverageView })
  @ApiProduces('application/json', 'text/csv')
  async heatMap(
    @Asking() actor: Actor,
    @Query() query: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoverageView | string> {
    const view = await this.coverage.heatMap(actor, query);
    if (query.format !== 'csv') return view;
    const vendor = view.vendors[0]?.name;
    return asFile(reply, { name: 'Coverage', ...described(view, query, vendor), ...coverageTable(view) });
  }

  /** What is due next and what is overdue, each with the rule behind its date. */
  @Get('deadlines')
  @Allow('coverage.read')
  @ApiOkResponse({ type: DeadlinesView })
  @ApiProduces('application/json', 'text/csv')
  async deadlines(
    @Asking() actor: Actor,
    @Query() query: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlinesView | string> {
    const view = await this.coverage.deadlines(actor, query);
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
    @Query() query: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryView | string> {
    const view = await this.coverage.recovery(actor, query);
    if (query.format !== 'csv') return view;
    const vendor = view.items[0]?.vendorName;
    return asFile(reply, { name: 'Recovery results', ...described(view, query, vendor), ...recoveryTable(view) });
  }
}

function described(
  view: { period: ReportPeriod | null; ranAt: string },
  query: ReportQuery,
  vendorName: string | null | undefined,
): Pick<CsvReport, 'filter' | 'ranAt'> {
  return { filter: filterInWords(view.period, query, vendorName), ranAt: view.ranAt };
}

/** Sends a report as a file named after it and its day. */
function asFile(reply: FastifyReply, report: CsvReport): string {
  const file = `holdfast-${report.name.toLowerCase().replaceAll(' ', '-')}-${report.ranAt.slice(0, 10)}.csv`;
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`);
  return csvOf(report);
}
