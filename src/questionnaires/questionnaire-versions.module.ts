import { Module } from '@nestjs/common';
import { PeriodQuestionnaires } from './period-questionnaires';
import { QuestionnairePublisher } from './questionnaire.publisher';

/** Published questionnaires, and which of them holds for a period. */
@Module({
  providers: [PeriodQuestionnaires, QuestionnairePublisher],
  exports: [PeriodQuestionnaires, QuestionnairePublisher],
})
export class QuestionnaireVersionsModule {}
