import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import { newId } from '../foundation/ids';
import { PeriodQuestionnaire } from './period-questionnaire.entity';
import { newestVersion, type KnownVersion } from './questionnaire-rows';

/** Which questionnaire holds for a period: the newest one when the period was opened. */
@Injectable()
export class PeriodQuestionnaires {
  /** Pins the newest version to a period that is being opened, inside the same Work. */
  async choose(w: OpenWork, period: { id: string; code: string }): Promise<void> {
    const newest = await newestVersion(w.manager);
    if (!newest) throw new Error('No questionnaire is published; a portal publishes the shipped one when it starts.');
    const row = {
      id: newId(),
      periodId: period.id,
      registrantId: w.actor.registrantId,
      vendorId: null,
      chosenAt: w.at,
    };
    await w.manager.getRepository(PeriodQuestionnaire).insert({ ...row, questionnaireVersionId: newest.id });
    await w.record(
      'period.questionnaire-chosen',
      { kind: 'compliance_period', id: period.id, vendorId: null, ref: period.code },
      {
        code: period.code,
        questionnaireVersionId: newest.id,
        questionnaire: `${newest.code} ${newest.version}`,
        documentSha256: newest.documentSha256,
      },
    );
  }

  /** The version pinned to a period, or the newest one where none was pinned; null when nothing is published. */
  async versionFor(manager: EntityManager, periodId: string): Promise<KnownVersion | null> {
    const [pinned]: KnownVersion[] = await manager.query(
      `SELECT v.id, v.code, v.version, v.document_sha256 AS "documentSha256"
       FROM period_questionnaire p JOIN questionnaire_version v ON v.id = p.questionnaire_version_id WHERE p.period_id = $1`,
      [periodId],
    );
    return pinned ?? newestVersion(manager);
  }
}
