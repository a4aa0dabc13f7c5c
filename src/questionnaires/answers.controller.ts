import { Body, Controller, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { AnswerAcceptancesService } from './answer-acceptances.service';
import { AnswerDecisionsService } from './answer-decisions.service';
import { AnswerQueriesService } from './answer-queries.service';
import {
  AcceptAnswers,
  AcceptedAnswers,
  AskAboutAnswer,
  ConfirmAnswer,
  DecideOnAnswer,
  EscalateAnswerQuery,
  GiveAnswer,
  LinkEvidence,
  ReplyToAnswerQuery,
  ResolveAnswerQuery,
  SavedAnswer,
} from './answer.dto';
import { AnswersService } from './answers.service';
import { AnswerDecisionView, AnswerQueryView } from './question.dto';

@Controller('api')
export class AnswersController {
  constructor(
    private readonly answers: AnswersService,
    private readonly queries: AnswerQueriesService,
    private readonly decisions: AnswerDecisionsService,
    private readonly acceptances: AnswerAcceptancesService,
  ) {}

  @Put('questionnaires/:id/answers')
  @Allow('questionnaires.answer')
  give(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: GiveAnswer): Promise<SavedAnswer> {
    return this.answers.give(actor, id, body);
  }

  @Post('questionnaires/:id/confirmations')
  @Allow('questionnaires.answer')
  confirm(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmAnswer,
  ): Promise<SavedAnswer> {
    return this.answers.confirm(actor, id, body);
  }

  @Put('questionnaires/:id/evidence')
  @Allow('questionnaires.answer')
  link(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LinkEvidence,
  ): Promise<SavedAnswer> {
    return this.answers.link(actor, id, body);
  }

  @Post('answers/:id/queries')
  @Allow('questionnaires.review')
  ask(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AskAboutAnswer,
  ): Promise<AnswerQueryView> {
    return this.queries.ask(actor, id, body.text);
  }

  @Post('answers/:id/decisions')
  @Allow('questionnaires.review')
  decide(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideOnAnswer,
  ): Promise<AnswerDecisionView> {
    return this.decisions.decide(actor, id, body);
  }

  @Post('questionnaires/:id/acceptances')
  @Allow('questionnaires.review')
  accept(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptAnswers,
  ): Promise<AcceptedAnswers> {
    return this.acceptances.accept(actor, id, body);
  }

  @Post('answer-queries/:id/replies')
  @Allow('queries.reply')
  reply(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplyToAnswerQuery,
  ): Promise<AnswerQueryView> {
    return this.queries.reply(actor, id, body.text);
  }

  @Post('answer-queries/:id/resolutions')
  @Allow('questionnaires.review')
  resolve(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResolveAnswerQuery,
  ): Promise<AnswerQueryView> {
    return this.queries.resolve(actor, id, body.note);
  }

  @Post('answer-queries/:id/escalations')
  @Allow('questionnaires.review')
  escalate(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EscalateAnswerQuery,
  ): Promise<AnswerQueryView> {
    return this.queries.escalate(actor, id, body.reason);
  }
}
