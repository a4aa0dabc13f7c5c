import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { OpenPeriod, PeriodList, PeriodView, PlanPeriod } from './periods.dto';
import { PeriodsService } from './periods.service';

@Controller('api/periods')
export class PeriodsController {
  constructor(private readonly periods: PeriodsService) {}

  @Get()
  @Allow('catalogue.read')
  all(@Asking() actor: Actor): Promise<PeriodList> {
    return this.periods.list(actor);
  }

  @Post()
  @Allow('periods.manage')
  plan(@Asking() actor: Actor, @Body() body: PlanPeriod): Promise<PeriodView> {
    return this.periods.plan(actor, body);
  }

  /** Opens the period and pins the newest catalogue to it. */
  @Post(':id/openings')
  @Allow('periods.manage')
  open(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: OpenPeriod): Promise<PeriodView> {
    return this.periods.open(actor, id, body);
  }
}
