import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import type { OpenWork } from '../audit-trail/work';
import { notFound, Problem } from '../foundation/problem';
import type { Tier } from '../catalogue/words.rules';
import { inForceOn, type PlanVersionState } from '../plans/plan.rules';
import { validityFlags, type ValidityFlag } from './completion.rules';
import { ExerciseObjective } from './exercise-objective.entity';
import { Exercise } from './exercise.entity';
import { exerciseDay } from './exercise.rules';
import type { StepOutcome } from './step-results.rules';

/** An exercise that the asking person may see. Throws not-found. */
export async function requireExercise(manager: EntityManager, id: string): Promise<Exercise> {
  const exercise = await manager.getRepository(Exercise).findOne({ where: { id } });
  if (!exercise) throw notFound('exercise');
  return exercise;
}

/** Holds the row alone until the Work ends. */
export async function lockExercise(w: OpenWork, id: string): Promise<Exercise> {
  const lock = { mode: 'pessimistic_write' } as const;
  const exercise = await w.manager.getRepository(Exercise).findOne({ where: { id }, lock });
  if (!exercise) throw notFound('exercise');
  return exercise;
}

export function requireSeen(exercise: Exercise, seen: number): void {
  if (exercise.version === seen) return;
  throw new Problem('stale-version', 'This exercise was changed since you read it. Read it again; nothing was saved.');
}

export function subjectOf(exercise: Pick<Exercise, 'id' | 'vendorId' | 'ref'>): Subject {
  return { kind: 'exercise', id: exercise.id, vendorId: exercise.vendorId, ref: exercise.ref };
}

export function objectivesOf(manager: EntityManager, exerciseId: string): Promise<ExerciseObjective[]> {
  return manager.getRepository(ExerciseObjective).find({ where: { exerciseId }, order: { number: 'ASC' } });
}

export interface TestedPlan {
  id: string;
  vendorId: string;
  label: string;
  state: PlanVersionState;
  serviceIds: string[];
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

export async function testedPlan(manager: EntityManager, planVersionId: string): Promise<TestedPlan | null> {
  const [row]: TestedPlan[] = await manager.query(
    `SELECT id, vendor_id AS "vendorId", label, state, service_ids AS "serviceIds", effective_from::text AS "effectiveFrom", effective_to::text AS "effectiveTo"
     FROM plan_version WHERE id = $1`,
    [planVersionId],
  );
  return row ?? null;
}

export interface StepState {
  planStepId: string;
  number: number;
  owner: string | null;
  attempt: number;
  outcome: StepOutcome | null;
  disposition: string | null;
}

/** Steps of the exercise's plan version with the latest attempt at each (attempt 0: none). */
export async function stepStates(
  manager: EntityManager,
  exercise: { id: string | null; planVersionId: string },
): Promise<StepState[]> {
  const rows: StepState[] = await manager.query(
    `SELECT s.id AS "planStepId", s.number, s.owner, coalesce(r.attempt, 0) AS attempt, r.outcome, r.disposition
     FROM plan_step s LEFT JOIN LATERAL (
       SELECT attempt, outcome, disposition FROM step_result WHERE exercise_id = $2 AND plan_step_id = s.id ORDER BY attempt DESC LIMIT 1
     ) r ON true
     WHERE s.plan_version_id = $1 ORDER BY s.number`,
    [exercise.planVersionId, exercise.id],
  );
  return rows;
}

/** Why an exercise may be no valid recovery test of its service, from what is stored now. */
export async function flagsOf(manager: EntityManager, exercise: Exercise): Promise<ValidityFlag[]> {
  const plan = await testedPlan(manager, exercise.planVersionId);
  const [service]: { tier: Tier | null }[] = await manager.query('SELECT tier FROM service WHERE id = $1', [
    exercise.serviceId,
  ]);
  const steps = await stepStates(manager, exercise);
  const day = exerciseDay(exercise);
  return validityFlags({
    kind: exercise.kind,
    tier: service?.tier ?? null,
    day,
    planLabel: plan?.label ?? '',
    planInForce: plan !== null && inForceOn(plan, day),
    outcomes: steps.map((step) => step.outcome),
  });
}

export function textOrNull(text: string | null | undefined): string | null {
  const tidy = text?.trim() ?? '';
  return tidy === '' ? null : tidy;
}
