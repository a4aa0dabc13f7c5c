import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { EvidenceReading } from './evidence-reading';
import { ChangeEvidence, EvidenceDetail, EvidenceList, EvidenceQuery, WithdrawEvidence } from './evidence.dto';
import { EvidenceService } from './evidence.service';

@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly reading: EvidenceReading,
    private readonly evidence: EvidenceService,
  ) {}

  @Get()
  @Allow('evidence.read')
  list(@Asking() actor: Actor, @Query() query: EvidenceQuery): Promise<EvidenceList> {
    return this.reading.list(actor, query);
  }

  @Get(':itemId')
  @Allow('evidence.read')
  one(@Asking() actor: Actor, @Param('itemId', ParseUUIDPipe) itemId: string): Promise<EvidenceDetail> {
    return this.reading.one(actor, itemId);
  }

  @Patch(':itemId')
  @Allow('evidence.bring')
  change(
    @Asking() actor: Actor,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: ChangeEvidence,
  ): Promise<EvidenceDetail> {
    return this.evidence.change(actor, itemId, body);
  }

  @Post(':itemId/withdrawals')
  @Allow('evidence.bring')
  withdraw(
    @Asking() actor: Actor,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: WithdrawEvidence,
  ): Promise<EvidenceDetail> {
    return this.evidence.withdraw(actor, itemId, body.reason);
  }
}
