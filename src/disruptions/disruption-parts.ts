import type { EntityManager } from 'typeorm';
import type {
  EventEntryView,
  EventFileView,
  EventNoticeView,
  EventPlaceView,
  EventReportView,
  EventSectionView,
  EventReconciliationView,
  RecoveryControlView,
} from './event-parts.dto';
import { unreconciledItems } from './reconciliation.rules';

/** What is read of one event and needs no rule; the oldest first. Times come as dates and leave as ISO 8601 UTC. */
type Rows<T> = { [K in keyof T]: T[K] | Date }[];

async function rowsOf<T extends object>(manager: EntityManager, sql: string, id: string): Promise<T[]> {
  const rows: Rows<T> = await manager.query(sql, [id]);
  return rows.map((row) => {
    const entries = Object.entries(row).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : value,
    ]);
    return Object.fromEntries(entries) as T;
  });
}

export const noticesOf = (manager: EntityManager, id: string) =>
  rowsOf<EventNoticeView>(
    manager,
    `SELECT id, given_at AS "givenAt", channel, told_by AS "toldBy", told_to AS "toldTo", words, standing, standing_note AS "standingNote",
       app.person_name(judged_by) AS "judgedByName", judged_at AS "judgedAt", app.person_name(recorded_by) AS "recordedByName", recorded_at AS "recordedAt"
     FROM disruption_notice WHERE disruption_id = $1 ORDER BY given_at, id`,
    id,
  );

export const entriesOf = (manager: EntityManager, id: string) =>
  rowsOf<EventEntryView>(
    manager,
    `SELECT e.id, e.number, e.happened_at AS "happenedAt", e.text, e.source, e.corrects, e.correction_reason AS "correctionReason", n.id AS "correctedBy",
       app.person_name(e.recorded_by) AS "recordedByName", e.recorded_at AS "recordedAt"
     FROM disruption_entry e LEFT JOIN disruption_entry n ON n.corrects = e.id WHERE e.disruption_id = $1 ORDER BY e.happened_at, e.number`,
    id,
  );

export const filesOf = (manager: EntityManager, id: string) =>
  rowsOf<EventFileView>(
    manager,
    `SELECT f.id, i.id AS "evidenceItemId", i.ref AS "evidenceRef", f.evidence_version_id AS "evidenceVersionId", i.title, v.file_name AS "fileName", v.sha256, f.shows,
       app.person_name(f.attached_by) AS "attachedByName", f.attached_at AS "attachedAt"
     FROM disruption_file f JOIN evidence_version v ON v.id = f.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
     WHERE f.disruption_id = $1 ORDER BY f.attached_at, f.id`,
    id,
  );

export async function reconciliationsOf(manager: EntityManager, id: string): Promise<EventReconciliationView[]> {
  const rows = await rowsOf<Omit<EventReconciliationView, 'unreconciled'>>(
    manager,
    `SELECT r.id, r.service_id AS "serviceId", s.ref AS "serviceRef", r.processed, r.processed_count AS "processedCount", r.compared_with AS "comparedWith",
       r.compared_count AS "comparedCount", r.difference_count AS "differenceCount", r.resolved_count AS "resolvedCount", r.resolution,
       r.resolved_by_name AS "resolvedByName", r.evidence_version_id AS "evidenceVersionId", r.replaces, r.replaces_reason AS "replacesReason",
       NOT EXISTS (SELECT 1 FROM reconciliation_record n WHERE n.replaces = r.id) AS "isCurrent", app.person_name(r.recorded_by) AS "recordedByName", r.recorded_at AS "recordedAt"
     FROM reconciliation_record r JOIN service s ON s.id = r.service_id WHERE r.disruption_id = $1 ORDER BY r.recorded_at, r.id`,
    id,
  );
  return rows.map((row) => ({ ...row, unreconciled: unreconciledItems(row) }));
}

export const controlsOf = (manager: EntityManager, id: string) =>
  rowsOf<RecoveryControlView>(
    manager,
    `SELECT id, control, operated, how, app.person_name(recorded_by) AS "recordedByName", recorded_at AS "recordedAt", verdict, verdict_note AS "verdictNote",
       app.person_name(reviewed_by) AS "reviewedByName", reviewed_at AS "reviewedAt"
     FROM recovery_control WHERE disruption_id = $1 ORDER BY recorded_at, id`,
    id,
  );

export async function reportsOf(manager: EntityManager, id: string): Promise<EventReportView[]> {
  const rows = await rowsOf<Omit<EventReportView, 'strengths' | 'areas' | 'lessons'> & { report: EventReportView }>(
    manager,
    `SELECT number, report, amends_reason AS "amendsReason", app.person_name(issued_by) AS "issuedByName", issued_at AS "issuedAt"
     FROM disruption_report WHERE disruption_id = $1 ORDER BY number`,
    id,
  );
  return rows.map(({ report: { strengths, areas, lessons }, ...row }) => ({ ...row, strengths, areas, lessons }));
}

export const placesOf = (manager: EntityManager, id: string): Promise<EventPlaceView[]> =>
  manager.query(
    `SELECT coalesce(s.id, i.id) AS id, coalesce(s.name, i.name) AS name, CASE WHEN s.id IS NULL THEN 'system' ELSE 'site' END AS kind, s.city
     FROM disruption_place p LEFT JOIN site s ON s.id = p.site_id LEFT JOIN it_system i ON i.id = p.system_id WHERE p.disruption_id = $1 ORDER BY kind, name`,
    [id],
  );

export const sectionsOf = (manager: EntityManager, id: string): Promise<EventSectionView[]> =>
  manager.query(
    `SELECT plan_version_id AS "planVersionId", section_key AS "sectionKey", disposition, note FROM disruption_disposition
     WHERE disruption_id = $1 AND section_key IS NOT NULL ORDER BY section_key`,
    [id],
  );

export async function nameOf(manager: EntityManager, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const [row]: { name: string | null }[] = await manager.query('SELECT app.person_name($1) AS name', [personId]);
  return row?.name ?? null;
}
