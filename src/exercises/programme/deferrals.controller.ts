import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import {
  AskedDeferral,
  CancelExercise,
  DecideDeferral,
  DeferralList,
  DeferralsQuery,
  PostponeExercise,
  SeenDeferral,
} from './deferrals.dto';
import { DeferralsService } from './deferrals.service';

@Controller('api')
export class DeferralsController {
  constructor(private readonly deferrals: DeferralsService) {}

  /** Requests to postpone or cancel, and what became of them; refused ones too. */
  @Get('exercise-deferrals')
  @Allow('exercises.read')
  all(@Asking() actor: Actor, @Query() query: DeferralsQuery): Promise<DeferralList> {
    return this.deferrals.all(actor, query);
  }

  /** Asks to postpone an exercise. The registrant approves, but for a T3 vendor's first short postponement. */
  @Post('exercises/:id/postponements')
  @Allow('exercises.write')
  postpone(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PostponeExercise,
  ): Promise<AskedDeferral> {
    return this.deferrals.postpone(actor, id, body);
  }

  /** Asks to cancel an exercise; the registrant approves. */
  @Post('exercises/:id/cancellations')
  @Allow('exercises.write')
  cancel(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CancelExercise,
  ): Promise<AskedDeferral> {
    return this.deferrals.cancel(actor, id, body);
  }

  /** Approves or refuses a request. Whoever asked does not decide. */
  @Post('exercise-deferrals/:id/decisions')
  @Allow('exercises.approve')
  @HttpCode(204)
  decide(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: DecideDeferral): Promise<void> {
    return this.deferrals.decide(actor, id, body);
  }

  /** Takes a waiting request back. */
  @Post('exercise-deferrals/:id/withdrawals')
  @Allow('exercises.write')
  @HttpCode(204)
  withdraw(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SeenDeferral): Promise<void> {
    return this.deferrals.withdraw(actor, id, body.version);
  }
}
