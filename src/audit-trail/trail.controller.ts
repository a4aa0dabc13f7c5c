import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { TrailExports } from './export/trail-exports.service';
import { TrailEventDetail, TrailExportQuery, TrailPage, TrailQuery } from './trail.dto';
import { TrailService } from './trail.service';

@Controller('api/trail')
export class TrailController {
  constructor(
    private readonly trail: TrailService,
    private readonly exports: TrailExports,
  ) {}

  @Get()
  @Allow('trail.read')
  page(@Asking() actor: Actor, @Query() query: TrailQuery): Promise<TrailPage> {
    return this.trail.page(actor, query);
  }

  /** Everything that the filter finds, as a file. That it was taken out is an event of the trail itself. */
  @Get('export')
  @Allow('trail.read')
  @ApiProduces('text/csv', 'application/jsonl')
  async export(@Asking() actor: Actor, @Query() query: TrailExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const { headers, content } = await this.exports.open(actor, query);
    // Who goes away leaves nothing behind that waits to be read.
    reply.raw.once('close', () => content.destroy());
    if (reply.raw.destroyed) content.destroy();
    await reply.headers(headers).send(content);
  }

  @Get(':id')
  @Allow('trail.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TrailEventDetail> {
    return this.trail.one(actor, id);
  }
}
