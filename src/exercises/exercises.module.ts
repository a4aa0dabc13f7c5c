import { Module } from '@nestjs/common';
import { ExercisePlanningService } from './exercise-planning.service';
import { ExerciseReads } from './exercise-reads';
import { ExerciseResultsService } from './exercise-results.service';
import { ExerciseResultsController } from './exercise-results.controller';
import { ExercisesController } from './exercises.controller';
import { ExercisesService } from './exercises.service';
import { StepResultsService } from './step-results.service';

@Module({
  controllers: [ExercisesController, ExerciseResultsController],
  providers: [ExercisePlanningService, ExerciseReads, ExerciseResultsService, ExercisesService, StepResultsService],
  exports: [ExercisesService],
})
export class ExercisesModule {}
