import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { asFile } from '../foundation/report-file';
import { DisposalsService } from './disposals.service';
import { DisposalsQuery } from './retention-queries.dto';
import { DecideRetention, DisposalList, DisposalVerification, DisposalView, ProposeDisposal } from './retention.dto';
import { TombstoneVerification } from './tombstone-verification.service';

/** How records are disposed of: staff see all, an auditor those of the vendors in their scope. */
@Controller('api/disposals')
export class DisposalsController {
  constructor(
    private readonly disposals: DisposalsService,
    private readonly verification: TombstoneVerification,
  ) {}

  @Get()
  @Allow('disposals.read')
  list(@Asking() actor: Actor, @Query() query: DisposalsQuery): Promise<DisposalList> {
    return this.disposals.list(actor, query);
  }

  /** Every disposal that is sought, as a file. */
  @Get('report')
  @Allow('disposals.read')
  @ApiProduces('text/csv')
  async report(
    @Asking() actor: Actor,
    @Query() query: DisposalsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return asFile(reply, await this.disposals.report(actor, query));
  }

  @Post()
  @Allow('retention.manage')
  propose(@Asking() actor: Actor, @Body() body: ProposeDisposal): Promise<DisposalView> {
    return this.disposals.propose(actor, body);
  }

  @Get(':id')
  @Allow('disposals.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DisposalView> {
    return this.disposals.one(actor, id);
  }

  /** One of two approvals by different functions, or a refusal; the second disposes. Needs the password confirmed again. */
  @Post(':id/decisions')
  @Allow('retention.approve')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideRetention,
  ): Promise<DisposalView> {
    return this.disposals.decide(actor, id, body);
  }

  /** What stays, compared with what the trail recorded; every digest is taken anew. */
  @Get(':id/verification')
  @Allow('disposals.read')
  verify(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DisposalVerification> {
    return this.verification.verify(actor, id);
  }
}
