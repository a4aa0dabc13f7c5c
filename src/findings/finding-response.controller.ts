import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ActionDone, FindingDetail, FindingNote, NewAction, ReadyNote } from './finding-story.dto';
import { FindingResponseService } from './finding-response.service';

/** The vendor's answers to a finding. */
@Controller('api')
export class FindingResponseController {
  constructor(private readonly response: FindingResponseService) {}

  @Post('findings/:id/acknowledgements')
  @Allow('findings.respond')
  acknowledge(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FindingNote,
  ): Promise<FindingDetail> {
    return this.response.acknowledge(actor, id, body);
  }

  @Post('findings/:id/actions')
  @Allow('findings.respond')
  addAction(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewAction,
  ): Promise<FindingDetail> {
    return this.response.addAction(actor, id, body);
  }

  @Post('finding-actions/:id/withdrawals')
  @Allow('findings.respond')
  withdrawAction(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FindingDetail> {
    return this.response.withdrawAction(actor, id);
  }

  @Post('findings/:id/starts')
  @Allow('findings.respond')
  start(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FindingNote,
  ): Promise<FindingDetail> {
    return this.response.start(actor, id, body);
  }

  @Post('finding-actions/:id/completions')
  @Allow('findings.respond')
  completeAction(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ActionDone,
  ): Promise<FindingDetail> {
    return this.response.completeAction(actor, id, body);
  }

  @Post('findings/:id/readiness')
  @Allow('findings.respond')
  ready(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReadyNote,
  ): Promise<FindingDetail> {
    return this.response.ready(actor, id, body);
  }
}
