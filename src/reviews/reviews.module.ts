import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { ExercisesModule } from '../exercises/exercises.module';
import { ObligationsModule } from '../obligations/obligations.module';
import { PlansModule } from '../plans/plans.module';
import { ApprovalsService } from './approvals.service';
import { ConclusionsService } from './conclusions.service';
import { LineDecisions } from './line-decisions';
import { QueriesService } from './queries.service';
import { QueueService } from './queue.service';
import { ReviewEffects } from './review-effects';
import { ReviewingService } from './reviewing.service';
import { ReviewsController } from './reviews.controller';
import { SubmissionsController } from './submissions.controller';
import { SubmissionsService } from './submissions.service';
import { WorkspaceService } from './workspace.service';

const SERVICES = [
  ApprovalsService,
  ConclusionsService,
  QueriesService,
  QueueService,
  ReviewingService,
  SubmissionsService,
  WorkspaceService,
];

@Module({
  imports: [CatalogueModule, EvidenceModule, ExercisesModule, ObligationsModule, PlansModule],
  controllers: [SubmissionsController, ReviewsController],
  providers: [...SERVICES, LineDecisions, ReviewEffects],
  exports: SERVICES,
})
export class ReviewsModule {}
