import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { AcceptAttestation, ReasonedDecision, SignAttestation } from '../attestation-requests.dto';
import { NoneOccurredDecisions } from './none-occurred-decisions.service';
import { ContradictionList, NoneOccurredView } from './none-occurred.dto';
import { NoneOccurredService } from './none-occurred.service';

@Controller('api')
export class NoneOccurredController {
  constructor(
    private readonly statements: NoneOccurredService,
    private readonly decisions: NoneOccurredDecisions,
  ) {}

  /** The statement that nothing occurred as it would be signed today, and those that were. */
  @Get('obligations/:id/none-occurred')
  @Allow('attestations.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<NoneOccurredView> {
    return this.statements.one(actor, id);
  }

  /** Signs exactly the text whose digest is sent, after the password again. */
  @Post('obligations/:id/none-occurred')
  @Allow('attestations.sign')
  sign(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignAttestation,
  ): Promise<NoneOccurredView> {
    return this.statements.sign(actor, id, body);
  }

  /** Statements that nothing occurred which stand although this disruption says otherwise. */
  @Get('disruptions/:id/contradictions')
  @Allow('attestations.read')
  contradictions(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ContradictionList> {
    return this.statements.contradictions(actor, id);
  }

  @Post('none-occurred/:id/acceptances')
  @Allow('attestations.review')
  @HttpCode(204)
  accept(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptAttestation,
  ): Promise<void> {
    return this.decisions.decide(actor, id, { decision: 'accepted', reason: body.reason ?? '' });
  }

  @Post('none-occurred/:id/returns')
  @Allow('attestations.review')
  @HttpCode(204)
  return(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDecision,
  ): Promise<void> {
    return this.decisions.decide(actor, id, { decision: 'returned', reason: body.reason });
  }
}
