import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { PlanReads } from './plan-reads';
import { DraftedPlanVersion, PlanList, PlanView, StartedPlan } from './plan-views.dto';
import { DraftPlanVersion, PlansQuery, StartPlan } from './plans.dto';
import { PlansService } from './plans.service';

@Controller('api/plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly reads: PlanReads,
  ) {}

  @Get()
  @Allow('plans.read')
  all(@Asking() actor: Actor, @Query() query: PlansQuery): Promise<PlanList> {
    return this.reads.all(actor, query.vendorId ?? null);
  }

  /** A plan with its first version, a draft that starts from an uploaded file. */
  @Post()
  @Allow('plans.write')
  start(@Asking() actor: Actor, @Body() body: StartPlan): Promise<StartedPlan> {
    return this.plans.start(actor, body);
  }

  @Get(':id')
  @Allow('plans.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PlanView> {
    return this.reads.one(actor, id);
  }

  /** The next version, a draft that says what the latest version says. */
  @Post(':id/versions')
  @Allow('plans.write')
  draftNext(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftPlanVersion,
  ): Promise<DraftedPlanVersion> {
    return this.plans.draftNext(actor, id, body);
  }
}
