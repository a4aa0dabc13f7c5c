import type { EntityManager } from 'typeorm';
import type { FindingQuery, FindingView } from './findings.dto';

const FINDINGS = `
  SELECT f.id, f.ref, f.vendor_id AS "vendorId", app.vendor_name(f.vendor_id) AS "vendorName", f.severity, f.title, f.description, f.source_kind AS "sourceKind",
    f.source_id AS "sourceId", coalesce(s.ref, e.ref) AS "sourceRef", f.obligation_id AS "obligationId", o.requirement_code AS "requirementCode",
    f.exercise_id AS "exerciseId", f.owner_name AS "ownerName", f.owner_person_id AS "ownerPersonId", f.due_on::text AS "dueOn",
    f.state = 'open' AND f.due_on < $5::date AS overdue, f.state, app.person_name(f.opened_by) AS "openedByName", f.opened_at AS "openedAt",
    app.person_name(f.closed_by) AS "closedByName", f.closed_at AS "closedAt", f.closing_note AS "closingNote",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('dueBefore', c.due_before, 'dueOn', c.due_on, 'reason', c.reason, 'changedByName', app.person_name(c.changed_by),
      'changedAt', to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY c.changed_at), '[]')
      FROM finding_due_change c WHERE c.finding_id = f.id) AS "dueChanges"
  FROM finding f
  LEFT JOIN review r ON r.id = f.review_id LEFT JOIN submission s ON s.id = r.submission_id
  LEFT JOIN exercise e ON e.id = f.exercise_id LEFT JOIN obligation o ON o.id = f.obligation_id
  WHERE ($1::uuid IS NULL OR f.id = $1) AND ($2::uuid IS NULL OR f.vendor_id = $2) AND ($3::text IS NULL OR f.state = $3) AND ($4::text IS NULL OR f.severity = $4)
    AND ($6::boolean IS NULL OR (f.state = 'open' AND f.due_on < $5::date) = $6)
  ORDER BY f.state DESC, array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.due_on, f.ref`;

type Row = Omit<FindingView, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null };

/** Findings that the asker may see: open ones first, the most severe and the earliest due before the rest. */
export async function findingRows(
  manager: EntityManager,
  query: FindingQuery & { id?: string },
  today: string,
): Promise<FindingView[]> {
  const { id = null, vendorId = null, state = null, severity = null, overdue } = query;
  const late = overdue === undefined ? null : overdue === 'true' || overdue === '1';
  const rows: Row[] = await manager.query(FINDINGS, [id, vendorId, state, severity, today, late]);
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}
