import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ExercisePlanningService } from './exercise-planning.service';
import { ExerciseReads } from './exercise-reads';
import { EditedExercise, ExerciseList, ExerciseView, PlannedExercise } from './exercise-views.dto';
import {
  EditExercise,
  ExercisesQuery,
  PlanExercise,
  RescheduleExercise,
  SeenExercise,
  WriteObjectives,
} from './exercises.dto';

@Controller('api/exercises')
export class ExercisesController {
  constructor(
    private readonly planning: ExercisePlanningService,
    private readonly reads: ExerciseReads,
  ) {}

  @Get()
  @Allow('exercises.read')
  all(@Asking() actor: Actor, @Query() query: ExercisesQuery): Promise<ExerciseList> {
    return this.reads.all(actor, query);
  }

  @Post()
  @Allow('exercises.write')
  plan(@Asking() actor: Actor, @Body() body: PlanExercise): Promise<PlannedExercise> {
    return this.planning.plan(actor, body);
  }

  @Get(':id')
  @Allow('exercises.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ExerciseView> {
    return this.reads.one(actor, id);
  }

  @Patch(':id')
  @Allow('exercises.write')
  edit(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditExercise,
  ): Promise<EditedExercise> {
    return this.planning.edit(actor, id, body);
  }

  @Put(':id/objectives')
  @Allow('exercises.write')
  writeObjectives(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteObjectives,
  ): Promise<EditedExercise> {
    return this.planning.writeObjectives(actor, id, body);
  }

  /** Starts the exercise; what was planned and the recovery objectives in force are locked from here on. */
  @Post(':id/starts')
  @Allow('exercises.write')
  @HttpCode(201)
  start(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SeenExercise,
  ): Promise<EditedExercise> {
    return this.planning.start(actor, id, body.version);
  }

  /** A date for a postponed exercise, not after the one that was approved. */
  @Post(':id/schedulings')
  @Allow('exercises.write')
  reschedule(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RescheduleExercise,
  ): Promise<EditedExercise> {
    return this.planning.reschedule(actor, id, body);
  }
}
