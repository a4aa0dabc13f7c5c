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
import { ExercisePartsController } from './programme/exercise-parts.controller';
import { ExercisePartsService } from './programme/exercise-parts.service';
import { RegisterReads } from './programme/register-reads';
import { RegistersController } from './programme/registers.controller';
import { RegistersService } from './programme/registers.service';
import { RestoresService } from './programme/restores.service';
import { ExerciseCalendarService } from './programme/calendar.service';
import { ProgrammeReads } from './programme/programme-reads';
import { ProgrammesController } from './programme/programmes.controller';
import { ProgrammesService } from './programme/programmes.service';
import { ReconciliationController } from './reconciliation/reconciliation.controller';
import { ReconciliationService } from './reconciliation/reconciliation.service';
import { StepResultsService } from './step-results.service';

@Module({
  imports: [RunModule],
  controllers: [
    ExercisesController,
    ExerciseResultsController,
    DeferralsController,
    ExercisePartsController,
    ProgrammesController,
    ReconciliationController,
    RegistersController,
  ],
  providers: [
    DeferralsService,
    ExercisePlanningService,
    ExerciseReads,
    ExerciseResultsService,
    ExercisesService,
    ExercisePartsService,
    ExerciseCalendarService,
    ProgrammeReads,
    ProgrammesService,
    ReconciliationService,
    RegisterReads,
    RegistersService,
    RestoresService,
    StepResultsService,
  ],
  exports: [ExercisesService],
})
export class ExercisesModule {}
