import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { csvOf } from '../foundation/csv.rules';
import { Allow, Asking } from '../foundation/door';
import { DisposalsService } from './disposals.service';
import {
  DecideRetention,
  DisposalList,
  DisposalsQuery,
  DisposalVerification,
  DisposalView,
  ProposeDisposal,
  RecordReportRelease,
  RetentionQuery,
  RetentionRegister,
} from './retention.dto';
import { RetentionService } from './retention.service';
import { TombstoneVerification } from './tombstone-verification.service';

/** How long records are kept, and how they are disposed of. */
@Controller('api')
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly disposals: DisposalsService,
    private readonly verification: TombstoneVerification,
  ) {}

  /** Every evidence item with its classes, clocks and last day, and what keeps it longer. */
  @Get('retention')
  @Allow('retention.read')
  register(@Asking() actor: Actor, @Query() query: RetentionQuery): Promise<RetentionRegister> {
    return this.retention.register(actor, query);
  }

  /** The register as a file: every record that is sought, on one page. */
  @Get('retention/report')
  @Allow('retention.read')
  @ApiProduces('text/csv')
  async report(
    @Asking() actor: Actor,
    @Query() query: RetentionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.retention.report(actor, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="holdfast-retention-${report.ranAt.slice(0, 10)}.csv"`);
    return csvOf(report);
  }

  /** Records when the auditor's report for a fiscal year was released. */
  @Post('report-releases')
  @Allow('retention.manage')
  recordRelease(@Asking() actor: Actor, @Body() body: RecordReportRelease): Promise<RetentionRegister> {
    return this.retention.recordRelease(actor, body);
  }

  @Get('disposals')
  @Allow('retention.read')
  list(@Asking() actor: Actor, @Query() query: DisposalsQuery): Promise<DisposalList> {
    return this.disposals.list(actor, query);
  }

  @Post('disposals')
  @Allow('retention.manage')
  propose(@Asking() actor: Actor, @Body() body: ProposeDisposal): Promise<DisposalView> {
    return this.disposals.propose(actor, body);
  }

  @Get('disposals/:id')
  @Allow('retention.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DisposalView> {
    return this.disposals.one(actor, id);
  }

  /** One of two approvals by different functions, or a refusal; the second disposes. Needs the password confirmed again. */
  @Post('disposals/:id/decisions')
  @Allow('retention.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideRetention,
  ): Promise<DisposalView> {
    return this.disposals.decide(actor, id, body);
  }

  /** What stays, compared with what the trail recorded; every digest is taken anew. */
  @Get('disposals/:id/verification')
  @Allow('retention.read')
  verify(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DisposalVerification> {
    return this.verification.verify(actor, id);
  }
}
