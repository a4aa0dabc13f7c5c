import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { refusalToRecordCoverage } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound } from '../foundation/problem';
import { CoverageAnswerRow } from './coverage-answer.entity';
import { coverageQuestion } from './coverage-answers';
import type { CoverageQuestionView, RecordCoverageAnswer } from './coverage-answers.dto';
import { listedRows } from './obligation-reads';
import { requirementOf } from './obligation-views';
import './obligations.deeds';

/** Answers to "does this rule cover the provider?". Only "covered", recorded with its basis, makes a requirement a legal duty. */
@Injectable()
export class CoverageAnswersService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
  ) {}

  record(actor: Actor, obligationId: string, given: RecordCoverageAnswer): Promise<CoverageQuestionView> {
    return this.work.perform(actor, async (w) => {
      const [row] = await listedRows(w.manager, { ids: [obligationId] });
      if (!row) throw notFound('obligation');
      const requirement = requirementOf(row, await this.catalogues.byId(w.manager, row.catalogueVersionId));
      const { vendorId, serviceId, requirementCode } = row;
      if (vendorId === null || requirement.coverageQuestion === null) throw notFound('coverage question');
      const { covered } = given;
      const basis = given.basis.trim();
      const code = refusalToRecordCoverage({ covered, basis });
      if (code) heed({ code, reason: 'Say on what the answer rests.', pointer: '/basis' });
      const of = { registrantId: w.actor.registrantId, vendorId, serviceId, requirementCode };
      const answered = { answeredBy: w.actor.personId, answeredAt: w.at };
      await w.manager.getRepository(CoverageAnswerRow).insert({ id: newId(), ...of, covered, basis, ...answered });
      const subject = { kind: 'obligation' as const, id: obligationId, vendorId };
      await w.record('coverage.answered', subject, { requirementCode, serviceId, covered, basis });
      const found = await coverageQuestion(w.manager, requirement, row);
      if (found === null) throw notFound('coverage question');
      return found;
    });
  }
}
