import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed } from '../../foundation/problem';
import './use-consents.deeds';
import { lockReport, ofReport, requireReport, subjectOf } from '../report-record';
import { UseConsent } from './use-consent.entity';
import { refusalOfUseConsent } from './use-consent.rules';
import type { RecordUseConsent, UseConsentList, UseConsentView } from './use-consents.dto';

/** Consents to pass a report of restricted use on. Without one a packet cites it and keeps the file back. */
@Injectable()
export class UseConsentsService {
  constructor(private readonly work: Work) {}

  list(actor: Actor, reportId: string): Promise<UseConsentList> {
    return this.work.read(actor, ({ manager }) => consentsOf(manager, reportId));
  }

  record(actor: Actor, reportId: string, given: RecordUseConsent): Promise<UseConsentList> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, reportId);
      const { items } = await consentsOf(w.manager, reportId);
      const { decision, givenOn } = given;
      const latest = items[0]?.decision ?? null;
      const today = w.at.slice(0, 10);
      heed(refusalOfUseConsent({ restrictedUse: report.restrictedUse, latest, decision, givenOn, today }));
      const words = { decision, givenOn, givenBy: given.givenBy.trim(), words: given.words.trim() };
      const number = items.length + 1;
      const by = { recordedBy: actor.personId, recordedAt: w.at };
      await w.manager.getRepository(UseConsent).insert({ id: newId(), ...ofReport(report), number, ...words, ...by });
      await w.record('assurance-report.use-consent-recorded', subjectOf(report), { number, ...words });
      return consentsOf(w.manager, reportId);
    });
  }
}

async function consentsOf(manager: EntityManager, reportId: string): Promise<UseConsentList> {
  const { restrictedUse } = await requireReport(manager, reportId);
  const items: UseConsentView[] = await manager.query(
    `SELECT number, decision, given_by AS "givenBy", given_on::text AS "givenOn", words, app.person_name(recorded_by) AS "recordedBy",
       to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"
     FROM use_consent WHERE report_id = $1 ORDER BY number DESC`,
    [reportId],
  );
  return { restrictedUse, mayBePassedOn: restrictedUse !== true || items[0]?.decision === 'given', items };
}
