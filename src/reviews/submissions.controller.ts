import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { SubmissionList, SubmissionQuery } from './queue.dto';
import { QueueService } from './queue.service';
import { ReviewingService } from './reviewing.service';
import { MadeSubmission, MakeSubmission, StartedReview } from './reviews.dto';
import { SubmissionsService } from './submissions.service';
import { SubmissionWorkspace } from './workspace.dto';
import { WorkspaceService } from './workspace.service';

@Controller('api/submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly queue: QueueService,
    private readonly workspace: WorkspaceService,
    private readonly reviewing: ReviewingService,
  ) {}

  /** Puts obligations of one period before a reviewer, with every file, plan version and exercise brought for them. */
  @Post()
  @Allow('submissions.make')
  submit(@Asking() actor: Actor, @Body() body: MakeSubmission): Promise<MadeSubmission> {
    return this.submissions.submit(actor, body);
  }

  /** The review queue; a vendor sees its own submissions. */
  @Get()
  @Allow('reviews.read')
  list(@Asking() actor: Actor, @Query() query: SubmissionQuery): Promise<SubmissionList> {
    return this.queue.list(actor, query);
  }

  @Get(':id')
  @Allow('reviews.read')
  open(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SubmissionWorkspace> {
    return this.workspace.open(actor, id);
  }

  /** Takes the submission for review. */
  @Post(':id/reviews')
  @Allow('reviews.write')
  take(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StartedReview> {
    return this.reviewing.take(actor, id);
  }
}
