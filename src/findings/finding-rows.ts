import type { EntityManager } from 'typeorm';
import { ageingOf } from './finding-ageing.rules';
import { FINDING_STATE_WORDS, standsOpen, stateOn, type FindingState } from './finding-states.rules';
import type { FindingQuery, FindingView } from './findings.dto';

const FINDINGS = `
  SELECT f.id, f.ref, f.vendor_id AS "vendorId", app.vendor_name(f.vendor_id) AS "vendorName", f.severity, f.title, f.description, f.source_kind AS "sourceKind",
    f.source_id AS "sourceId", f.source_part AS "sourcePart", coalesce(s.ref, e.ref, d.ref) AS "sourceRef", f.from_test AS "fromTest", f.obligation_id AS "obligationId", o.requirement_code AS "requirementCode",
    f.exercise_id AS "exerciseId", f.owner_name AS "ownerName", f.owner_person_id AS "ownerPersonId", f.due_on::text AS "dueOn",
    f.state, f.state_before AS "stateBefore", f.accepted_until::text AS "acceptedUntil", f.exception_id AS "exceptionId", x.ref AS "exceptionRef",
    EXISTS (SELECT 1 FROM finding_void v WHERE v.finding_id = f.id AND v.decision IS NULL) AS "voidAsked",
    app.person_name(f.opened_by) AS "openedByName", f.opened_at AS "openedAt",
    app.person_name(f.closed_by) AS "closedByName", f.closed_at AS "closedAt", f.closing_note AS "closingNote", f.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('dueBefore', c.due_before, 'dueOn', c.due_on, 'reason', c.reason, 'actionNumber', a.number,
      'changedByName', app.person_name(c.changed_by), 'changedAt', to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY c.changed_at), '[]')
      FROM finding_due_change c LEFT JOIN finding_action a ON a.id = c.action_id WHERE c.finding_id = f.id) AS "dueChanges"
  FROM finding f
  LEFT JOIN review r ON r.id = f.review_id LEFT JOIN submission s ON s.id = r.submission_id
  LEFT JOIN disruption d ON f.source_kind = 'disruption' AND d.id = f.source_id
  LEFT JOIN exercise e ON e.id = f.exercise_id LEFT JOIN obligation o ON o.id = f.obligation_id
  LEFT JOIN programme_exception x ON x.id = f.exception_id
  WHERE ($1::uuid IS NULL OR f.id = $1) AND ($2::uuid IS NULL OR f.vendor_id = $2) AND ($3::text IS NULL OR f.severity = $3)
  ORDER BY f.state IN ('closed_verified', 'void'), array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.due_on, f.ref`;

type Row = Omit<FindingView, 'openedAt' | 'closedAt' | 'overdue' | 'stateWords' | 'stands' | 'ageing'> & {
  openedAt: Date;
  closedAt: Date | null;
  stateBefore: FindingState | null;
};

/** Findings that the asker may see: standing ones first, the most severe and the earliest due before the rest. */
export async function findingRows(
  manager: EntityManager,
  query: FindingQuery & { id?: string },
  today: string,
): Promise<FindingView[]> {
  const { id = null, vendorId = null, severity = null, overdue } = query;
  const rows: Row[] = await manager.query(FINDINGS, [id, vendorId, severity]);
  const late = overdue === undefined ? null : overdue === 'true' || overdue === '1';
  return rows
    .map((row) => shown(row, today))
    .filter((one) => isInState(one, query.state) && (late === null || one.overdue === late));
}

function isInState({ state, stands }: FindingView, wanted: FindingQuery['state']): boolean {
  if (wanted === undefined) return true;
  if (wanted === 'standing') return stands;
  if (wanted === 'closed') return state === 'closed_verified' || state === 'void';
  return state === wanted;
}

function shown({ stateBefore, ...row }: Row, today: string): FindingView {
  const state = stateOn({ ...row, stateBefore }, today);
  const openedAt = row.openedAt.toISOString();
  const closedAt = row.closedAt?.toISOString() ?? null;
  const timesMoved = row.dueChanges.filter(({ actionNumber }) => actionNumber === null).length;
  const ageing = ageingOf({ ...row, state, openedAt, closedAt, timesMoved, today });
  const accepted = state === 'risk_accepted';
  const stateWords = accepted ? `Risk accepted until ${row.acceptedUntil ?? ''}` : FINDING_STATE_WORDS[state];
  return {
    ...row,
    ...{ state, stateWords, stands: standsOpen(state), overdue: ageing.daysOverdue > 0, ageing },
    ...{ openedAt, closedAt, acceptedUntil: accepted ? row.acceptedUntil : null },
  };
}
