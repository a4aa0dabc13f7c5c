import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { ApprovalsService } from './approvals.service';
import { ConclusionsService } from './conclusions.service';
import { QueriesService } from './queries.service';
import { ReviewingService } from './reviewing.service';
import {
  ApproveReview,
  AskQuery,
  ConcludedReview,
  ConcludeReview,
  DecideLine,
  MadeDecision,
  ReplyToQuery,
  ResolveQuery,
} from './reviews.dto';

@Controller('api')
export class ReviewsController {
  constructor(
    private readonly reviewing: ReviewingService,
    private readonly conclusions: ConclusionsService,
    private readonly approvals: ApprovalsService,
    private readonly queries: QueriesService,
  ) {}

  @Post('reviews/:id/lines')
  @Allow('reviews.write')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideLine,
  ): Promise<MadeDecision> {
    return this.reviewing.decide(actor, id, body);
  }

  @Post('reviews/:id/conclusions')
  @Allow('reviews.write')
  conclude(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeReview,
  ): Promise<ConcludedReview> {
    return this.conclusions.conclude(actor, id, body);
  }

  /** The second line's answer: approved takes effect, sent back opens the next round. */
  @Post('reviews/:id/approvals')
  @Allow('reviews.approve')
  approve(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveReview,
  ): Promise<ConcludedReview> {
    return this.approvals.answer(actor, id, body);
  }

  @Post('reviews/:id/queries')
  @Allow('reviews.write')
  ask(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: AskQuery): Promise<MadeDecision> {
    return this.queries.ask(actor, id, body);
  }

  @Post('queries/:id/replies')
  @Allow('queries.reply')
  reply(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplyToQuery,
  ): Promise<MadeDecision> {
    return this.queries.reply(actor, id, body);
  }

  @Post('queries/:id/resolutions')
  @Allow('reviews.write')
  resolve(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResolveQuery,
  ): Promise<MadeDecision> {
    return this.queries.resolve(actor, id, body);
  }
}
