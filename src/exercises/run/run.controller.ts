import { Body, Controller, Get, Header, Headers, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { csvOf } from '../../foundation/csv.rules';
import { Allow, Asking } from '../../foundation/door';
import { RecordedResults } from '../recorded-results.dto';
import { Held, HELD_HEADER } from './held-press';
import { RunCorrectionsService } from './run-corrections.service';
import { RunMomentsService } from './run-moments.service';
import { RunPressesService } from './run-presses.service';
import { RunReads } from './run-reads';
import { LoggedEntry, PressedStep, RunView } from './run-views.dto';
import { CorrectResult, CorrectStart, FinishStep, MarkMoment, StartStep, WithdrawStart } from './run.dto';

@Controller('api/exercises')
export class RunController {
  constructor(
    private readonly reads: RunReads,
    private readonly presses: RunPressesService,
    private readonly corrections: RunCorrectionsService,
    private readonly moments: RunMomentsService,
  ) {}

  /** The live run sheet. With the entity tag of what is known in `If-None-Match`: 304 while nothing changed; the server's time is in `holdfast-time`. */
  @Get(':id/run')
  @Allow('exercises.read')
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: 'if-none-match', required: false })
  @ApiOkResponse({ type: RunView })
  async sheet(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-none-match') tag: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.reads.sheet(actor, id, /^(?:W\/)?"([\d.]{1,60})"$/.exec(tag ?? '')?.[1] ?? null);
    void reply.header('holdfast-time', this.reads.now());
    if (view === null) await reply.status(304).header('etag', tag).send();
    else await reply.header('etag', `"${view.change}"`).send(view);
  }

  /** The log with UTC and the site's zone, as a file. */
  @Get(':id/run-log')
  @Allow('exercises.read')
  @ApiProduces('text/csv')
  async log(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.reads.log(actor, id);
    const file = `holdfast-run-log-${report.filter.replace('Exercise ', '').toLowerCase()}.csv`;
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file}"`);
    return csvOf(report);
  }

  /** Starts the clock of a step at the server's time. */
  @Post(':id/step-starts')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  start(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: StartStep,
    @Held() heldSeconds: number,
  ): Promise<PressedStep> {
    return this.presses.start(actor, { exerciseId, given, heldSeconds });
  }

  /** Ends the clock of a step with its outcome. */
  @Post(':id/step-finishes')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  finish(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: FinishStep,
    @Held() heldSeconds: number,
  ): Promise<PressedStep> {
    return this.presses.finish(actor, { exerciseId, given, heldSeconds });
  }

  /** The clock of a step was started in error. */
  @Post(':id/start-withdrawals')
  @Allow('exercises.write')
  withdrawStart(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: WithdrawStart,
  ): Promise<PressedStep> {
    return this.corrections.withdrawStart(actor, id, given);
  }

  @Post(':id/start-corrections')
  @Allow('exercises.write')
  correctStart(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: CorrectStart,
  ): Promise<PressedStep> {
    return this.corrections.correctStart(actor, id, given);
  }

  /** A result in the place of the latest one, which stays as it was recorded. */
  @Post(':id/result-corrections')
  @Allow('exercises.write')
  correctResult(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: CorrectResult,
  ): Promise<RecordedResults> {
    return this.corrections.correctResult(actor, id, given);
  }

  /** A moment of the exercise's clock, now. */
  @Post(':id/moments')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  mark(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: MarkMoment,
    @Held() heldSeconds: number,
  ): Promise<LoggedEntry> {
    return this.moments.mark(actor, { exerciseId, given, heldSeconds });
  }
}
