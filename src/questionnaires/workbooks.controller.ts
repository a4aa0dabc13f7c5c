import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { Problem } from '../foundation/problem';
import { RAW_TYPES, rawBodyOf } from '../foundation/raw-body';
import { WorkbookQuery, WorkbookReport } from './workbook.dto';
import { WorkbooksService } from './workbooks.service';

@Controller('api/questionnaires')
export class WorkbooksController {
  constructor(private readonly workbooks: WorkbooksService) {}

  /** The questions with the answers as they stand, as a workbook to be filled in. */
  @Get(':id/workbook')
  @Allow('questionnaires.read')
  @ApiProduces(RAW_TYPES.xlsx)
  async download(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { fileName, bytes } = await this.workbooks.download(actor, id);
    return new StreamableFile(bytes, { type: RAW_TYPES.xlsx, disposition: `attachment; filename="${fileName}"` });
  }

  /** Reads a filled workbook (the body, as it is) and says cell by cell what it would change, or stores what it can. */
  @Post(':id/workbooks')
  @HttpCode(200)
  @Allow('questionnaires.answer')
  @ApiConsumes(RAW_TYPES.xlsx)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async upload(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: WorkbookQuery,
    @Req() request: FastifyRequest,
  ): Promise<WorkbookReport> {
    await this.workbooks.require(actor, id);
    const { body, format } = rawBodyOf(request);
    if (format !== 'xlsx') throw new Problem('unsupported-media-type', 'Send an Excel workbook (.xlsx).');
    return this.workbooks.upload(actor, id, { bytes: body.bytes, apply: query.apply === 'true' });
  }
}
