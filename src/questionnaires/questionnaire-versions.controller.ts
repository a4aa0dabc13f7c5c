import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Allow, Asking } from '../foundation/door';
import { QuestionnaireVersionView } from './questionnaire-version.dto';
import { questionnaireVersionView } from './questionnaire-version-view';
import { QuestionnaireVersions } from './questionnaire-versions';

@Controller('api/questionnaire-versions')
export class QuestionnaireVersionsController {
  constructor(
    private readonly work: Work,
    private readonly versions: QuestionnaireVersions,
  ) {}

  /** A published questionnaire: its sections, questions, choices with their gaps, and contradiction rules in words. */
  @Get(':id')
  @Allow('catalogue.read')
  one(@Asking() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<QuestionnaireVersionView> {
    return this.work.read(actor, async ({ manager }) =>
      questionnaireVersionView(await this.versions.visible(manager, id)),
    );
  }
}
