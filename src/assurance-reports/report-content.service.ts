import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heedState, notFound, Problem } from '../foundation/problem';
import type { AssuranceReport } from './assurance-report.entity';
import { refusalToCorrect } from './assurance-report.rules';
import type { AddDeviation, AddSubservice, LinkSubservice } from './assurance-reports.dto';
import { ReportDeviation, ReportSubservice } from './report-content.entity';
import { ReportDetails } from './report-detail';
import { lockReport, ofReport, subjectOf, trimmed } from './report-record';
import type { AssuranceReportDetail } from './report-views.dto';

interface Removable extends ObjectLiteral {
  id: string;
  reportId: string;
  number: number;
  removedAt: string | null;
}

/** What a report says of other organisations and of controls that deviated; written down while the report may be corrected. */
@Injectable()
export class ReportContentService {
  constructor(
    private readonly work: Work,
    private readonly details: ReportDetails,
  ) {}

  addSubservice(actor: Actor, id: string, given: AddSubservice): Promise<AssuranceReportDetail> {
    return this.onReport(actor, id, async (w, report) => {
      const fourthPartyId = given.fourthPartyId ?? null;
      await requireFourthParty(w, report.vendorId, fourthPartyId);
      const { method, icfrRelevant } = given;
      const [name, what, expectedControls] = [given.name.trim(), given.what.trim(), trimmed(given.expectedControls)];
      const number = await nextNumber(w, 'report_subservice', id);
      const said = { number, name, what, method, icfrRelevant, expectedControls, fourthPartyId };
      const subservice = { id: newId(), ...ofReport(report), ...said, ...addedBy(w) };
      await w.manager.getRepository(ReportSubservice).insert(subservice);
      await w.record('assurance.subservice-added', subjectOf(report), { subserviceId: subservice.id, ...said });
    });
  }

  /** Ties the organisation to the sub-outsourcer of the register, or unties it; at any time. */
  link(actor: Actor, subserviceId: string, given: LinkSubservice): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const subservice = await requireStanding(w, subserviceId, ORGANISATION);
      const report = await lockReport(w, subservice.reportId);
      const after = given.fourthPartyId ?? null;
      await requireFourthParty(w, report.vendorId, after);
      await w.manager.query('UPDATE report_subservice SET fourth_party_id = $2 WHERE id = $1', [subserviceId, after]);
      const before = subservice.fourthPartyId;
      await w.record('assurance.subservice-linked', subjectOf(report), { subserviceId, before, after });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  removeSubservice(actor: Actor, subserviceId: string): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const { reportId, number } = await requireStanding(w, subserviceId, ORGANISATION);
      const report = await lockReport(w, reportId);
      heedState(refusalToCorrect(report, sideOf(actor)));
      await remove(w, 'report_subservice', subserviceId);
      await w.record('assurance.subservice-removed', subjectOf(report), { subserviceId, number });
      return this.details.of(w.manager, actor, { id: reportId, today: w.at.slice(0, 10) });
    });
  }

  addDeviation(actor: Actor, id: string, given: AddDeviation): Promise<AssuranceReportDetail> {
    return this.onReport(actor, id, async (w, report) => {
      const [controlRef, control, deviation] = [given.controlRef.trim(), given.control.trim(), given.deviation.trim()];
      const number = await nextNumber(w, 'report_deviation', id);
      const said = { number, controlRef, control, deviation, managementResponse: trimmed(given.managementResponse) };
      const added = { id: newId(), ...ofReport(report), ...said, ...addedBy(w) };
      await w.manager.getRepository(ReportDeviation).insert(added);
      await w.record('assurance.deviation-added', subjectOf(report), { deviationId: added.id, ...said });
    });
  }

  removeDeviation(actor: Actor, deviationId: string): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const { reportId, number } = await requireStanding(w, deviationId, TEST_EXCEPTION);
      const report = await lockReport(w, reportId);
      heedState(refusalToCorrect(report, sideOf(actor)));
      await remove(w, 'report_deviation', deviationId);
      await w.record('assurance.deviation-removed', subjectOf(report), { deviationId, number });
      return this.details.of(w.manager, actor, { id: reportId, today: w.at.slice(0, 10) });
    });
  }

  private onReport(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, report: AssuranceReport) => Promise<void>,
  ): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, id);
      heedState(refusalToCorrect(report, sideOf(actor)));
      await deed(w, report);
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }
}

const sideOf = ({ vendorId }: Actor): 'vendor' | 'registrant' => (vendorId === null ? 'registrant' : 'vendor');

const addedBy = (w: OpenWork) => ({ addedBy: w.actor.personId, addedAt: w.at, removedBy: null, removedAt: null });

type Listed = 'report_subservice' | 'report_deviation' | 'user_control' | 'report_evaluation';

/** Numbers are never used twice in a report, removed ones neither. */
export async function nextNumber(w: OpenWork, table: Listed, reportId: string): Promise<number> {
  const [last]: { number: number }[] = await w.manager.query(
    `SELECT coalesce(max(number), 0) + 1 AS number FROM ${table} WHERE report_id = $1`,
    [reportId],
  );
  return last?.number ?? 1;
}

async function remove(w: OpenWork, table: 'report_subservice' | 'report_deviation', id: string): Promise<void> {
  await w.manager.query(`UPDATE ${table} SET removed_by = $2, removed_at = $3 WHERE id = $1`, [
    ...[id, w.actor.personId, w.at],
  ]);
}

export const ORGANISATION = { entity: ReportSubservice, what: 'organisation' };
export const TEST_EXCEPTION = { entity: ReportDeviation, what: 'test exception' };

/** The row, which nobody removed. */
export async function requireStanding<Row extends Removable>(
  w: OpenWork,
  id: string,
  { entity, what }: { entity: EntityTarget<Row>; what: string },
): Promise<Row> {
  const found = await w.manager.getRepository(entity).findOne({ where: { id } as never });
  if (!found) throw notFound(what);
  if (found.removedAt !== null) throw new Problem('wrong-state', `This ${what} was taken off the report.`);
  return found;
}

async function requireFourthParty(w: OpenWork, vendorId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const own: unknown[] = await w.manager.query('SELECT 1 FROM fourth_party WHERE id = $1 AND vendor_id = $2', [
    ...[id, vendorId],
  ]);
  if (own.length === 0) throw notFound('sub-outsourcer of this vendor');
}
