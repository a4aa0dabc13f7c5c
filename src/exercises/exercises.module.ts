import { Module } from '@nestjs/common';
import { ExercisePlanningService } from './exercise-planning.service';
import { ExerciseReads } from './exercise-reads';
import { ExerciseResultsService } from './exercise-results.service';
import { ExerciseResultsController } from './exercise-results.controller';
import { ExercisesController } from './exercises.controller';
import { ExercisesService } from './exercises.service';
import { DeferralsController } from './programme/deferrals.controller';
import { DeferralsService } from './programme/deferrals.service';
import { RunModule } from './run/run.module';
import { StepResultsService } from './step-results.service';

@Module({
  imports: [RunModule],
  controllers: [ExercisesController, ExerciseResultsController, DeferralsController],
  providers: [
    DeferralsService,
    ExercisePlanningService,
    ExerciseReads,
    ExerciseResultsService,
    ExercisesService,
    StepResultsService,
  ],
  exports: [ExercisesService],
})
export class ExercisesModule {}
