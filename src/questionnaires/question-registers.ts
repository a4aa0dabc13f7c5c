import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../foundation/canonical-json';
import { sha256Hex } from '../foundation/ids';
import { IMPACT_GUIDE } from '../outsourced-services/impact/impact-anchors.rules';
import { IMPACT_CATEGORIES } from '../outsourced-services/impact/impact-words.rules';
import type { CellValue, Question, TableRow } from './question.rules';

// The exercise that a service's answers about testing speak of: the last one whose results are in.
const LATEST = `latest AS (
  SELECT DISTINCT ON (e.service_id) e.*, coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) AS day
  FROM exercise e WHERE e.vendor_id = $1 AND e.results_at IS NOT NULL
  ORDER BY e.service_id, coalesce(e.occurred_at, e.started_at) DESC, e.ref DESC)`;
const RESULT = `result AS (
  SELECT DISTINCT ON (r.plan_step_id, r.exercise_id) r.* FROM step_result r WHERE r.vendor_id = $1 ORDER BY r.plan_step_id, r.exercise_id, r.attempt DESC)`;

const CATEGORY_ORDER = `ARRAY[${IMPACT_CATEGORIES.map((one) => `'${one}'`).join(', ')}]`;
const CATEGORY_LABEL = `CASE c.category ${IMPACT_CATEGORIES.map((one) => `WHEN '${one}' THEN '${IMPACT_GUIDE[one].label}'`).join(' ')} END`;

const FINDINGS = `(SELECT string_agg(f.ref, '; ' ORDER BY f.ref) FROM finding f WHERE f.exercise_id = e.id)`;

/**
 * The rows of a register for each question that is a view of one, by the question's id. Each answers subject and row; a
 * row's members are named as the question's columns. What the register does not hold stays null.
 */
