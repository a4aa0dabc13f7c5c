import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { ImpactAgreementService } from './impact-agreement.service';
import { ImpactDraftsService } from './impact-drafts.service';
import {
  ImpactGuideView,
  ImpactRegister,
  ImpactView,
  OutageCostView,
  ScoresRead,
  ServiceImpact,
} from './impact-views.dto';
import { ProposeImpact, ReadScores, ReturnImpact, StateOutageCost, WriteImpact } from './impact.dto';
import { ImpactService } from './impact.service';
import { OutageCostsService } from './outage-costs.service';

@Controller('api')
export class ImpactController {
  constructor(
    private readonly impact: ImpactService,
    private readonly drafts: ImpactDraftsService,
    private readonly agreement: ImpactAgreementService,
    private readonly costs: OutageCostsService,
  ) {}

  /** Categories with their anchors, and time bands. */
  @Get('impact-guide')
  @Allow('services.read')
  guide(): ImpactGuideView {
    return this.impact.guide();
  }

  /** Every service that runs, with its impact and its objectives, and where the two do not fit. */
  @Get('impact-register')
  @Allow('services.read')
  register(@Asking() actor: Actor): Promise<ImpactRegister> {
    return this.impact.register(actor);
  }

  @Get('services/:id/impact')
  @Allow('services.read')
  ofService(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ServiceImpact> {
    return this.impact.ofService(actor, id);
  }

  /** Begins the next version with what the newest one says. */
  @Post('services/:id/impact-assessments')
  @Allow('impact.score')
  open(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ImpactView> {
    return this.drafts.open(actor, id);
  }

  @Get('impact-assessments/:id')
  @Allow('services.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ImpactView> {
    return this.impact.one(actor, id);
  }

  /** Replaces what the draft says. */
  @Put('impact-assessments/:id')
  @Allow('impact.score')
  write(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteImpact,
  ): Promise<ImpactView> {
    return this.drafts.write(actor, id, body);
  }

  /** Reads scores out of pasted cells or a CSV file; saves nothing. */
  @Post('impact-assessments/:id/score-readings')
  @HttpCode(200)
  @Allow('impact.score')
  read(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReadScores): Promise<ScoresRead> {
    return this.impact.read(actor, id, body.text);
  }

  /** Fixes the scores and derives the longest tolerable outage. */
  @Post('impact-assessments/:id/proposals')
  @Allow('impact.score')
  propose(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeImpact,
  ): Promise<ImpactView> {
    return this.drafts.propose(actor, id, body.version);
  }

  /** Accepts for the side that the person belongs to: the vendor or the registrant. */
  @Post('impact-assessments/:id/acceptances')
  @Allow('impact.accept')
  accept(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ImpactView> {
    return this.agreement.accept(actor, id);
  }

  @Post('impact-assessments/:id/returns')
  @Allow('impact.accept')
  giveBack(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnImpact,
  ): Promise<ImpactView> {
    return this.agreement.giveBack(actor, id, body.reason);
  }

  /** States what an outage costs the registrant; the statement before it stays on record. */
  @Post('services/:id/outage-costs')
  @Allow('objectives.propose')
  stateCost(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StateOutageCost,
  ): Promise<OutageCostView[]> {
    return this.costs.state(actor, id, body);
  }
}
