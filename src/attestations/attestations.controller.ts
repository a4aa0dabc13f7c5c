import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import {
  AcceptAttestation,
  AnswerLine,
  AttestationQuery,
  PrepareAttestation,
  ReasonedDecision,
  SignAttestation,
} from './attestation-requests.dto';
import {
  AttestationList,
  AttestationMoved,
  AttestationView,
  SignedAttestation,
  StatementView,
} from './attestations.dto';
import { AttestationsService } from './attestations.service';
import { DecisionsService } from './decisions.service';
import { PreparationService } from './preparation.service';
import { SigningService } from './signing.service';

@Controller('api/attestations')
export class AttestationsController {
  constructor(
    private readonly attestations: AttestationsService,
    private readonly preparation: PreparationService,
    private readonly signing: SigningService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Allow('attestations.read')
  list(@Asking() actor: Actor, @Query() query: AttestationQuery): Promise<AttestationList> {
    return this.attestations.list(actor, query);
  }

  @Get(':id')
  @Allow('attestations.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AttestationView> {
    return this.attestations.one(actor, id);
  }

  /** Exactly what the signer is shown; the signature names its digest. */
  @Get(':id/statement')
  @Allow('attestations.read')
  statement(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StatementView> {
    return this.attestations.statement(actor, id);
  }

  @Put(':id/lines/:lineId')
  @Allow('attestations.prepare')
  answer(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) attestationId: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Body() body: AnswerLine,
  ): Promise<AttestationMoved> {
    return this.preparation.answer(actor, { attestationId, lineId }, body);
  }

  @Post(':id/preparations')
  @Allow('attestations.prepare')
  prepare(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PrepareAttestation,
  ): Promise<AttestationMoved> {
    return this.preparation.prepare(actor, id, body);
  }

  @Post(':id/signatures')
  @Allow('attestations.sign')
  sign(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignAttestation,
  ): Promise<SignedAttestation> {
    return this.signing.sign(actor, id, body);
  }

  @Post(':id/declines')
  @Allow('attestations.sign')
  decline(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<AttestationMoved> {
    return this.decisions.decide(actor, id, { decision: 'declined', reason: body.reason });
  }

  @Post(':id/withdrawals')
  @Allow('attestations.sign')
  withdraw(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<AttestationMoved> {
    return this.decisions.decide(actor, id, { decision: 'withdrawn', reason: body.reason });
  }

  @Post(':id/acceptances')
  @Allow('attestations.review')
  accept(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptAttestation,
  ): Promise<AttestationMoved> {
    return this.decisions.decide(actor, id, { decision: 'accepted', reason: body.reason ?? '' });
  }

  @Post(':id/returns')
  @Allow('attestations.review')
  return(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<AttestationMoved> {
    return this.decisions.decide(actor, id, { decision: 'returned', reason: body.reason });
  }
}
