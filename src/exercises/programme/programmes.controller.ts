import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { CalendarQuery, ExerciseCalendar } from './calendar.dto';
import { ExerciseCalendarService } from './calendar.service';
import { ProgrammeReads } from './programme-reads';
import {
  CompleteActivity,
  DecideProgramme,
  ProgrammeList,
  ProgrammesQuery,
  ProgrammeView,
  SeenProgramme,
  StartedProgramme,
  StartProgramme,
  WriteActivities,
} from './programmes.dto';
import { ProgrammesService } from './programmes.service';

@Controller('api')
export class ProgrammesController {
  constructor(
    private readonly calendars: ExerciseCalendarService,
    private readonly reads: ProgrammeReads,
    private readonly programmes: ProgrammesService,
  ) {}

  /** A year of exercises: vendors and services by month, what is agreed, what is missing for which tier; `format=csv` for a file. */
  @Get('exercise-calendar')
  @Allow('exercises.read')
  @ApiOkResponse({ type: ExerciseCalendar })
  async calendar(
    @Asking() actor: Actor,
    @Query() query: CalendarQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExerciseCalendar | undefined> {
    if (query.format !== 'csv') return this.calendars.calendar(actor, query);
    const { name, text } = await this.calendars.file(actor, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(text);
    return undefined;
  }

  @Get('exercise-programmes')
  @Allow('exercises.read')
  all(@Asking() actor: Actor, @Query() query: ProgrammesQuery): Promise<ProgrammeList> {
    return this.reads.all(actor, query);
  }

  @Get('exercise-programmes/:id')
  @Allow('exercises.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProgrammeView> {
    return this.reads.one(actor, id);
  }

  @Post('exercise-programmes')
  @Allow('exercises.write')
  start(@Asking() actor: Actor, @Body() body: StartProgramme): Promise<StartedProgramme> {
    return this.programmes.start(actor, body.periodId);
  }

  /** Development, maintenance, training and exercising: each with a day and an owner. */
  @Put('exercise-programmes/:id/activities')
  @Allow('exercises.write')
  @HttpCode(204)
  writeActivities(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteActivities,
  ): Promise<void> {
    return this.programmes.writeActivities(actor, id, body);
  }

  @Post('exercise-programmes/:id/proposals')
  @Allow('exercises.write')
  @HttpCode(204)
  propose(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SeenProgramme): Promise<void> {
    return this.programmes.propose(actor, id, body.version);
  }

  /** The registrant agrees to the plan of the year or returns it. */
  @Post('exercise-programmes/:id/decisions')
  @Allow('exercises.approve')
  @HttpCode(204)
  decide(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: DecideProgramme): Promise<void> {
    return this.programmes.decide(actor, id, body);
  }

  /** One of the four activities was done. */
  @Post('exercise-programmes/:id/activity-completions')
  @Allow('exercises.write')
  @HttpCode(204)
  complete(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CompleteActivity,
  ): Promise<void> {
    return this.programmes.completeActivity(actor, id, body);
  }
}
