import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AnswerVoid, AskVoid, FindingDetail, FindingNote, VerifyFinding } from './finding-story.dto';
import { FindingVerdictsService } from './finding-verdicts.service';

/** The registrant's verdicts on a finding. */
@Controller('api/findings')
export class FindingVerdictsController {
  constructor(private readonly verdicts: FindingVerdictsService) {}

  @Post(':id/plan-agreements')
  @Allow('findings.write')
  agree(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FindingNote,
  ): Promise<FindingDetail> {
    return this.verdicts.agree(actor, id, body);
  }

  /** Closes the finding, or reopens it. */
  @Post(':id/verifications')
  @Allow('findings.write')
  verify(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VerifyFinding,
  ): Promise<FindingDetail> {
    return this.verdicts.verify(actor, id, body);
  }

  /** Asks the second line to void what was opened in error. */
  @Post(':id/voids')
  @Allow('findings.write')
  askVoid(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AskVoid,
  ): Promise<FindingDetail> {
    return this.verdicts.askVoid(actor, id, body);
  }

  @Post(':id/void-answers')
  @Allow('findings.approve')
  answerVoid(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerVoid,
  ): Promise<FindingDetail> {
    return this.verdicts.answerVoid(actor, id, body);
  }
}
