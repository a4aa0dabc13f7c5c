import type { EntityManager } from 'typeorm';
import { inForceOn } from '../plans/plan.rules';
import type { ExerciseSummary } from './exercise-views.dto';
import { KIND_LABELS } from './exercise-kinds.rules';
import { exerciseDay } from './exercise.rules';

type Computed = 'day' | 'planInForce' | 'kindLabel' | 'startedAt' | 'resultsAt' | 'reviewedAt';

interface Row extends Omit<ExerciseSummary, Computed> {
  occurredAt: Date | null;
  startedAt: Date | null;
  resultsAt: Date | null;
  reviewedAt: Date | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

const EXERCISES = `
  SELECT e.id, e.ref, e.vendor_id AS "vendorId", app.vendor_name(e.vendor_id) AS "vendorName", e.title, e.kind, e.state,
    e.state_reason AS "stateReason", e.state_approver AS "stateApprover", e.service_id AS "serviceId", s.name AS "serviceName", s.tier,
    p.id AS "planId", p.ref AS "planRef", p.title AS "planTitle", p.kind AS "planKind", v.id AS "planVersionId",
    v.number AS "planVersionNumber", v.label AS "planVersionLabel", v.state AS "planVersionState",
    v.effective_from::text AS "effectiveFrom", v.effective_to::text AS "effectiveTo",
    e.planned_on::text AS "plannedOn", e.is_test AS "isTest", e.observed_by_registrant AS "observedByRegistrant", e.clock_basis AS "clockBasis",
    e.rto_objective_minutes AS "rtoObjectiveMinutes", e.rpo_objective_minutes AS "rpoObjectiveMinutes",
    e.achieved_rto_minutes AS "achievedRtoMinutes", e.achieved_rto_from_disruption_minutes AS "achievedRtoFromDisruptionMinutes",
    e.achieved_rpo_minutes AS "achievedRpoMinutes", e.outcome, e.occurred_at AS "occurredAt", e.started_at AS "startedAt",
    e.results_at AS "resultsAt", e.reviewed_at AS "reviewedAt",
    e.disruption_id AS "disruptionId", e.test_areas AS "testAreas", e.retest_of AS "retestOf",
    (SELECT d.kind FROM exercise_deferral d WHERE d.exercise_id = e.id AND d.state = 'requested') AS "waitingFor",
    (SELECT count(*)::int FROM plan_step ps WHERE ps.plan_version_id = v.id) AS "stepCount",
    (SELECT count(DISTINCT r.plan_step_id)::int FROM step_result r WHERE r.exercise_id = e.id) AS "stepsWithOutcome"
  FROM exercise e JOIN plan_version v ON v.id = e.plan_version_id JOIN plan p ON p.id = v.plan_id JOIN service s ON s.id = e.service_id
  WHERE ($1::uuid IS NULL OR e.vendor_id = $1) AND ($2::uuid IS NULL OR e.id = $2) AND ($3::uuid IS NULL OR e.retest_finding_id = $3)
  ORDER BY coalesce(e.occurred_at, e.started_at, e.planned_on::timestamptz) DESC, e.ref DESC`;

/** Exercises that the asking person may see, latest first; postponed and cancelled ones too. */
export async function exerciseSummaries(
  manager: EntityManager,
  which: { vendorId?: string | null; exerciseId?: string; retestFindingId?: string | null },
): Promise<ExerciseSummary[]> {
  const rows: Row[] = await manager.query(EXERCISES, [
    which.vendorId ?? null,
    which.exerciseId ?? null,
    which.retestFindingId ?? null,
  ]);
  return rows.map(({ occurredAt, effectiveFrom, effectiveTo, ...row }) => {
    const [startedAt, resultsAt, reviewedAt] = [row.startedAt, row.resultsAt, row.reviewedAt].map(iso);
    const times = { startedAt: startedAt ?? null, resultsAt: resultsAt ?? null, reviewedAt: reviewedAt ?? null };
    const day = exerciseDay({ ...row, ...times, occurredAt: iso(occurredAt) });
    const planInForce = inForceOn({ effectiveFrom, effectiveTo }, day);
    return { ...row, ...times, kindLabel: KIND_LABELS[row.kind], day, planInForce };
  });
}

function iso(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
