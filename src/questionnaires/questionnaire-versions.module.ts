import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { PeriodQuestionnaires } from './period-questionnaires';
import { QuestionnaireKind } from './questionnaire-kind';
import { QuestionnairePublisher } from './questionnaire.publisher';

/** Published questionnaires, and which of them holds for a period. */
@Module({
  imports: [CatalogueModule],
  providers: [PeriodQuestionnaires, QuestionnaireKind, QuestionnairePublisher],
  exports: [PeriodQuestionnaires, QuestionnairePublisher],
})
export class QuestionnaireVersionsModule {}
