import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { AcceptAttestation, ReasonedDecision, SignAttestation } from '../attestation-requests.dto';
import { ConfirmationSchedule } from './confirmation-schedule.service';
import { ConfirmationSigning } from './confirmation-signing.service';
import {
  ConfirmationList,
  ConfirmationQuery,
  ConfirmationView,
  PrepareConfirmation,
  ScheduleConfirmations,
  ScheduledConfirmations,
} from './confirmations.dto';
import { ConfirmationsService } from './confirmations.service';

@Controller('api')
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly signing: ConfirmationSigning,
    private readonly schedules: ConfirmationSchedule,
  ) {}

  @Get('change-confirmations')
  @Allow('attestations.read')
  list(@Asking() actor: Actor, @Query() query: ConfirmationQuery): Promise<ConfirmationList> {
    return this.confirmations.list(actor, query);
  }

  @Get('change-confirmations/:id')
  @Allow('attestations.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ConfirmationView> {
    return this.confirmations.one(actor, id);
  }

  /** One confirmation for each fiscal quarter that the period asks of the vendor; safe to repeat. */
  @Post('vendors/:id/change-confirmations')
  @Allow('attestations.schedule')
  schedule(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ScheduleConfirmations,
  ): Promise<ScheduledConfirmations> {
    return this.schedules.schedule(actor, id, body.periodId);
  }

  @Post('change-confirmations/:id/preparations')
  @Allow('attestations.prepare')
  prepare(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PrepareConfirmation,
  ): Promise<ConfirmationView> {
    return this.confirmations.prepare(actor, id, body);
  }

  /** Signs exactly the text whose digest is sent, after the password again. */
  @Post('change-confirmations/:id/signatures')
  @Allow('attestations.sign')
  async sign(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignAttestation,
  ): Promise<ConfirmationView> {
    await this.signing.sign(actor, id, body);
    return this.confirmations.one(actor, id);
  }

  @Post('change-confirmations/:id/declines')
  @Allow('attestations.sign')
  decline(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<ConfirmationView> {
    return this.confirmations.decide(actor, id, { decision: 'declined', reason: body.reason });
  }

  @Post('change-confirmations/:id/acceptances')
  @Allow('attestations.review')
  accept(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptAttestation,
  ): Promise<ConfirmationView> {
    return this.confirmations.decide(actor, id, { decision: 'accepted', reason: body.reason ?? '' });
  }

  @Post('change-confirmations/:id/returns')
  @Allow('attestations.review')
  return(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<ConfirmationView> {
    return this.confirmations.decide(actor, id, { decision: 'returned', reason: body.reason });
  }
}
