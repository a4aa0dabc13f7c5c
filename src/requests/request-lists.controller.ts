import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { csvOf } from '../foundation/csv.rules';
import { Allow, Asking } from '../foundation/door';
import { AskingService } from './asking.service';
import { RequestListsService } from './request-lists.service';
import { RequestDetail, RequestListDetail, RequestLists } from './request-views.dto';
import { DraftRequest, OpenRequestList, RequestListsQuery } from './requests.dto';

@Controller('api/request-lists')
export class RequestListsController {
  constructor(
    private readonly requests: RequestListsService,
    private readonly asking: AskingService,
  ) {}

  @Get()
  @Allow('requests.read')
  lists(@Asking() actor: Actor, @Query() query: RequestListsQuery): Promise<RequestLists> {
    return this.requests.lists(actor, query);
  }

  /** A list belongs to an audit: its auditor opens one, or who runs the registrant's side of it. */
  @Post()
  @Allow('requests.open-list')
  open(@Asking() actor: Actor, @Body() body: OpenRequestList): Promise<RequestListDetail> {
    return this.requests.open(actor, body);
  }

  /** One list with its requests, and how old those are that wait for the registrant. */
  @Get(':id')
  @Allow('requests.read')
  list(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestListDetail> {
    return this.requests.list(actor, id);
  }

  @Get(':id/report')
  @Allow('requests.read')
  @ApiProduces('text/csv')
  async report(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.requests.report(actor, id);
    const day = report.ranAt.slice(0, 10);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="holdfast-request-list-${day}.csv"`);
    return csvOf(report);
  }

  /** The external auditor asks; `draft` keeps it from the registrant until it is sent. */
  @Post(':id/requests')
  @Allow('requests.ask')
  ask(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftRequest,
  ): Promise<RequestDetail> {
    return this.asking.ask(actor, id, body);
  }
}
