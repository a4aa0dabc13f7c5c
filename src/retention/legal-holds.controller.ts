import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { asFile } from '../foundation/report-file';
import { LegalHoldsService } from './legal-holds.service';
import { LegalHoldsQuery } from './retention-queries.dto';
import { DecideRetention, LegalHoldList, LegalHoldView, PlaceLegalHold, RetentionReason } from './retention.dto';

@Controller('api/legal-holds')
export class LegalHoldsController {
  constructor(private readonly holds: LegalHoldsService) {}

  @Get()
  @Allow('retention.read')
  list(@Asking() actor: Actor, @Query() query: LegalHoldsQuery): Promise<LegalHoldList> {
    return this.holds.list(actor, query);
  }

  /** Every hold that is sought, as a file. */
  @Get('report')
  @Allow('retention.read')
  @ApiProduces('text/csv')
  async report(
    @Asking() actor: Actor,
    @Query() query: LegalHoldsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return asFile(reply, await this.holds.report(actor, query));
  }

  @Get(':id')
  @Allow('retention.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<LegalHoldView> {
    return this.holds.one(actor, id);
  }

  /** Holds at once everything of a vendor, a period, one item, or of all. */
  @Post()
  @Allow('retention.manage')
  place(@Asking() actor: Actor, @Body() body: PlaceLegalHold): Promise<LegalHoldView> {
    return this.holds.place(actor, body);
  }

  @Post(':id/release-requests')
  @Allow('retention.manage')
  askRelease(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RetentionReason,
  ): Promise<LegalHoldView> {
    return this.holds.askRelease(actor, id, body);
  }

  /** Somebody of another function than who asked releases the hold, or does not. */
  @Post(':id/release-decisions')
  @Allow('retention.approve')
  decideRelease(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideRetention,
  ): Promise<LegalHoldView> {
    return this.holds.decideRelease(actor, id, body);
  }
}
