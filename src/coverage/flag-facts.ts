import type { EntityManager } from 'typeorm';
import type { FlagFacts } from './flag.rules';

/** An obligation with what its flags are made of, still without the day and the period. */
export type FlaggedRow = Omit<FlagFacts, 'today' | 'period' | 'obligation' | 'contradictions'> & {
  id: string;
  requirementCode: string;
  vendorId: string | null;
  serviceId: string | null;
  dueOn: string;
  settled: boolean;
};

// Plans weigh on what asks for plans and their tests. An exercise's "change" is answered by a later version of its plan.
const FLAGGED = `
  WITH latest AS (
    SELECT DISTINCT ON (r.exercise_id, r.plan_step_id) r.exercise_id, r.plan_step_id, r.disposition, r.recorded_at
    FROM step_result r WHERE $2::uuid IS NULL OR r.vendor_id = $2 ORDER BY r.exercise_id, r.plan_step_id, r.attempt DESC),
  changes AS (
    SELECT e.vendor_id, e.service_id, e.id, e.ref, (l.recorded_at AT TIME ZONE 'UTC')::date::text AS since, t.title AS step
    FROM latest l JOIN exercise e ON e.id = l.exercise_id JOIN plan_step t ON t.id = l.plan_step_id JOIN plan_version v ON v.id = e.plan_version_id
    WHERE l.disposition = 'change' AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.plan_id = v.plan_id AND n.vendor_approved_at > l.recorded_at)),
  standing AS (
    SELECT v.vendor_id, v.service_ids, v.id, p.ref || ' version ' || v.label AS ref, v.review_due_on::text AS "reviewDueOn"
    FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE v.state = 'accepted' AND v.review_due_on IS NOT NULL),
  signers AS (
    SELECT DISTINCT ON (a.vendor_id) a.vendor_id, a.id, app.person_name(a.person_id) AS name, a.expires_on::text AS "expiresOn"
    FROM authority_verification a WHERE a.revoked_at IS NULL ORDER BY a.vendor_id, a.expires_on DESC)
  SELECT o.id, o.requirement_code AS "requirementCode", o.vendor_id AS "vendorId", o.service_id AS "serviceId", o.due_on::text AS "dueOn",
    NOT (o.progress <> 'submitted' AND (o.conclusion IS NULL OR o.conclusion = 'under_review')) AS settled,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'ref', i.ref, 'from', coalesce(v.period_from, v.made_on), 'to', coalesce(v.period_to, v.made_on), 'validUntil', v.period_to) ORDER BY i.ref), '[]')
      FROM evidence_use u JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
      WHERE u.obligation_id = o.id AND u.state IN ('proposed', 'accepted') AND i.withdrawn_at IS NULL) AS evidence,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'ref', s.ref, 'reviewDueOn', s."reviewDueOn") ORDER BY s.ref), '[]') FROM standing s
      WHERE o.requirement_code ~ '^(PLN|TST)-' AND s.vendor_id = o.vendor_id AND (o.service_id IS NULL OR o.service_id = ANY (s.service_ids))) AS plans,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'ref', c.ref, 'since', c.since, 'step', c.step) ORDER BY c.ref, c.step), '[]') FROM changes c
      WHERE o.requirement_code ~ '^(PLN|TST)-' AND c.vendor_id = o.vendor_id AND (o.service_id IS NULL OR o.service_id = c.service_id)) AS "openChanges",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'expiresOn', g."expiresOn")), '[]') FROM signers g
      WHERE o.requirement_code = 'GOV-02' AND g.vendor_id = o.vendor_id) AS authorities,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'ref', x.ref, 'until', x.wanted_until::text) ORDER BY x.ref), '[]') FROM programme_exception x
      WHERE x.obligation_id = o.id AND x.state = 'approved' AND o.conclusion = 'excepted' AND x.wanted_until = o.excepted_until) AS exceptions
  FROM obligation o WHERE o.period_id = $1 AND ($2::uuid IS NULL OR o.vendor_id = $2) ORDER BY o.requirement_code, o.due_on, o.id`;

/** One statement, however many obligations there are. */
export function flaggedRows(
  manager: EntityManager,
  of: { periodId: string; vendorId: string | null },
): Promise<FlaggedRow[]> {
  return manager.query(FLAGGED, [of.periodId, of.vendorId]);
}
