import { Module } from '@nestjs/common';
import { PlanDraftsService } from './plan-drafts.service';
import { PlanReads } from './plan-reads';
import { PlanVersionsController } from './plan-versions.controller';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';
import { PlanRevisionsService } from './revisions/plan-revisions.service';

@Module({
  controllers: [PlansController, PlanVersionsController],
  providers: [PlanDraftsService, PlanReads, PlanRevisionsService, PlansService],
  exports: [PlanRevisionsService, PlansService],
})
export class PlansModule {}
