import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AskingService } from './asking.service';
import { RequestListsService } from './request-lists.service';
import { RequestDetail } from './request-views.dto';
import { CloseRequest, RequestReason, RewordRequest, WriteRequestNote } from './requests.dto';

/** What both sides read, and what only the auditor does. */
@Controller('api/audit-requests')
export class AuditorRequestsController {
  constructor(
    private readonly requests: RequestListsService,
    private readonly asking: AskingService,
  ) {}

  @Get(':id')
  @Allow('requests.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestDetail> {
    return this.requests.one(actor, id);
  }

  @Post(':id/notes')
  @Allow('requests.take-part')
  note(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteRequestNote,
  ): Promise<RequestDetail> {
    return this.requests.note(actor, id, body);
  }

  /** Changes a draft; what was asked keeps its words. */
  @Patch(':id')
  @Allow('requests.ask')
  reword(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RewordRequest,
  ): Promise<RequestDetail> {
    return this.asking.reword(actor, id, body);
  }

  @Post(':id/askings')
  @HttpCode(201)
  @Allow('requests.ask')
  send(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestDetail> {
    return this.asking.send(actor, id);
  }

  @Post(':id/returns')
  @Allow('requests.ask')
  giveBack(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReason,
  ): Promise<RequestDetail> {
    return this.asking.giveBack(actor, id, body);
  }

  @Post(':id/withdrawals')
  @Allow('requests.ask')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReason,
  ): Promise<RequestDetail> {
    return this.asking.withdraw(actor, id, body);
  }

  @Post(':id/closings')
  @Allow('requests.ask')
  close(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CloseRequest,
  ): Promise<RequestDetail> {
    return this.asking.close(actor, id, body);
  }
}
