import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../../foundation/actor';
import { Allow, Asking } from '../../foundation/door';
import { DecideReliability, ReliabilityView, StateReliability } from './reliability.dto';
import { ReliabilityService } from './reliability.service';

@Controller('api')
export class ReliabilityController {
  constructor(private readonly measures: ReliabilityService) {}

  /** The areas of emergency-call reliability, each certified, or with its alternative measure and why that is sufficient. */
  @Get('obligations/:id/reliability-measures')
  @Allow('attestations.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReliabilityView> {
    return this.measures.one(actor, id);
  }

  @Post('obligations/:id/reliability-measures')
  @Allow('attestations.prepare')
  state(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StateReliability,
  ): Promise<ReliabilityView> {
    return this.measures.state(actor, id, body);
  }

  /** Accepts an alternative measure, or opens a finding because of it. */
  @Post('reliability-measures/:id/decisions')
  @Allow('attestations.review')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideReliability,
  ): Promise<ReliabilityView> {
    return this.measures.decide(actor, id, body);
  }
}
