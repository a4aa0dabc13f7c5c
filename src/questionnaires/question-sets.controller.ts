import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { Allow, Asking } from '../foundation/door';
import {
  ConcludeQuestionSet,
  OpenQuestionSet,
  QuestionSetList,
  QuestionSetQuery,
  QuestionSetSummary,
  QuestionSetView,
  RedundancyModeList,
  SubmitQuestionSet,
} from './question-set.dto';
import { questionSetsCsv } from './question-sets-csv.rules';
import { QuestionSetConclusion } from './question-set-conclusion.service';
import { QuestionSetReads } from './question-set-reads';
import { QuestionSetsService } from './question-sets.service';
import { QuestionnaireGaps } from './questionnaire-gaps';

@Controller('api')
export class QuestionSetsController {
  constructor(
    private readonly sets: QuestionSetsService,
    private readonly reads: QuestionSetReads,
    private readonly conclusion: QuestionSetConclusion,
    private readonly gaps: QuestionnaireGaps,
    private readonly clock: Clock,
  ) {}

  @Get('questionnaires')
  @Allow('questionnaires.read')
  async list(
    @Asking() actor: Actor,
    @Query() query: QuestionSetQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuestionSetList> {
    const list = await this.reads.list(actor, query);
    if (query.format === 'csv')
      void reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="questionnaires.csv"')
        .send(questionSetsCsv(list.items, query, this.clock.iso()));
    return list;
  }

  @Get('questionnaires/:id')
  @Allow('questionnaires.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<QuestionSetView> {
    return this.reads.view(actor, id);
  }

  @Post('vendors/:id/questionnaires')
  @Allow('questionnaires.review')
  open(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenQuestionSet,
  ): Promise<QuestionSetSummary> {
    return this.sets.open(actor, id, body.periodId);
  }

  @Get('vendors/:id/redundancy-modes')
  @Allow('questionnaires.read')
  redundancyModes(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RedundancyModeList> {
    return this.gaps.redundancyModes(actor, id);
  }

  @Post('questionnaires/:id/submissions')
  @Allow('questionnaires.answer')
  submit(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SubmitQuestionSet,
  ): Promise<QuestionSetSummary> {
    return this.conclusion.submit(actor, id, body.note);
  }

  @Post('questionnaires/:id/conclusions')
  @Allow('questionnaires.review')
  conclude(
    @Asking() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConcludeQuestionSet,
  ): Promise<QuestionSetSummary> {
    return this.conclusion.conclude(actor, id, body);
  }
}
