import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { csvOf } from '../../foundation/csv.rules';
import { Allow, Asking } from '../../foundation/door';
import { DataReconciliationView, RecordComparison, RecordedComparison, ResolveDifference } from './reconciliation.dto';
import { ReconciliationService } from './reconciliation.service';

/** Data reconciliation of an exercise. */
@Controller('api/exercises')
export class ReconciliationController {
  constructor(
    private readonly reconciliation: ReconciliationService,
    private readonly clock: Clock,
  ) {}

  @Get(':id/reconciliation')
  @Allow('exercises.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DataReconciliationView> {
    return this.reconciliation.one(actor, id);
  }

  /** Every differing record with how it was resolved, as CSV. */
  @Get(':id/reconciliation/csv')
  @Allow('exercises.read')
  @ApiProduces('text/csv')
  async csv(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.reconciliation.csv(actor, id, this.clock.iso());
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="holdfast-data-reconciliation.csv"');
    return csvOf(report);
  }

  /** Counts, sums, a sample or every record of the recovered data against their source. */
  @Post(':id/comparisons')
  @Allow('exercises.write')
  compare(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordComparison,
  ): Promise<RecordedComparison> {
    return this.reconciliation.compare(actor, id, body);
  }

  /** How a differing record was resolved. */
  @Post(':id/difference-resolutions')
  @Allow('exercises.write')
  @HttpCode(204)
  resolve(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResolveDifference,
  ): Promise<void> {
    return this.reconciliation.resolve(actor, id, body);
  }
}
