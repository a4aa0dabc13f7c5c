import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { Allow, Asking } from '../foundation/door';
import { EVERY_ROW } from '../foundation/page-query.dto';
import { asFile } from '../foundation/report-file';
import { listsCsv, populationsCsv, samplesCsv } from './list-csv.rules';
import { populationList } from './populations/population-reads';
import { PopulationsQuery } from './populations/populations.dto';
import { requestLists } from './request-reads';
import { RequestListsQuery } from './requests.dto';
import { sampleList } from './samples/sample-reads';
import { SamplesQuery } from './samples/samples.dto';

/** The lists of this room as files: every row that is sought, whatever the page. */
@Controller('api')
export class ListReportsController {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  @Get('request-lists/report')
  @Allow('requests.read')
  @ApiProduces('text/csv')
  async lists(
    @Asking() actor: Actor,
    @Query() query: RequestListsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = { today: this.clock.today(), page: EVERY_ROW };
    const { items } = await this.work.read(actor, ({ manager }) => requestLists(manager, query, asked));
    return asFile(reply, listsCsv(items, { sought: query, ranAt: this.clock.iso() }));
  }

  @Get('populations/report')
  @Allow('requests.read')
  @ApiProduces('text/csv')
  async populations(
    @Asking() actor: Actor,
    @Query() query: PopulationsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items } = await this.work.read(actor, ({ manager }) => populationList(manager, query, EVERY_ROW));
    return asFile(reply, populationsCsv(items, { sought: query, ranAt: this.clock.iso() }));
  }

  @Get('samples/report')
  @Allow('requests.read')
  @ApiProduces('text/csv')
  async samples(
    @Asking() actor: Actor,
    @Query() query: SamplesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items } = await this.work.read(actor, ({ manager }) => sampleList(manager, query, EVERY_ROW));
    return asFile(reply, samplesCsv(items, { sought: query, ranAt: this.clock.iso() }));
  }
}
