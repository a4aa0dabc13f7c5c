import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { Problem } from '../../foundation/problem';
import { RAW_TYPES, rawBodyOf } from '../../foundation/raw-body';
import { StepTimesApplication } from './step-times-application.service';
import { StepTimesReads } from './step-times-reads';
import {
  ApplyStepTimes,
  StepTimesImportList,
  StepTimesImportView,
  StepTimesQuery,
  TimesFileQuery,
} from './step-times.dto';
import { StepTimesService } from './step-times.service';

@Controller('api/exercises')
export class StepTimesController {
  constructor(
    private readonly times: StepTimesService,
    private readonly application: StepTimesApplication,
    private readonly reads: StepTimesReads,
  ) {}

  /** A file to fill in for this exercise, or an example of every way to write a time. */
  @Get(':id/step-times-file')
  @Allow('exercises.read')
  @ApiProduces(RAW_TYPES.csv)
  async file(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { kind = 'template' }: TimesFileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, text } = await this.reads.file(actor, id, kind);
    void reply
      .header('content-type', `${RAW_TYPES.csv}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${name}"`);
    return text;
  }

  @Get(':id/step-time-imports')
  @Allow('exercises.read')
  all(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StepTimesImportList> {
    return this.reads.all(actor, id);
  }

  /** Reads a CSV file of step times (the body, as it is) and says row by row what it would do. Enters nothing. */
  @Post(':id/step-time-imports')
  @Allow('exercises.write')
  @ApiConsumes(RAW_TYPES.csv)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async preview(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: StepTimesQuery,
    @Req() request: FastifyRequest,
  ): Promise<StepTimesImportView> {
    await this.reads.require(actor, id);
    const { body, format } = rawBodyOf(request);
    if (format !== 'csv')
      throw new Problem('unsupported-media-type', 'Step times come as CSV. Save the workbook as "CSV UTF-8".');
    return this.times.preview(actor, id, { query, body });
  }

  @Get(':id/step-time-imports/:importId')
  @Allow('exercises.read')
  one(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('importId', ParseUUIDPipe) importId: string,
  ): Promise<StepTimesImportView> {
    return this.reads.one(actor, id, importId);
  }

  /** Enters what was previewed: all of it or nothing. */
  @Post(':id/step-time-imports/:importId/applications')
  @Allow('exercises.write')
  apply(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) exerciseId: string,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Body() body: ApplyStepTimes,
  ): Promise<StepTimesImportView> {
    return this.application.apply(actor, { exerciseId, importId }, body);
  }
}
