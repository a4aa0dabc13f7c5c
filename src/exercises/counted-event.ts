import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed } from '../foundation/problem';
import type { ClockBasis, ClockTimes } from './achieved-times.rules';
import type { ExerciseKind } from './exercise-kinds.rules';
import { lockObjectives, type LockedObjectives } from './exercise-objectives';
import { inForceThen, insertObjectives, readinessOf, requireTestable } from './exercise-plan-facts';
import { objectivesOf, requireExercise, subjectOf } from './exercise-records';
import { Exercise } from './exercise.entity';
import type { ExerciseState } from './exercise.rules';
import type { ClockFacts, ExercisePlanFacts } from './exercises.deeds';

/** A real event that is to count as a test of a plan version for one service. */
export interface CountedEvent {
  disruptionId: string;
  ref: string;
  title: string;
  scenario: string;
  clock: ClockTimes;
  clockBasis: ClockBasis;
  notRecoveredReason: string | null;
  /** The recovery objectives that were in force when it occurred, whole minutes. */
  objectives: LockedObjectives;
  planVersionId: string;
  serviceId: string;
  kind: ExerciseKind;
  evaluator: string;
  scopeLimits: string;
}

/**
 * An exercise in progress whose clock is the event's; its steps are then recorded and reviewed as any exercise's. Refused
 * while the evaluator owns a step, or the plan version does not cover the service.
 */
export async function countAsExercise(w: OpenWork, event: CountedEvent): Promise<{ id: string; ref: string }> {
  const plan = planOf(event);
  const tested = await requireTestable(w.manager, plan);
  heed(...(await readinessOf(w.manager, plan, 1)));
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('EX') AS ref`);
  const exercise = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId: tested.vendorId, ref: counted?.ref ?? '' },
    ...{ state: 'scheduled' as const, disruptionId: event.disruptionId, createdBy: w.actor.personId, createdAt: w.at },
  };
  await w.manager.getRepository(Exercise).insert({ ...plan, ...exercise, ...event.clock, version: 1 });
  const first = {
    number: 1,
    text: 'Keep the service going, or restore it, under the plan as written.',
    measures: null,
  };
  await insertObjectives(w, exercise, [first]);
  const planInForce = inForceThen(tested, plan);
  await w.record('exercise.planned', subjectOf(exercise), { plan, objectives: [first], planInForce });
  await start(w, exercise.id, event.objectives);
  await setCountedClock(w, exercise.id, { ...event.clock, notRecoveredReason: event.notRecoveredReason });
  return { id: exercise.id, ref: exercise.ref };
}

function planOf(event: CountedEvent): ExercisePlanFacts {
  const { planVersionId, serviceId, kind, scenario, scopeLimits, clockBasis, evaluator } = event;
  return {
    ...{ planVersionId, serviceId, kind, title: `${event.ref}: ${event.title}`.slice(0, 200), scenario, scopeLimits },
    plannedOn: event.clock.occurredAt?.slice(0, 10) ?? '',
    ...{ isTest: true, clockBasis, evaluator: evaluator.trim(), observedByRegistrant: false },
    ...{ testAreas: null, retestOf: null, retestFindingId: null },
  };
}

async function start(w: OpenWork, id: string, set: LockedObjectives): Promise<void> {
  const exercise = await requireExercise(w.manager, id);
  const written = await objectivesOf(w.manager, id);
  const objectives = await lockObjectives(w, { exercise, written, set });
  await w.manager.query(
    `UPDATE exercise SET state = 'in_progress', started_by = $2, started_at = $3, objective_set_id = $4, rto_objective_minutes = $5,
       rpo_objective_minutes = $6, version = version + 1 WHERE id = $1`,
    [id, w.actor.personId, w.at, set.objectiveSetId, set.rtoObjectiveMinutes, set.rpoObjectiveMinutes],
  );
  const tested = await requireTestable(w.manager, exercise);
  const planInForce = inForceThen(tested, exercise);
  await w.record('exercise.started', subjectOf(exercise), { ...set, objectives, planInForce });
}

/** The clock of an exercise in progress that stands for an event: the event's moments as they are known now. */
export async function setCountedClock(w: OpenWork, id: string, after: ClockFacts): Promise<void> {
  const exercise = await requireExercise(w.manager, id);
  const { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt } = exercise;
  const { lastRecoveredAt, returnedToNormalAt, notRecoveredReason } = exercise;
  const before = { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt, lastRecoveredAt, returnedToNormalAt };
  await w.manager.query(
    `UPDATE exercise SET occurred_at = $2, detected_at = $3, declared_at = $4, restored_at = $5, verified_at = $6, last_recovered_at = $7,
       returned_to_normal_at = $8, not_recovered_reason = $9, version = version + 1 WHERE id = $1`,
    [
      ...[id, after.occurredAt, after.detectedAt, after.declaredAt, after.restoredAt, after.verifiedAt],
      ...[after.lastRecoveredAt, after.returnedToNormalAt, after.notRecoveredReason],
    ],
  );
  await w.record('exercise.clock-set', subjectOf(exercise), { before: { ...before, notRecoveredReason }, after });
}

export interface CountedExercise {
  id: string;
  ref: string;
  serviceId: string;
  planVersionId: string;
  kind: ExerciseKind;
  state: ExerciseState;
}

/** Exercises that an event counts as. */
export function countedExercises(manager: EntityManager, disruptionId: string): Promise<CountedExercise[]> {
  return manager.query(
    `SELECT id, ref, service_id AS "serviceId", plan_version_id AS "planVersionId", kind, state FROM exercise
     WHERE disruption_id = $1 AND state <> 'cancelled' ORDER BY ref`,
    [disruptionId],
  );
}
