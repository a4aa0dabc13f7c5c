import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { asFile } from '../foundation/report-file';
import { RetentionQuery } from './retention-queries.dto';
import { RecordReportRelease, RetentionRegister } from './retention.dto';
import { RetentionService } from './retention.service';

/** How long records are kept. */
@Controller('api')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

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
    return asFile(reply, await this.retention.report(actor, query));
  }

  /** Records when the auditor's report for a fiscal year was released. */
  @Post('report-releases')
  @Allow('retention.manage')
  recordRelease(@Asking() actor: Actor, @Body() body: RecordReportRelease): Promise<RetentionRegister> {
    return this.retention.recordRelease(actor, body);
  }
}
