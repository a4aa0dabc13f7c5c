import { Body, Controller, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { RAW_TYPES, rawBodyOf } from '../foundation/raw-body';
import { ImportApplication } from './import-application.service';
import { IMPORT_KINDS, type ImportKind } from './import-columns.rules';
import {
  AppliedImport,
  ApplyImport,
  ImportKindList,
  ImportRunList,
  ImportRunView,
  PreviewQuery,
  TemplateQuery,
} from './imports.dto';
import { ImportsService } from './imports.service';

const KINDS = new ParseEnumPipe(Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, kind])));

@Controller('api')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly application: ImportApplication,
  ) {}

  /** What the person who asks may import, and the columns of each list. */
  @Get('import-kinds')
  @Allow('imports.run')
  kinds(@Asking() actor: Actor): ImportKindList {
    return this.imports.kinds(actor);
  }

  /** An empty list to fill in, as a workbook with lists and hints or as CSV. */
  @Get('import-kinds/:kind/template')
  @Allow('imports.run')
  @ApiProduces(RAW_TYPES.xlsx, RAW_TYPES.csv)
  async template(
    @Asking() actor: Actor,
    @Param('kind', KINDS) kind: ImportKind,
    @Query() { format = 'xlsx' }: TemplateQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.imports.template(actor, kind, format);
    await reply
      .header('content-type', format === 'csv' ? `${RAW_TYPES.csv}; charset=utf-8` : RAW_TYPES.xlsx)
      .header('content-disposition', `attachment; filename="holdfast-${kind}.${format}"`)
      .send(file);
  }

  @Get('imports')
  @Allow('imports.run')
  all(@Asking() actor: Actor): Promise<ImportRunList> {
    return this.imports.list(actor);
  }

  /** Reads a workbook or CSV file (the body, as it is) and says what it would do. Enters nothing. */
  @Post('imports')
  @Allow('imports.run')
  @ApiConsumes(RAW_TYPES.xlsx, RAW_TYPES.csv)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  preview(
    @Asking() actor: Actor,
    @Query() query: PreviewQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportRunView> {
    return this.imports.preview(actor, query, rawBodyOf(request));
  }

  @Get('imports/:id')
  @Allow('imports.run')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ImportRunView> {
    return this.imports.one(actor, id);
  }

  /** Enters what was previewed: all of it or nothing. */
  @Post('imports/:id/applications')
  @Allow('imports.run')
  apply(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApplyImport,
  ): Promise<AppliedImport> {
    return this.application.apply(actor, id, body);
  }
}
