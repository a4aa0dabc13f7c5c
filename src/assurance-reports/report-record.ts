import type { EntityManager } from 'typeorm';
import './assurance-reports.deeds';
import type { OpenWork } from '../audit-trail/work';
import { heedState, notFound, Problem } from '../foundation/problem';
import { AssuranceReport } from './assurance-report.entity';
import { refusalToMoveReport, type StoredState } from './assurance-report.rules';

export const subjectOf = ({ id, vendorId, ref }: Pick<AssuranceReport, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'assurance_report',
  id,
  vendorId,
  ref,
});

export const ofReport = ({ registrantId, vendorId, id }: AssuranceReport) => ({
  ...{ registrantId, vendorId, reportId: id },
});

export async function requireReport(manager: EntityManager, id: string): Promise<AssuranceReport> {
  const report = await manager.getRepository(AssuranceReport).findOne({ where: { id } });
  if (!report) throw notFound('assurance report');
  return report;
}

/** The report, locked until the Work ends. */
export async function lockReport(w: OpenWork, id: string): Promise<AssuranceReport> {
  await w.manager.query('SELECT id FROM assurance_report WHERE id = $1 FOR UPDATE', [id]);
  return requireReport(w.manager, id);
}

/** What the registrant alone does: there is no such thing for a vendor. */
export function refuseVendor(w: OpenWork, what: string): void {
  if (w.actor.vendorId !== null) throw notFound(what);
}

export async function setState(w: OpenWork, report: AssuranceReport, to: StoredState): Promise<void> {
  heedState(refusalToMoveReport(report, to));
  const extra = {
    ...{ expected: '', received: '', superseded: '' },
    under_review: ', review_begun_by = $3, review_begun_at = $4',
    evaluated: ', evaluated_at = $3',
  }[to];
  const values = { under_review: [w.actor.personId, w.at], evaluated: [w.at] }[to as string] ?? [];
  await w.manager.query(`UPDATE assurance_report SET state = $2, version = version + 1${extra} WHERE id = $1`, [
    ...[report.id, to, ...values],
  ]);
}

export function refuseStale(report: { ref: string; version: number }, version: number): void {
  if (report.version === version) return;
  throw new Problem('stale-version', `${report.ref} was changed since you opened it. Load it again.`);
}

/** The file that a report or letter came as: this vendor's, of a kind that fits, and not withdrawn. */
export async function requireFile(
  w: OpenWork,
  file: { vendorId: string; versionId: string; kinds: readonly string[] },
): Promise<void> {
  const [found]: { kind: string; withdrawn: boolean }[] = await w.manager.query(
    `SELECT i.kind, i.withdrawn_at IS NOT NULL AS withdrawn FROM evidence_version v JOIN evidence_item i ON i.id = v.item_id WHERE v.id = $1 AND v.vendor_id = $2`,
    [file.versionId, file.vendorId],
  );
  if (!found) throw notFound('evidence of this vendor');
  const pointer = '/evidenceVersionId';
  const refused = (message: string, code: string) => new Problem('refused', message, [{ pointer, message, code }]);
  if (found.withdrawn) throw refused('This file was withdrawn.', 'withdrawn');
  if (!file.kinds.includes(found.kind))
    throw refused(`This file was brought as ${found.kind}; what is wanted here is ${file.kinds.join(' or ')}.`, 'kind');
}

/** Services and places have to be the vendor's own. */
export async function requireOwn(
  w: OpenWork,
  vendorId: string,
  on: { table: 'service' | 'site'; ids: readonly string[]; pointer: string },
): Promise<void> {
  if (on.ids.length === 0) return;
  const rows: { id: string }[] = await w.manager.query(
    `SELECT id FROM ${on.table} WHERE id = ANY ($1::uuid[]) AND vendor_id = $2`,
    [on.ids, vendorId],
  );
  if (new Set(on.ids).size === rows.length) return;
  const message = `There is a ${on.table === 'site' ? 'place' : 'service'} here that is not this vendor's.`;
  throw new Problem('refused', message, [{ pointer: on.pointer, message, code: 'not-own' }]);
}

export const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;
