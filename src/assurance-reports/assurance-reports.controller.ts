import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import {
  AddDeviation,
  AddSubservice,
  AssuranceQuery,
  ChangeExpectation,
  CorrectReport,
  YearCoverageQuery,
  ExpectedForPeriod,
  ExpectForPeriod,
  ExpectReport,
  LinkSubservice,
  ReceiveReport,
} from './assurance-reports.dto';
import { ReceivingService } from './receiving.service';
import { ReportContentService } from './report-content.service';
import { AssuranceReportDetail, AssuranceReportList } from './report-views.dto';
import { YearCoverageList } from './gaps/year-coverage.dto';
import { AssuranceReportsService } from './reports.service';

/** Independent reports: what is expected, what is here, and what each says. */
@Controller('api')
export class AssuranceReportsController {
  constructor(
    private readonly reports: AssuranceReportsService,
    private readonly receiving: ReceivingService,
    private readonly content: ReportContentService,
  ) {}

  @Get('assurance-reports')
  @Allow('assurance.read')
  list(@Asking() actor: Actor, @Query() query: AssuranceQuery): Promise<AssuranceReportList> {
    return this.reports.list(actor, query);
  }

  /** How reports of a kind cover a fiscal year, service by service. */
  @Get('assurance-coverage')
  @Allow('assurance.read')
  coverage(@Asking() actor: Actor, @Query() query: YearCoverageQuery): Promise<YearCoverageList> {
    return this.reports.coverage(actor, query);
  }

  @Get('assurance-reports/:id')
  @Allow('assurance.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssuranceReportDetail> {
    return this.reports.one(actor, id);
  }

  @Post('assurance-reports')
  @Allow('assurance.bring')
  expect(@Asking() actor: Actor, @Body() body: ExpectReport): Promise<AssuranceReportDetail> {
    return this.reports.expect(actor, body);
  }

  /** Expects every report that obligations of the period ask for and nobody expects yet. */
  @Post('assurance-expectations')
  @Allow('assurance.evaluate')
  expectForPeriod(@Asking() actor: Actor, @Body() body: ExpectForPeriod): Promise<ExpectedForPeriod> {
    return this.reports.expectForPeriod(actor, body.periodId);
  }

  @Post('assurance-reports/:id/expectations')
  @Allow('assurance.evaluate')
  change(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeExpectation,
  ): Promise<AssuranceReportDetail> {
    return this.reports.change(actor, id, body);
  }

  @Post('assurance-reports/:id/receipts')
  @Allow('assurance.bring')
  receive(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReceiveReport,
  ): Promise<AssuranceReportDetail> {
    return this.receiving.receive(actor, id, body);
  }

  @Post('assurance-reports/:id/corrections')
  @Allow('assurance.bring')
  correct(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectReport,
  ): Promise<AssuranceReportDetail> {
    return this.receiving.correct(actor, id, body);
  }

  @Post('assurance-reports/:id/subservices')
  @Allow('assurance.bring')
  addSubservice(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddSubservice,
  ): Promise<AssuranceReportDetail> {
    return this.content.addSubservice(actor, id, body);
  }

  @Post('report-subservices/:id/links')
  @Allow('assurance.bring')
  linkSubservice(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LinkSubservice,
  ): Promise<AssuranceReportDetail> {
    return this.content.link(actor, id, body);
  }

  @Post('report-subservices/:id/removals')
  @Allow('assurance.bring')
  removeSubservice(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssuranceReportDetail> {
    return this.content.removeSubservice(actor, id);
  }

  @Post('assurance-reports/:id/deviations')
  @Allow('assurance.bring')
  addDeviation(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddDeviation,
  ): Promise<AssuranceReportDetail> {
    return this.content.addDeviation(actor, id, body);
  }

  @Post('report-deviations/:id/removals')
  @Allow('assurance.bring')
  removeDeviation(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssuranceReportDetail> {
    return this.content.removeDeviation(actor, id);
  }
}
