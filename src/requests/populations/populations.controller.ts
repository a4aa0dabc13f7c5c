import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { DEFINITIONS } from './definitions';
import {
  FreezePopulation,
  PopulationDetail,
  PopulationItemsPage,
  PopulationItemsQuery,
  PopulationKindList,
  PopulationList,
  PopulationsQuery,
} from './populations.dto';
import { PopulationsService } from './populations.service';

@Controller('api')
export class PopulationsController {
  constructor(private readonly populations: PopulationsService) {}

  /** The populations that can be frozen, each with its query in words. */
  @Get('population-kinds')
  @Allow('requests.read')
  kinds(): PopulationKindList {
    return {
      items: DEFINITIONS.map(({ kind, title, words, byRequirement }) => ({ kind, title, words, byRequirement })),
    };
  }

  @Get('populations')
  @Allow('requests.read')
  list(@Asking() actor: Actor, @Query() query: PopulationsQuery): Promise<PopulationList> {
    return this.populations.list(actor, query);
  }

  /** Runs the query now, and keeps what it found as a file under its digest. */
  @Post('populations')
  @Allow('populations.freeze')
  freeze(@Asking() actor: Actor, @Body() body: FreezePopulation): Promise<PopulationDetail> {
    return this.populations.freeze(actor, body);
  }

  @Get('populations/:id')
  @Allow('requests.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PopulationDetail> {
    return this.populations.one(actor, id);
  }

  /** Up to 500 items at a time. */
  @Get('populations/:id/items')
  @Allow('requests.read')
  items(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PopulationItemsQuery,
  ): Promise<PopulationItemsPage> {
    return this.populations.items(actor, id, query.from);
  }

  /** The frozen file (CSV), byte for byte as it was kept; its digest is in the answer's headers. */
  @Get('populations/:id/file')
  @Allow('requests.read')
  @ApiProduces('text/csv')
  async file(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.populations.file(actor, id);
    await reply.headers(headers).send(stream);
  }

  /** The same as JSON lines: what was asked and found on the first, then a line for each item. */
  @Get('populations/:id/lines')
  @Allow('requests.read')
  @ApiProduces('application/x-ndjson')
  async lines(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.populations.lines(actor, id);
    await reply.headers(headers).send(stream);
  }

  /** The same printed (PDF/A-3), with the frozen CSV file attached. */
  @Get('populations/:id/print')
  @Allow('requests.read')
  @ApiProduces('application/pdf')
  async print(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.populations.print(actor, id);
    await reply.headers(headers).send(stream);
  }
}