const READS: Record<string, string> = {
  'QIN-1': `SELECT $1::uuid AS "subjectId", jsonb_build_object('service', s.ref || ' ' || s.name,
      'sites', (SELECT string_agg(i.name, '; ' ORDER BY i.name) FROM service_site l JOIN site i ON i.id = l.site_id WHERE l.service_id = s.id),
      'systems', (SELECT string_agg(i.name, '; ' ORDER BY i.name) FROM service_system l JOIN it_system i ON i.id = l.system_id WHERE l.service_id = s.id)) AS row
    FROM service s WHERE s.vendor_id = $1 AND s.state = 'active' ORDER BY s.ref`,
  // One row for each category, its scores by the columns' names; the assessment in force alone.
  'QIN-2': `SELECT i.service_id AS "subjectId", jsonb_build_object('impact_category', ${CATEGORY_LABEL}) || jsonb_object_agg(c.band, c.score::text) AS row
    FROM impact_assessment i JOIN impact_score c ON c.assessment_id = i.id WHERE i.vendor_id = $1 AND i.state = 'in_force'
    GROUP BY i.service_id, c.category ORDER BY i.service_id, array_position(${CATEGORY_ORDER}, c.category)`,
  'QIN-3': `SELECT o.service_id AS "subjectId", jsonb_build_object('rto', o.rto_minutes, 'rpo', o.rpo_minutes, 'mtpd', o.mtpd_minutes, 'mbco_pct', o.mbco_pct,
      'accepted_by_registrant_on', (o.registrant_accepted_at AT TIME ZONE 'UTC')::date) AS row
    FROM objective_set o WHERE o.vendor_id = $1 AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL`,
  // A service may have two plans in force (one goes on, one recovers): what both say of a kind of disruption stands in one row.
  'QSC-1': `SELECT s.id AS "subjectId", jsonb_build_object('row', c.disruption_type, 'applies', bool_or(c.not_applicable_reason IS NULL),
      'procedure_ref', string_agg(c.process, '; ' ORDER BY p.ref), 'solution_ref', string_agg(c.solution, '; ' ORDER BY p.ref),
      'not_applicable_reason', string_agg(c.not_applicable_reason, '; ' ORDER BY p.ref)) AS row
    FROM service s JOIN plan_version v ON s.id = ANY (v.service_ids) AND v.state = 'accepted' JOIN plan p ON p.id = v.plan_id JOIN disruption_coverage c ON c.plan_version_id = v.id
    WHERE s.vendor_id = $1 AND s.state = 'active' GROUP BY s.id, s.ref, c.disruption_type ORDER BY s.ref, c.disruption_type`,
  // A place stands in for a site for as long as it has not ended; what the agreement says of its end is the answer's to judge.
  'QAL-1': `SELECT p.for_site_id AS "subjectId", jsonb_build_object('place', p.ref || ' ' || p.name, 'counterparty', nullif(p.counterparty, ''), 'agreement_from', p.agreement_from,
      'agreement_to', p.agreement_to, 'seats', p.seats, 'time_to_ready', p.ready_minutes, 'use', p.use) AS row
    FROM alternate_place p WHERE p.vendor_id = $1 AND p.ended_on IS NULL AND p.for_site_id IS NOT NULL ORDER BY p.ref`,
  'QAL-3': `SELECT l.service_id AS "subjectId", jsonb_build_object('seats', p.seats, 'time_to_switch_on', p.ready_minutes, 'reserved', p.reserved, 'relied_on', p.relied_on,
      'last_tried_on', (SELECT max(t.tried_on) FROM alternate_trial t WHERE t.vendor_id = p.vendor_id AND t.place_id = p.id)) AS row
    FROM alternate_place p JOIN alternate_place_service l ON l.vendor_id = p.vendor_id AND l.place_id = p.id
    WHERE p.vendor_id = $1 AND p.ended_on IS NULL AND p.kind = 'hosted_seats' ORDER BY p.ref`,
  'QTS-1': `WITH ${LATEST} SELECT e.service_id AS "subjectId", jsonb_build_object('exercise', e.ref, 'held_on', e.day, 'plan_version', p.ref || ' ' || v.label, 'kind', e.kind) AS row
    FROM latest e JOIN plan_version v ON v.id = e.plan_version_id JOIN plan p ON p.id = v.plan_id`,
  'QTS-2': `WITH ${LATEST}, ${RESULT} SELECT e.service_id AS "subjectId", jsonb_build_object('step', t.number || ' ' || t.title, 'outcome', r.outcome, 'tester', r.tester,
      'reason_if_not_done', r.reason, 'finding', ${FINDINGS}) AS row
    FROM latest e JOIN plan_step t ON t.plan_version_id = e.plan_version_id LEFT JOIN result r ON r.exercise_id = e.id AND r.plan_step_id = t.id ORDER BY t.number`,
  // Areas as they were recorded, over the cycle that ends with the latest exercise; of one of which nobody said its areas, as its times tell.
  'QTS-3': `WITH ${LATEST}, tried AS (
      SELECT e.service_id, a.area, coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) AS day, a.result, e.ref
        FROM exercise_area a JOIN exercise e ON e.id = a.exercise_id WHERE a.vendor_id = $1 AND e.results_at IS NOT NULL AND a.result <> 'not_performed'
      UNION ALL SELECT e.service_id, k.area, e.day, coalesce(e.outcome, 'not reviewed yet'), e.ref FROM latest e
        CROSS JOIN LATERAL (VALUES ('communications', e.declared_at IS NOT NULL), ('data_recovery', e.achieved_rpo_minutes IS NOT NULL), ('application_recovery', e.restored_at IS NOT NULL)) AS k (area, done)
        WHERE e.test_areas IS NULL AND k.done)
    SELECT e.service_id AS "subjectId", jsonb_build_object('row', k.part, 'tested_on', t.day, 'result', t.result, 'exercise', t.ref) AS row
    FROM latest e JOIN service s ON s.id = e.service_id CROSS JOIN LATERAL (VALUES (1, 'communications'), (2, 'data_recovery'), (3, 'application_recovery')) AS k (place, part)
    LEFT JOIN LATERAL (SELECT * FROM tried t WHERE t.service_id = e.service_id AND t.area = k.part
      AND t.day > e.day - CASE s.tier WHEN 'T3' THEN interval '24 months' ELSE interval '12 months' END ORDER BY t.day DESC, t.ref DESC LIMIT 1) t ON true
    ORDER BY k.place`,
  'QTS-4': `WITH ${LATEST} SELECT e.service_id AS "subjectId", jsonb_build_object('exercise', e.ref, 'rto_objective', e.rto_objective_minutes, 'rto_achieved', e.achieved_rto_minutes,
      'rpo_objective', e.rpo_objective_minutes, 'rpo_achieved', e.achieved_rpo_minutes, 'clock_basis', e.clock_basis, 'finding', ${FINDINGS}) AS row
    FROM latest e`,
  'QTS-5': `WITH ${LATEST}, ${RESULT} SELECT e.service_id AS "subjectId", jsonb_build_object('step_or_section', t.number || ' ' || t.title, 'disposition', r.disposition, 'reason', r.disposition_note,
      'owner', t.owner) AS row
    FROM latest e JOIN plan_step t ON t.plan_version_id = e.plan_version_id JOIN result r ON r.exercise_id = e.id AND r.plan_step_id = t.id WHERE r.disposition IS NOT NULL ORDER BY t.number`,
};

/** A register as it stands, and the digest of its rows as canonical JSON (RFC 8785), lower-case hex. */
export interface RegisterRows {
  rows: TableRow[];
  sha256: string;
}

/** Whether the question is filled in a register and confirmed here; one whose register the portal does not hold yet is typed. */
export const isRegisterView = (question: Question): boolean =>
  question.register !== null && READS[question.id] !== undefined;

/** The rows of each subject; a subject without rows is not there (`rowsFor` says what that means). */
export async function registerRows(
  manager: EntityManager,
  vendorId: string,
  question: Question,
): Promise<Map<string, TableRow[]>> {
  const sql = READS[question.id];
  if (sql === undefined) return new Map();
  const found: { subjectId: string; row: TableRow }[] = await manager.query(sql, [vendorId]);
  const bySubject = new Map<string, TableRow[]>();
  for (const { subjectId, row } of found)
    bySubject.set(subjectId, [...(bySubject.get(subjectId) ?? []), asAsked(question, row)]);
  return bySubject;
}

/** A register without rows for the subject is an empty table, which is an answer with a gap. */
export function rowsFor(bySubject: ReadonlyMap<string, TableRow[]>, subjectId: string): RegisterRows {
  const rows = bySubject.get(subjectId) ?? [];
  return { rows, sha256: sha256Hex(canonicalJson(rows)) };
}

const asAsked = (question: Question, row: TableRow): TableRow => {
  const keys = (question.answer.columns ?? []).map(({ key }) => key);
  const wanted = row['row'] === undefined ? keys : ['row', ...keys];
  return Object.fromEntries(wanted.map((key): [string, CellValue] => [key, row[key] ?? null]));
};
