import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import { findingRows } from './finding-rows';
import type {
  ActionView,
  FindingDetail,
  MoveView,
  ReferenceView,
  SeverityChangeView,
  VerificationView,
  VoidView,
} from './finding-story.dto';

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ACTIONS = `
  SELECT a.id, a.number, a.text, a.owner_name AS "ownerName", a.starts_on::text AS "startsOn", a.due_on::text AS "dueOn",
    a.done_at IS NULL AND a.withdrawn_at IS NULL AND a.due_on < $2::date AS overdue, app.person_name(a.added_by) AS "addedByName", ${iso('a.added_at')} AS "addedAt",
    app.person_name(a.done_by) AS "doneByName", ${iso('a.done_at')} AS "doneAt", a.done_note AS "doneNote", a.evidence_version_id AS "evidenceVersionId",
    i.id AS "evidenceItemId", i.ref || ' ' || i.title AS "evidenceLabel", ${iso('a.withdrawn_at')} AS "withdrawnAt"
  FROM finding_action a LEFT JOIN evidence_version v ON v.id = a.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
  WHERE a.finding_id = $1 ORDER BY a.number`;

const VERIFICATIONS = `
  SELECT v.id, v.result, v.method, v.inspected, coalesce(v.retest_exercise_id, e.id) AS "retestExerciseId",
    CASE WHEN r.id IS NULL THEN e.ref ELSE e.ref || ', step ' || p.number || ', attempt ' || r.attempt END AS "retestLabel",
    app.person_name(v.verified_by) AS "verifiedByName", ${iso('v.verified_at')} AS "verifiedAt"
  FROM finding_verification v LEFT JOIN step_result r ON r.id = v.retest_step_result_id
    LEFT JOIN exercise e ON e.id = coalesce(v.retest_exercise_id, r.exercise_id) LEFT JOIN plan_step p ON p.id = r.plan_step_id
  WHERE v.finding_id = $1 ORDER BY v.verified_at, v.id`;

const REFERENCES = `
  SELECT x.kind, x.target_id AS id, coalesce(o.requirement_code, e.ref, p.ref || ' version ' || pv.label, s.ref,
    'Answer to ' || an.question_id || ', number ' || an.number, 'Query about ' || aq.question_id || coalesce(' (' || aq.rule_code || ')', ''), x.kind) AS label,
    app.person_name(x.added_by) AS "addedByName", ${iso('x.added_at')} AS "addedAt"
  FROM finding_reference x LEFT JOIN obligation o ON o.id = x.obligation_id LEFT JOIN exercise e ON e.id = x.exercise_id
    LEFT JOIN plan_version pv ON pv.id = x.plan_version_id LEFT JOIN plan p ON p.id = pv.plan_id
    LEFT JOIN review r ON r.id = x.review_id LEFT JOIN submission s ON s.id = r.submission_id
    LEFT JOIN answer an ON x.kind = 'answer' AND an.id = x.target_id LEFT JOIN answer_query aq ON x.kind = 'answer_query' AND aq.id = x.target_id
  WHERE x.finding_id = $1 ORDER BY x.added_at, x.kind, label`;

const MOVES = `
  SELECT from_state AS "fromState", to_state AS "toState", note, app.person_name(moved_by) AS "byName", ${iso('moved_at')} AS at
  FROM finding_move WHERE finding_id = $1 ORDER BY moved_at, id`;

const SEVERITIES = `
  SELECT severity_before AS before, severity AS after, reason, app.person_name(changed_by) AS "byName", ${iso('changed_at')} AS at
  FROM finding_severity_change WHERE finding_id = $1 ORDER BY changed_at, id`;

const VOIDS = `
  SELECT reason, app.person_name(asked_by) AS "askedByName", ${iso('asked_at')} AS "askedAt", decision, decision_reason AS "decisionReason",
    app.person_name(decided_by) AS "decidedByName", ${iso('decided_at')} AS "decidedAt"
  FROM finding_void WHERE finding_id = $1 ORDER BY asked_at, id`;

/** One finding with everything that happened to it; throws not-found for those who may not see it. */
export async function findingDetail(manager: EntityManager, id: string, today: string): Promise<FindingDetail> {
  const [found] = await findingRows(manager, { id }, today);
  if (!found) throw notFound('finding');
  const actions: ActionView[] = await manager.query(ACTIONS, [id, today]);
  const verifications: VerificationView[] = await manager.query(VERIFICATIONS, [id]);
  const references: ReferenceView[] = await manager.query(REFERENCES, [id]);
  const moves: MoveView[] = await manager.query(MOVES, [id]);
  const severityChanges: SeverityChangeView[] = await manager.query(SEVERITIES, [id]);
  const voids: VoidView[] = await manager.query(VOIDS, [id]);
  return { ...found, actions, verifications, references, moves, severityChanges, voids };
}
