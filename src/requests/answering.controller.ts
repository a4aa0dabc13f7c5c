import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AnsweringService } from './answering.service';
import { DeliveriesService } from './deliveries.service';
import { RequestDetail, RequestOwners } from './request-views.dto';
import { AcceptRequest, CheckDelivery, NameOwner, PrepareDelivery, RequestReason } from './requests.dto';

/** What only the registrant's people do with a request. */
@Controller('api')
export class AnsweringController {
  constructor(
    private readonly answering: AnsweringService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** People of the registrant who may own a request. */
  @Get('request-owners')
  @Allow('requests.answer')
  owners(@Asking() actor: Actor): Promise<RequestOwners> {
    return this.answering.owners(actor);
  }

  @Post('audit-requests/:id/acceptances')
  @Allow('requests.answer')
  accept(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptRequest,
  ): Promise<RequestDetail> {
    return this.answering.accept(actor, id, body);
  }

  @Put('audit-requests/:id/owner')
  @Allow('requests.answer')
  nameOwner(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NameOwner,
  ): Promise<RequestDetail> {
    return this.answering.nameOwner(actor, id, body);
  }

  @Post('audit-requests/:id/starts')
  @Allow('requests.answer')
  start(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestDetail> {
    return this.answering.start(actor, id);
  }

  @Post('audit-requests/:id/not-applicable-statements')
  @Allow('requests.answer')
  notApplicable(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReason,
  ): Promise<RequestDetail> {
    return this.answering.notApplicable(actor, id, body);
  }

  /** Hands something over for the internal check: an answer in words, and files with the digests that they have now. */
  @Post('audit-requests/:id/deliveries')
  @Allow('requests.answer')
  deliver(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PrepareDelivery,
  ): Promise<RequestDetail> {
    return this.deliveries.prepare(actor, id, body);
  }

  /** Somebody else than the preparer passes the latest delivery on to the auditor, or sends it back. */
  @Post('audit-requests/:id/delivery-checks')
  @Allow('requests.answer')
  check(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckDelivery,
  ): Promise<RequestDetail> {
    return this.deliveries.check(actor, id, body);
  }
}
