import { Module } from '@nestjs/common';
import { RunCorrectionsService } from './run-corrections.service';
import { RunInjectsService } from './run-injects.service';
import { RunLogController } from './run-log.controller';
import { RunMomentsService } from './run-moments.service';
import { RunNotesService } from './run-notes.service';
import { RunPressesService } from './run-presses.service';
import { RunReads } from './run-reads';
import { RunController } from './run.controller';
import { StepTimesApplication } from './step-times-application.service';
import { StepTimesReads } from './step-times-reads';
import { StepTimesController } from './step-times.controller';
import { StepTimesService } from './step-times.service';

@Module({
  controllers: [RunController, RunLogController, StepTimesController],
  providers: [
    RunCorrectionsService,
    RunInjectsService,
    RunMomentsService,
    RunNotesService,
    RunPressesService,
    RunReads,
    StepTimesApplication,
    StepTimesReads,
    StepTimesService,
  ],
})
export class RunModule {}
