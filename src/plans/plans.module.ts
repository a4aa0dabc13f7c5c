import { Module } from '@nestjs/common';
import { PlanDraftsService } from './plan-drafts.service';
import { PlanReads } from './plan-reads';
import { PlanVersionsController } from './plan-versions.controller';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';

@Module({
  controllers: [PlansController, PlanVersionsController],
  providers: [PlanDraftsService, PlanReads, PlansService],
  exports: [PlansService],
})
export class PlansModule {}
