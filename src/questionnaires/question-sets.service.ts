import { Injectable } from '@nestjs/common';
import './questionnaires.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { takesChanges } from '../catalogue/period.rules';
import { PeriodsService, type PeriodFacts } from '../catalogue/periods.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { requireVendor } from '../vendors/vendor-reads';
import type { QuestionSetSummary } from './question-set.dto';
import { QuestionSet } from './question-set.entity';
import { dueDateOf } from './question-set.rules';
import { QuestionSetReads } from './question-set-reads';
import { PeriodQuestionnaires } from './period-questionnaires';

/** Opens the questionnaire of a vendor for a period, by an officer or by the schedule. */
@Injectable()
export class QuestionSetsService {
  constructor(
    private readonly work: Work,
    private readonly periods: PeriodsService,
    private readonly versions: PeriodQuestionnaires,
    private readonly reads: QuestionSetReads,
  ) {}

  /** Refused with `already-exists` when the vendor has one for the period. */
  open(actor: Actor, vendorId: string, periodId: string): Promise<QuestionSetSummary> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      const period = await this.periods.requireChangeable(w.manager, periodId);
      const id = await this.insert(w, vendorId, { period, openedBy: w.actor.personId });
      if (id === null) throw new Problem('already-exists', `The questionnaire for ${period.code} was opened already.`);
      return this.reads.summary(w.manager, id, w.at.slice(0, 10));
    });
  }

  /** A period that opens is pinned to the questionnaire of that moment. */
  followOpening(w: OpenWork, period: { id: string; code: string }): Promise<void> {
    return this.versions.choose(w, period);
  }

  /** Follows the schedule: the vendor's obligations of a period exist, so its questionnaire does too. Does nothing twice. */
  async followObligations(w: OpenWork, vendorId: string, periodId: string): Promise<void> {
    if (await isOpened(w, vendorId, periodId)) return;
    const period = await this.periods.require(w.manager, periodId);
    if (!takesChanges(period.state) || !(await this.versions.versionFor(w.manager, periodId))) return;
    await this.insert(w, vendorId, { period, openedBy: null });
  }

  /** Null when somebody opened it first. */
  private async insert(
    w: OpenWork,
    vendorId: string,
    from: { period: PeriodFacts; openedBy: string | null },
  ): Promise<string | null> {
    const { period, openedBy } = from;
    const pinned = await this.versions.versionFor(w.manager, period.id);
    if (!pinned)
      throw new Problem('unavailable', 'No questionnaire is published yet. Restart the portal to publish it.');
    const due = dueDateOf(period, w.at.slice(0, 10));
    const id = newId();
    const row = {
      ...{ id, registrantId: w.actor.registrantId, vendorId, periodId: period.id, questionnaireVersionId: pinned.id },
      ...{ state: 'open' as const, ...due, openedBy, openedAt: w.at, submittedBy: null, submittedAt: null },
      ...{ submissionNote: null, reviewedBy: null, reviewedAt: null, returnReason: null, version: 1 },
    };
    await w.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `questionnaire ${vendorId} ${period.id}`,
    ]);
    if (await isOpened(w, vendorId, period.id)) return null;
    await w.manager.getRepository(QuestionSet).insert(row);
    await w.record('questionnaire.opened', setSubject({ id, vendorId, code: period.code }), {
      ...{ periodId: period.id, period: period.code, questionnaireVersionId: pinned.id },
      ...{ questionnaire: `${pinned.code} ${pinned.version}`, ...due },
    });
    return id;
  }
}

async function isOpened(w: OpenWork, vendorId: string, periodId: string): Promise<boolean> {
  const known: unknown[] = await w.manager.query('SELECT 1 FROM question_set WHERE vendor_id = $1 AND period_id = $2', [
    vendorId,
    periodId,
  ]);
  return known.length > 0;
}

export const setSubject = ({ id, vendorId, code }: { id: string; vendorId: string; code: string }) => ({
  ...{ kind: 'question_set', id, vendorId, ref: `Questionnaire ${code}` },
});
