import type { EntityManager } from 'typeorm';
import { missed } from '../../exercises/exercise.rules';
import type { KnownFinding, Reported, ReportedObjective, ReportedStep, ServiceTier } from './after-action.rules';

interface ExerciseRow {
  vendorId: string;
  ref: string;
  planVersionId: string;
  disruptionId: string | null;
  serviceRef: string;
  tier: ServiceTier;
  coordinator: string;
  achievedRtoMinutes: number | null;
  rtoObjectiveMinutes: number | null;
  achievedRpoMinutes: number | null;
  rpoObjectiveMinutes: number | null;
}

const EXERCISE = `
  SELECT e.vendor_id AS "vendorId", e.ref, e.plan_version_id AS "planVersionId", e.disruption_id AS "disruptionId", s.ref AS "serviceRef", s.tier,
    coalesce((SELECT c.name FROM vendor_contact c WHERE c.vendor_id = e.vendor_id AND c.removed_at IS NULL AND c.role_label ILIKE '%coordinator%'
      ORDER BY c.added_at, c.id LIMIT 1), app.vendor_name(e.vendor_id), '') AS coordinator,
    e.achieved_rto_minutes AS "achievedRtoMinutes", e.rto_objective_minutes AS "rtoObjectiveMinutes",
    e.achieved_rpo_minutes AS "achievedRpoMinutes", e.rpo_objective_minutes AS "rpoObjectiveMinutes"
  FROM exercise e JOIN service s ON s.id = e.service_id WHERE e.id = $1`;

const STEPS = `
  SELECT p.id AS "planStepId", p.number, p.title, p.owner, r.outcome, r.note, r.disposition, r.disposition_note AS "dispositionNote"
  FROM plan_step p LEFT JOIN LATERAL (
    SELECT outcome, note, disposition, disposition_note FROM step_result WHERE exercise_id = $2 AND plan_step_id = p.id ORDER BY attempt DESC LIMIT 1
  ) r ON true WHERE p.plan_version_id = $1 ORDER BY p.number`;

const OBJECTIVES = `
  SELECT number, text, measures, rating, rating_note AS "ratingNote" FROM exercise_objective WHERE exercise_id = $1 ORDER BY number`;

// Own findings in any state but void; others only while they stand, of an exercise of the same plan, or of the event it stands for.
const KNOWN = `
  SELECT f.id, f.ref, f.source_part AS part, f.exercise_id = $1 AS own, t.title AS "stepTitle"
  FROM finding f
  LEFT JOIN exercise x ON f.source_kind = 'exercise' AND x.id = f.source_id
  LEFT JOIN plan_version xv ON xv.id = x.plan_version_id
  LEFT JOIN plan_step t ON t.plan_version_id = x.plan_version_id AND 'step ' || t.number = f.source_part
  WHERE f.vendor_id = $2 AND f.source_part IS NOT NULL AND f.state <> 'void'
    AND (f.source_id = $1 OR (f.state NOT IN ('closed_verified', 'void') AND (
      (f.source_kind = 'disruption' AND f.source_id = $4)
      OR (f.source_kind = 'exercise' AND xv.plan_id = (SELECT plan_id FROM plan_version WHERE id = $3)))))
  ORDER BY f.opened_at, f.ref`;

export interface ReportFacts {
  vendorId: string;
  planVersionId: string;
  reported: Reported;
  known: KnownFinding[];
}

/** What an issued report says, and the findings that may say the same already. */
export async function reportFacts(manager: EntityManager, exerciseId: string): Promise<ReportFacts> {
  const [exercise]: ExerciseRow[] = await manager.query(EXERCISE, [exerciseId]);
  if (!exercise) throw new Error(`Exercise ${exerciseId} is not there.`);
  const { vendorId, planVersionId, serviceRef, tier, coordinator, disruptionId } = exercise;
  const steps: ReportedStep[] = await manager.query(STEPS, [planVersionId, exerciseId]);
  const objectives: Omit<ReportedObjective, 'missed'>[] = await manager.query(OBJECTIVES, [exerciseId]);
  const about = [exerciseId, vendorId, planVersionId, disruptionId];
  const known: (Omit<KnownFinding, 'own'> & { own: boolean | null })[] = await manager.query(KNOWN, about);
  return {
    ...{ vendorId, planVersionId },
    reported: {
      ...{ exerciseRef: exercise.ref, serviceRef, tier, coordinator, steps },
      objectives: objectives.map((one) => ({ ...one, missed: isMissed(one.measures, exercise) })),
    },
    known: known.map((one) => ({ ...one, own: one.own === true })),
  };
}

function isMissed(measures: 'rto' | 'rpo' | null, exercise: ExerciseRow): boolean {
  if (measures === 'rto') return missed(exercise.achievedRtoMinutes, exercise.rtoObjectiveMinutes);
  return measures === 'rpo' && missed(exercise.achievedRpoMinutes, exercise.rpoObjectiveMinutes);
}
