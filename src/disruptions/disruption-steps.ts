import type { EntityManager } from 'typeorm';
import type { Disposition } from '../exercises/step-results.rules';

export interface EventStep {
  planVersionId: string;
  planLabel: string;
  planStepId: string;
  number: number;
  title: string;
  disposition: Disposition | null;
  note: string | null;
  /** Decided in the exercise that the event counts as. */
  fromExercise: boolean;
}

/** Steps of the plan versions that were started, with what was decided of each, here or in an exercise of the event. */
export function eventSteps(manager: EntityManager, disruptionId: string): Promise<EventStep[]> {
  return manager.query(
    `SELECT a.plan_version_id AS "planVersionId", p.ref || ' ' || v.label AS "planLabel", t.id AS "planStepId", t.number, t.title,
       coalesce(d.disposition, r.disposition) AS disposition, CASE WHEN d.id IS NULL THEN r.disposition_note ELSE d.note END AS note,
       d.id IS NULL AND r.disposition IS NOT NULL AS "fromExercise"
     FROM disruption_activation a JOIN plan_version v ON v.id = a.plan_version_id JOIN plan p ON p.id = v.plan_id JOIN plan_step t ON t.plan_version_id = v.id
     LEFT JOIN disruption_disposition d ON d.disruption_id = a.disruption_id AND d.plan_step_id = t.id
     LEFT JOIN LATERAL (SELECT r.disposition, r.disposition_note FROM step_result r JOIN exercise e ON e.id = r.exercise_id
       WHERE e.disruption_id = a.disruption_id AND e.state <> 'cancelled' AND r.plan_step_id = t.id AND r.disposition IS NOT NULL ORDER BY r.attempt DESC LIMIT 1) r ON true
     WHERE a.disruption_id = $1 ORDER BY a.activated_at, "planLabel", t.number`,
    [disruptionId],
  );
}

export async function undecidedSteps(manager: EntityManager, disruptionId: string): Promise<EventStep[]> {
  return (await eventSteps(manager, disruptionId)).filter(({ disposition }) => disposition === null);
}
