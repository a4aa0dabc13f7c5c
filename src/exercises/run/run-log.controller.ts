import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { EditedExercise } from '../exercise-views.dto';
import { Held, HELD_HEADER } from './held-press';
import { RunInjectsService } from './run-injects.service';
import { RunNotesService } from './run-notes.service';
import { AddedInject, LoggedEntry, NamedGuest } from './run-views.dto';
import { AddInject, AnswerInject, CorrectNote, DeliverInject, NameGuest, WriteInjects, WriteNote } from './run.dto';

/** Injects and notes. Doors named after the team take `exercises.write`, those of observers `exercises.observe`. */
@Controller('api/exercises')
export class RunLogController {
  constructor(
    private readonly injects: RunInjectsService,
    private readonly notes: RunNotesService,
  ) {}

  /** All planned injects, before the start. */
  @Put(':id/injects')
  @Allow('exercises.write')
  writeInjects(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: WriteInjects,
  ): Promise<EditedExercise> {
    return this.injects.write(actor, id, given);
  }

  /** An inject that nobody planned, while the exercise runs. */
  @Post(':id/injects')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  addInject(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: AddInject,
    @Held() heldSeconds: number,
  ): Promise<AddedInject> {
    return this.injects.add(actor, { exerciseId, given, heldSeconds });
  }

  @Post(':id/inject-deliveries')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  deliver(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: DeliverInject,
    @Held() heldSeconds: number,
  ): Promise<LoggedEntry> {
    return this.injects.deliver(actor, { exerciseId, given, heldSeconds });
  }

  @Post(':id/inject-answers')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  answer(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: AnswerInject,
    @Held() heldSeconds: number,
  ): Promise<LoggedEntry> {
    return this.injects.answer(actor, { exerciseId, given, heldSeconds });
  }

  /** Somebody without an account who watches. */
  @Post(':id/guests')
  @Allow('exercises.write')
  nameGuest(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: NameGuest,
  ): Promise<NamedGuest> {
    return this.notes.nameGuest(actor, id, given);
  }

  /** A guest whom the registrant brings. */
  @Post(':id/observer-guests')
  @Allow('exercises.observe')
  bringGuest(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: NameGuest,
  ): Promise<NamedGuest> {
    return this.notes.nameGuest(actor, id, given);
  }

  /** A timed note of the team. */
  @Post(':id/notes')
  @Allow('exercises.write')
  @ApiHeader({ name: HELD_HEADER, required: false })
  note(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: WriteNote,
    @Held() heldSeconds: number,
  ): Promise<LoggedEntry> {
    return this.notes.write(actor, { exerciseId, given, heldSeconds });
  }

  /** A timed note of an observer. */
  @Post(':id/observations')
  @Allow('exercises.observe')
  @ApiHeader({ name: HELD_HEADER, required: false })
  observe(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Body() given: WriteNote,
    @Held() heldSeconds: number,
  ): Promise<LoggedEntry> {
    return this.notes.write(actor, { exerciseId, given, heldSeconds });
  }

  @Post(':id/note-corrections')
  @Allow('exercises.write')
  correctNote(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: CorrectNote,
  ): Promise<LoggedEntry> {
    return this.notes.correct(actor, id, given);
  }

  @Post(':id/observation-corrections')
  @Allow('exercises.observe')
  correctObservation(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() given: CorrectNote,
  ): Promise<LoggedEntry> {
    return this.notes.correct(actor, id, given);
  }
}
