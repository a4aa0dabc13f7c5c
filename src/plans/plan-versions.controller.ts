import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { PlanDraftsService } from './plan-drafts.service';
import { PlanReads } from './plan-reads';
import { parsePlanSteps } from './plan-steps.rules';
import {
  ApprovedPlanVersion,
  EditedPlanVersion,
  ParsedStepsView,
  PlanContentView,
  PlanVersionView,
} from './plan-views.dto';
import { ApprovePlanVersion, EditPlanVersion, ParseSteps, WriteCoverage, WriteSteps } from './plans.dto';

@Controller('api/plan-versions')
export class PlanVersionsController {
  constructor(
    private readonly drafts: PlanDraftsService,
    private readonly reads: PlanReads,
  ) {}

  @Get(':id')
  @Allow('plans.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PlanVersionView> {
    return this.reads.version(actor, id);
  }

  /** The canonical text behind the digest, to be hashed by whoever doubts it. */
  @Get(':id/content')
  @Allow('plans.read')
  content(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PlanContentView> {
    return this.reads.content(actor, id);
  }

  @Patch(':id')
  @Allow('plans.write')
  edit(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditPlanVersion,
  ): Promise<EditedPlanVersion> {
    return this.drafts.edit(actor, id, body);
  }

  @Put(':id/steps')
  @Allow('plans.write')
  writeSteps(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteSteps,
  ): Promise<EditedPlanVersion> {
    return this.drafts.writeSteps(actor, id, body);
  }

  /** Reads steps out of pasted cells and says what is wrong with each; saves nothing. */
  @Post(':id/steps/parses')
  @Allow('plans.write')
  @HttpCode(200)
  async parse(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ParseSteps,
  ): Promise<ParsedStepsView> {
    await this.reads.requireVisible(actor, id);
    return parsePlanSteps(body.text);
  }

  @Put(':id/coverage')
  @Allow('plans.write')
  writeCoverage(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteCoverage,
  ): Promise<EditedPlanVersion> {
    return this.drafts.writeCoverage(actor, id, body);
  }

  /** The vendor's approval, by somebody who is not the version's only author. Fixes the content and its digest. */
  @Post(':id/approvals')
  @Allow('plans.approve')
  approve(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApprovePlanVersion,
  ): Promise<ApprovedPlanVersion> {
    return this.drafts.approve(actor, id, body.version);
  }
}
