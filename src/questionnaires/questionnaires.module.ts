import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AnswerContradictions } from './answer-contradictions';
import { AnswerAcceptancesService } from './answer-acceptances.service';
import { AnswerDecisionsService } from './answer-decisions.service';
import { AnswerQueriesService } from './answer-queries.service';
import { AnswerSaving } from './answer-saving';
import { AnswersController } from './answers.controller';
import { AnswersService } from './answers.service';
import { QuestionSetConclusion } from './question-set-conclusion.service';
import { QuestionSetReads } from './question-set-reads';
import { QuestionSetRecord } from './question-set-record';
import { QuestionSetsController } from './question-sets.controller';
import { QuestionSetsService } from './question-sets.service';
import { QuestionnaireGaps } from './questionnaire-gaps';
import { QuestionnaireVersionsController } from './questionnaire-versions.controller';
import { QuestionnaireVersionsModule } from './questionnaire-versions.module';
import { QuestionnaireVersions } from './questionnaire-versions';
import { WorkbookTaking } from './workbook-taking';
import { WorkbooksController } from './workbooks.controller';
import { WorkbooksService } from './workbooks.service';

@Module({
  imports: [CatalogueModule, QuestionnaireVersionsModule],
  controllers: [QuestionSetsController, AnswersController, QuestionnaireVersionsController, WorkbooksController],
  providers: [
    AnswerAcceptancesService,
    AnswerContradictions,
    AnswerDecisionsService,
    AnswerQueriesService,
    AnswerSaving,
    AnswersService,
    QuestionSetConclusion,
    QuestionSetReads,
    QuestionSetRecord,
    QuestionSetsService,
    QuestionnaireGaps,
    QuestionnaireVersions,
    WorkbookTaking,
    WorkbooksService,
  ],
  exports: [QuestionSetsService, QuestionnaireGaps, QuestionnaireVersions],
})
export class QuestionnairesModule {}
