import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import {
  EXERCISE_KINDS,
  isUsuallyTest,
  KIND_FACTS,
  KIND_LABELS,
  runsClock,
  tiersEnough,
} from '../exercise-kinds.rules';
import { LinkExercise, RecordAreas } from './exercise-part.dto';
import { ExercisePartsService } from './exercise-parts.service';
import { ExerciseKindList } from './kinds.dto';

@Controller('api')
export class ExercisePartsController {
  constructor(private readonly parts: ExercisePartsService) {}

  /** The nine kinds in their order: what happens, and the tiers whose recovery test each is enough for. */
  @Get('exercise-kinds')
  @Allow('exercises.read')
  kinds(): ExerciseKindList {
    return {
      items: EXERCISE_KINDS.map((kind, index) => ({
        ...{ kind, order: index + 1, label: KIND_LABELS[kind], ...KIND_FACTS[kind], enoughFor: tiersEnough(kind) },
        ...{ usuallyTest: isUsuallyTest(kind), runsClock: runsClock(kind) },
      })),
    };
  }

  /** How communications, data recovery and application recovery went, for those that were chosen. */
  @Put('exercises/:id/areas')
  @Allow('exercises.write')
  @HttpCode(204)
  recordAreas(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordAreas,
  ): Promise<void> {
    return this.parts.recordAreas(actor, id, body);
  }

  @Put('exercises/:id/links')
  @Allow('exercises.write')
  @HttpCode(204)
  link(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: LinkExercise): Promise<void> {
    return this.parts.link(actor, id, body);
  }
}
