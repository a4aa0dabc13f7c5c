import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { asFile } from '../foundation/report-file';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AgeingQuery, FindingAgeing } from './ageing/ageing.dto';
import { ageingReport } from './ageing/ageing-csv.rules';
import { AgeingService } from './ageing/ageing.service';
import { ComparisonQuery, VendorComparison } from './comparison/comparison.dto';
import { comparisonReport } from './comparison/comparison-csv.rules';
import { ComparisonService } from './comparison/comparison.service';
import { QuarterCalendar, QuartersQuery } from './quarters/quarters.dto';
import { quartersReport } from './quarters/quarters-csv.rules';
import { QuartersService } from './quarters/quarters.service';
import { RecoveryScatter, ScatterQuery } from './recovery/scatter.dto';
import { scatterReport } from './recovery/scatter-csv.rules';
import { ScatterService } from './recovery/scatter.service';

@Controller('api/dashboards')
export class DashboardsController {
  constructor(
    private readonly quarters: QuartersService,
    private readonly scatters: ScatterService,
    private readonly findings: AgeingService,
    private readonly comparisons: ComparisonService,
  ) {}

  /** Services against the quarters of the fiscal year: on which days a valid, accepted test proves recovery, and which tests those are. */
  @Get('fiscal-coverage')
  @Allow('exercises.read')
  @ApiOkResponse({ type: QuarterCalendar })
  @ApiProduces('application/json', 'text/csv')
  async fiscalCoverage(
    @Asking() actor: Actor,
    @Query() query: QuartersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuarterCalendar | string> {
    const view = await this.quarters.calendar(actor, query);
    return query.format === 'csv' ? asFile(reply, quartersReport(view, query)) : view;
  }

  /** Achieved against objective, as points and as rows, of exercises and of real events. */
  @Get('recovery-scatter')
  @Allow('exercises.read')
  @ApiOkResponse({ type: RecoveryScatter })
  @ApiProduces('application/json', 'text/csv')
  async recoveryScatter(
    @Asking() actor: Actor,
    @Query() query: ScatterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryScatter | string> {
    const view = await this.scatters.scatter(actor, query);
    return query.format === 'csv' ? asFile(reply, scatterReport(view, query)) : view;
  }

  /** Findings that stand open, by severity and age, and which of them are late. */
  @Get('finding-ageing')
  @Allow('findings.read')
  @ApiOkResponse({ type: FindingAgeing })
  @ApiProduces('application/json', 'text/csv')
  async findingAgeing(
    @Asking() actor: Actor,
    @Query() query: AgeingQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingAgeing | string> {
    const view = await this.findings.ageing(actor, query);
    return query.format === 'csv' ? asFile(reply, ageingReport(view, query)) : view;
  }

  /** Two to five vendors side by side. */
  @Get('vendor-comparison')
  @Allow('coverage.read')
  @ApiOkResponse({ type: VendorComparison })
  @ApiProduces('application/json', 'text/csv')
  async vendorComparison(
    @Asking() actor: Actor,
    @Query() query: ComparisonQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VendorComparison | string> {
    const view = await this.comparisons.compare(actor, query);
    return query.format === 'csv' ? asFile(reply, comparisonReport(view)) : view;
  }
}
