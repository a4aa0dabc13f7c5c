import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ExerciseResultsService } from './exercise-results.service';
import { EditedExercise } from './exercise-views.dto';
import { RecordedResults } from './recorded-results.dto';
import { IssueReport, RateObjectives, SeenExercise } from './exercises.dto';
import { DecideSteps, RecordSteps, SetClock, StepResultInput } from './results.dto';
import { StepResultsService } from './step-results.service';

@Controller('api/exercises')
export class ExerciseResultsController {
  constructor(
    private readonly steps: StepResultsService,
    private readonly results: ExerciseResultsService,
  ) {}

  /** One attempt at one step; earlier attempts stay. */
  @Post(':id/step-results')
  @Allow('exercises.write')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StepResultInput,
  ): Promise<RecordedResults> {
    return this.steps.record(actor, id, body);
  }

  /** Results of many steps, all or none; rows that change nothing are left out. */
  @Put(':id/step-results')
  @Allow('exercises.write')
  recordAll(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordSteps,
  ): Promise<RecordedResults> {
    return this.steps.recordAll(actor, id, body.results);
  }

  /** What becomes of each step in the plan: keep, change, remove, or add to. */
  @Put(':id/dispositions')
  @Allow('exercises.write')
  @HttpCode(204)
  decide(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: DecideSteps): Promise<void> {
    return this.steps.decide(actor, id, body);
  }

  @Put(':id/clock')
  @Allow('exercises.write')
  setClock(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetClock,
  ): Promise<EditedExercise> {
    return this.results.setClock(actor, id, body);
  }

  /** Says that the results are complete; refused with a list of what is not. */
  @Post(':id/results')
  @Allow('exercises.write')
  complete(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SeenExercise,
  ): Promise<EditedExercise> {
    return this.results.complete(actor, id, body.version);
  }

  @Post(':id/ratings')
  @Allow('exercises.write')
  rate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RateObjectives,
  ): Promise<EditedExercise> {
    return this.results.rate(actor, id, body);
  }

  /** The after-action report. */
  @Post(':id/reports')
  @Allow('exercises.write')
  report(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IssueReport,
  ): Promise<EditedExercise> {
    return this.results.report(actor, id, body);
  }
}
