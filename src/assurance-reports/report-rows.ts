import type { EntityManager } from 'typeorm';
import { KIND_WORDS, STATE_WORDS, stateOn, type ReportKind, type StoredState } from './assurance-report.rules';
import type { AssuranceQuery } from './assurance-reports.dto';
import type { AssuranceReportView } from './report-views.dto';

export const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const REPORTS = `
  SELECT r.id, r.ref, r.vendor_id AS "vendorId", app.vendor_name(r.vendor_id) AS "vendorName", r.kind, r.title, r.period_id AS "periodId", p.code AS "periodCode",
    r.state, r.due_on::text AS "dueOn", r.report_type AS "reportType", r.standard, r.covers_from::text AS "coversFrom", r.covers_to::text AS "coversTo",
    r.issued_on::text AS "issuedOn", r.auditor_name AS "auditorName", r.opinion, r.criteria, r.restricted_use AS "restrictedUse",
    i.id AS "evidenceItemId", r.evidence_version_id AS "evidenceVersionId", i.ref || ' ' || i.title AS "evidenceLabel",
    r.expected_service_ids AS "expectedServiceIds",
    ARRAY(SELECT s.name FROM service s WHERE s.id = ANY (CASE WHEN r.state = 'expected' THEN r.expected_service_ids ELSE r.service_ids END) ORDER BY s.ref) AS "serviceNames",
    r.letter_due_on::text AS "letterDueOn", ${iso('r.received_at')} AS "receivedAt", app.person_name(r.received_by) AS "receivedByName",
    ${iso('r.evaluated_at')} AS "evaluatedAt", r.version
  FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id
  LEFT JOIN evidence_version v ON v.id = r.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
  WHERE ($1::uuid IS NULL OR r.id = $1) AND ($2::uuid IS NULL OR r.vendor_id = $2) AND ($3::uuid IS NULL OR r.period_id = $3) AND ($4::text IS NULL OR r.kind = $4)
  ORDER BY "vendorName", r.kind, coalesce(r.covers_to, r.due_on) DESC, r.ref`;

type Row = Omit<AssuranceReportView, 'state' | 'stateWords' | 'kindWords'> & { state: StoredState; kind: ReportKind };

/** Reports that the asker may see, by vendor and kind, the latest first. `today` is YYYY-MM-DD. */
export async function reportRows(
  manager: EntityManager,
  query: AssuranceQuery & { id?: string },
  today: string,
): Promise<AssuranceReportView[]> {
  const { id = null, vendorId = null, periodId = null, kind = null } = query;
  const rows: Row[] = await manager.query(REPORTS, [id, vendorId, periodId, kind]);
  return rows
    .map((row) => {
      const state = stateOn(row, today);
      return { ...row, state, stateWords: STATE_WORDS[state], kindWords: KIND_WORDS[row.kind] };
    })
    .filter((one) => query.state === undefined || one.state === query.state);
}
