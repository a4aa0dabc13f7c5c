import { Module } from '@nestjs/common';
import { RunCorrectionsService } from './run-corrections.service';
import { RunInjectsService } from './run-injects.service';
import { RunLogController } from './run-log.controller';
import { RunMomentsService } from './run-moments.service';
import { RunNotesService } from './run-notes.service';
import { RunPressesService } from './run-presses.service';
import { RunReads } from './run-reads';
import { RunController } from './run.controller';

@Module({
  controllers: [RunController, RunLogController],
  providers: [
    RunCorrectionsService,
    RunInjectsService,
    RunMomentsService,
    RunNotesService,
    RunPressesService,
    RunReads,
  ],
})
export class RunModule {}
