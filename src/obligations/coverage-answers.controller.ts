import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { CoverageQuestionView, RecordCoverageAnswer } from './coverage-answers.dto';
import { CoverageAnswersService } from './coverage-answers.service';

@Controller('api/obligations')
export class CoverageAnswersController {
  constructor(private readonly answers: CoverageAnswersService) {}

  /** Records whether a sector rule covers the provider, and on what that rests. */
  @Post(':id/coverage-answers')
  @Allow('obligations.schedule')
  record(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordCoverageAnswer,
  ): Promise<CoverageQuestionView> {
    return this.answers.record(actor, id, body);
  }
}
