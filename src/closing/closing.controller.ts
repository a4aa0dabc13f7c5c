import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { MovePeriod, PeriodDetail } from '../catalogue/periods.dto';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ClosingChecklist, ConcludeRest, RestConcluded } from './closing.dto';
import { ClosingService } from './closing.service';

@Controller('api/periods/:id')
export class ClosingController {
  constructor(private readonly closing: ClosingService) {}

  /** What still stands open in the period, as facts; only obligations without a conclusion keep it from being locked. */
  @Get('closing-checklist')
  @Allow('periods.read')
  checklist(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClosingChecklist> {
    return this.closing.checklist(actor, id);
  }

  /** Concludes as not tested or not met, with a reason, obligations that nobody concluded. */
  @Post('rest-conclusions')
  @Allow('periods.manage')
  concludeRest(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeRest,
  ): Promise<RestConcluded> {
    return this.closing.concludeRest(actor, id, body);
  }

  /** Locks the period: from then on nothing that belongs to it changes. */
  @Post('lockings')
  @Allow('periods.manage')
  lock(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MovePeriod,
  ): Promise<PeriodDetail> {
    return this.closing.lock(actor, id, body);
  }
}
