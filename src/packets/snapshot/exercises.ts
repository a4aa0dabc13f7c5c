import type { ExerciseFacts, ExerciseObjectiveFacts, StepResultFacts } from '../snapshot-recovery.model';
import { readComparisons } from './comparisons';
import { readExerciseParts } from './exercise-parts';
import { columns, ownedBy, people, rows, texts, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };

// Held in the period, planned for it and not held, or put forward in it (the last one before it, where the period had none).
export const EXERCISED_IN_PERIOD = `e.vendor_id = $1 AND (
  coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) BETWEEN $2::date AND $3::date
  OR e.id IN (SELECT l.target_id FROM submission_line l JOIN submission b ON b.id = l.submission_id WHERE b.period_id = $4))`;

const EXERCISE = `
  SELECT ${columns('e.id', 'e.ref', 'e.kind', 'e.title', 'e.scenario', 'e.scope_limits', 'e.plan_version_id', 'e.service_id', 'e.planned_on::text', 'e.is_test', 'e.state', 'e.clock_basis', 'e.observed_by_registrant', 'e.rto_objective_minutes', 'e.rpo_objective_minutes', 'e.achieved_rto_minutes', 'e.achieved_rto_from_disruption_minutes', 'e.achieved_rpo_minutes', 'e.outcome')},
    ${texts('e.state_reason', 'e.state_approver', 'e.evaluator', 'e.not_recovered_reason', 'e.outcome_reason')},
    ${times('e.occurred_at', 'e.detected_at', 'e.declared_at', 'e.restored_at', 'e.verified_at', 'e.last_recovered_at', 'e.returned_to_normal_at', 'e.started_at', 'e.results_at', 'e.reported_at', 'e.reviewed_at')},
    ${people('e.started_by', 'e.results_by', 'e.reviewed_by')}
  FROM exercise e WHERE ${EXERCISED_IN_PERIOD} ORDER BY e.ref`;

const OBJECTIVE = `
  SELECT o.exercise_id AS "ownerId", ${columns('o.number', 'o.text', 'o.measures', 'o.rating')}, ${texts('o.rating_note')}
  FROM exercise_objective o JOIN exercise e ON e.id = o.exercise_id WHERE ${EXERCISED_IN_PERIOD} ORDER BY o.exercise_id, o.number`;

const RESULT = `
  SELECT r.exercise_id AS "ownerId", ${columns('r.plan_step_id', 'r.attempt', 'r.outcome', 'r.disposition', 'r.proof_evidence_version_id')},
    ${texts('r.reason', 'r.tester', 'r.note', 'r.disposition_note')}, ${times('r.started_at', 'r.finished_at', 'r.recorded_at')}, ${people('r.recorded_by')}
  FROM step_result r JOIN exercise e ON e.id = r.exercise_id JOIN plan_step s ON s.id = r.plan_step_id
  WHERE ${EXERCISED_IN_PERIOD} ORDER BY r.exercise_id, s.number, r.attempt`;

/** Every exercise held in the period or planned for it, cancelled and postponed ones too, with all attempts at each step. */
export async function readExercises({ manager, vendorId, period }: Registers): Promise<ExerciseFacts[]> {
  const parameters = [vendorId, period.startsOn, period.endsOn, period.id];
  const exercises = await rows<Omit<ExerciseFacts, 'objectives' | 'results' | 'comparisons' | 'part'>>(
    manager,
    EXERCISE,
    parameters,
  );
  const objectives = await rows<Owned<ExerciseObjectiveFacts>>(manager, OBJECTIVE, parameters);
  const results = await rows<Owned<StepResultFacts>>(manager, RESULT, parameters);
  const comparisons = await readComparisons(manager, { where: EXERCISED_IN_PERIOD, parameters });
  const parts = await readExerciseParts(manager, { where: EXERCISED_IN_PERIOD, parameters });
  return exercises.map((exercise) => ({
    ...exercise,
    ...partOf(parts.get(exercise.id)),
    objectives: ownedBy(objectives, exercise.id),
    results: ownedBy(results, exercise.id),
    comparisons: ownedBy(comparisons, exercise.id),
  }));
}

const partOf = (part: ExerciseFacts['part']): Pick<ExerciseFacts, 'part'> => (part ? { part } : {});
