import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { PeriodMoves } from './period-moves.service';
import { DecideReopening, MovePeriod, PeriodDetail, PeriodSuggestion, RequestReopening } from './periods.dto';
import { PeriodsService } from './periods.service';
import { ReopeningsService } from './reopenings.service';

@Controller('api')
export class PeriodMovesController {
  constructor(
    private readonly periods: PeriodsService,
    private readonly moves: PeriodMoves,
    private readonly reopenings: ReopeningsService,
  ) {}

  /** The fiscal year to plan next, from the registrant's fiscal year end. */
  @Get('period-suggestion')
  @Allow('catalogue.read')
  suggestion(@Asking() actor: Actor): Promise<PeriodSuggestion> {
    return this.periods.suggestion(actor);
  }

  @Get('periods/:id')
  @Allow('catalogue.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PeriodDetail> {
    return this.moves.one(actor, id);
  }

  /** Begins to close the period: the checklist then says what still stands open. */
  @Post('periods/:id/closings')
  @Allow('periods.manage')
  close(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MovePeriod,
  ): Promise<PeriodDetail> {
    return this.moves.close(actor, id, body);
  }

  @Post('periods/:id/archivings')
  @Allow('periods.manage')
  archive(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MovePeriod,
  ): Promise<PeriodDetail> {
    return this.moves.archive(actor, id, body);
  }

  /** Asks for a locked period to be reopened; two other people decide (SD-14). */
  @Post('periods/:id/reopenings')
  @Allow('periods.manage')
  reopen(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReopening,
  ): Promise<PeriodDetail> {
    return this.reopenings.request(actor, id, body);
  }

  @Post('period-reopenings/:id/decisions')
  @Allow('periods.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideReopening,
  ): Promise<PeriodDetail> {
    return this.reopenings.decide(actor, id, body);
  }
}
