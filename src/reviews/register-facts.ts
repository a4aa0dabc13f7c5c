import { alternateFacts } from './alternate-facts';
import type { EntityManager } from 'typeorm';
import { dependencyFacts } from './dependency-facts';
import { assuranceFacts } from './assurance-facts';
import { disruptionFacts } from './disruption-facts';
import { impactFacts } from './impact-facts';
import { programmeFacts } from './programme-facts';
import {
  wasHeld,
  type ExerciseFact,
  type FindingFact,
  type PlanFact,
  type RegisterFacts,
  type ServiceFact,
} from './register.rules';

const SERVICES = `
  SELECT s.id, s.ref, s.name, s.tier,
    (SELECT count(*)::int FROM service_site l WHERE l.service_id = s.id) AS sites,
    ARRAY(SELECT i.name FROM service_system l JOIN it_system i ON i.id = l.system_id WHERE l.service_id = s.id ORDER BY i.name) AS systems,
    o.rto_minutes AS "rtoMinutes", o.mtpd_minutes AS "mtpdMinutes", o.id IS NOT NULL AS "objectivesInForce",
    EXISTS (SELECT 1 FROM objective_set w WHERE w.service_id = s.id AND w.effective_from IS NULL AND w.superseded_at IS NULL) AS "objectivesWaiting"
  FROM service s
  LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
  WHERE s.vendor_id = $1 AND s.state = 'active' ORDER BY s.ref`;

const PLANS = `
  SELECT v.id AS "versionId", p.ref AS "planRef", p.title, p.kind, v.label, v.number, v.state, v.service_ids AS "serviceIds", v.sections,
    v.vendor_approved_at AS "approvedAt", app.person_name(v.vendor_approved_by) AS "approvedBy", v.review_due_on::text AS "reviewDueOn",
    v.content_sha256 AS "contentSha256", v.offline_copy AS "offlineCopy", v.effective_from::text AS "effectiveFrom", v.effective_to::text AS "effectiveTo",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('owner', t.owner, 'systemName', t.system_name) ORDER BY t.number), '[]') FROM plan_step t WHERE t.plan_version_id = v.id) AS steps,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('type', c.disruption_type, 'process', c.process, 'solution', c.solution, 'notApplicableReason', c.not_applicable_reason) ORDER BY c.disruption_type), '[]')
      FROM disruption_coverage c WHERE c.plan_version_id = v.id) AS coverage
  FROM plan_version v JOIN plan p ON p.id = v.plan_id WHERE v.vendor_id = $1 ORDER BY p.ref, v.number`;

const EXERCISES = `
  SELECT e.id, e.ref, e.title, e.kind, e.state, e.state_reason AS "stateReason", e.service_id AS "serviceId", e.plan_version_id AS "planVersionId",
    p.ref || ' ' || v.label AS "planLabel", coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on)::text AS "on",
    e.observed_by_registrant AS "observedByRegistrant", e.clock_basis AS "clockBasis",
    e.rto_objective_minutes AS "rtoObjectiveMinutes", e.achieved_rto_minutes AS "achievedRtoMinutes",
    e.achieved_rto_from_disruption_minutes AS "achievedRtoFromDisruptionMinutes",
    e.rpo_objective_minutes AS "rpoObjectiveMinutes", e.achieved_rpo_minutes AS "achievedRpoMinutes", e.not_recovered_reason AS "notRecoveredReason",
    (e.returned_to_normal_at AT TIME ZONE 'UTC')::date::text AS "returnedToNormalOn", (e.reported_at AT TIME ZONE 'UTC')::date::text AS "reportedOn", e.outcome,
    (SELECT count(*)::int FROM plan_step t WHERE t.plan_version_id = e.plan_version_id) AS steps,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('outcome', r.outcome, 'reason', r.reason, 'disposition', r.disposition)), '[]')
      FROM (SELECT DISTINCT ON (plan_step_id) * FROM step_result WHERE exercise_id = e.id ORDER BY plan_step_id, attempt DESC) r) AS results,
    ARRAY(SELECT o.rating FROM exercise_objective o WHERE o.exercise_id = e.id ORDER BY o.number) AS ratings
  FROM exercise e JOIN plan_version v ON v.id = e.plan_version_id JOIN plan p ON p.id = v.plan_id
  WHERE e.vendor_id = $1 ORDER BY e.planned_on, e.ref`;

const CONTACTS = `
  SELECT role_label AS "roleLabel", (email <> '')::int + (phone <> '')::int + (channel_2 <> '')::int AS channels, verified_on::text AS "verifiedOn"
  FROM vendor_contact WHERE vendor_id = $1 AND removed_at IS NULL`;

const FINDINGS = `
  SELECT severity, app.finding_stands(state, accepted_until, $2::date) AS state, due_on::text AS "dueOn", exercise_id AS "exerciseId", coalesce(closed_by = owner_person_id, false) AS "closedByOwner"
  FROM finding WHERE vendor_id = $1`;

const FILES = `
  SELECT u.obligation_id AS "obligationId", i.kind, v.made_on::text AS "madeOn"
  FROM evidence_use u JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
  WHERE u.vendor_id = $1 AND u.state <> 'rejected' AND i.withdrawn_at IS NULL`;

type PlanRow = Omit<PlanFact, 'presentSections' | 'approvedOn'> & { sections: SectionRow[]; approvedAt: Date | null };
interface SectionRow {
  key: string;
  present: boolean;
}

/** Reads what the registers hold about a vendor, under the asking person's own rights. `today` is YYYY-MM-DD. */
export async function registerFacts(manager: EntityManager, vendorId: string, today: string): Promise<RegisterFacts> {
  const [vendor]: { notice: number | null }[] = await manager.query(
    'SELECT contract_notice_minutes AS notice FROM vendor WHERE id = $1',
    [vendorId],
  );
  const services: ServiceFact[] = await manager.query(SERVICES, [vendorId]);
  const plans: PlanRow[] = await manager.query(PLANS, [vendorId]);
  const exercises: Omit<ExerciseFact, 'held'>[] = await manager.query(EXERCISES, [vendorId]);
  const contacts: RegisterFacts['contacts'] = await manager.query(CONTACTS, [vendorId]);
  const findings: FindingFact[] = await manager.query(FINDINGS, [vendorId, today]);
  const files: RegisterFacts['files'] = await manager.query(FILES, [vendorId]);
  return {
    today,
    vendor: { contractNoticeMinutes: vendor?.notice ?? null },
    services,
    plans: plans.map(planFact),
    exercises: exercises.map((one) => ({ ...one, held: wasHeld(one.state) })),
    contacts,
    findings,
    files,
    impact: await impactFacts(manager, vendorId),
    alternates: await alternateFacts(manager, vendorId, today),
    disruptions: await disruptionFacts(manager, vendorId),
    programme: await programmeFacts(manager, vendorId),
    dependencies: await dependencyFacts(manager, vendorId, today),
    assurance: await assuranceFacts(manager, vendorId),
  };
}

function planFact({ sections, approvedAt, ...row }: PlanRow): PlanFact {
  return {
    ...row,
    presentSections: sections.filter((one) => one.present).map((one) => one.key),
    approvedOn: approvedAt?.toISOString().slice(0, 10) ?? null,
  };
}
