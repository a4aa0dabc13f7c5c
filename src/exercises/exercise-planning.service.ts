import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { lockObjectives, objectivesInForce } from './exercise-objectives';
import {
  firstFacts,
  inForceThen,
  insertObjectives,
  mergedFacts,
  objectiveFacts,
  planFactsOf,
  readinessOf,
  requireTestable,
  stateBefore,
} from './exercise-plan-facts';
import { lockExercise, objectivesOf, requireSeen, subjectOf } from './exercise-records';
import type { EditedExercise, PlannedExercise } from './exercise-views.dto';
import { Exercise } from './exercise.entity';
import { refusalToMove, refusalUnless, type ExerciseState } from './exercise.rules';
import type { EditExercise, PlanExercise, RescheduleExercise, WriteObjectives } from './exercises.dto';
import { isAgreedDay, waitingDeferral } from './programme/deferral-rows';
import { refusalToMoveDate } from './programme/deferral.rules';
import { inWords } from './programme/register-writing';
import './exercises.deeds';

const BEFORE_START = ['planned', 'scheduled', 'postponed'] as const;
const TOO_LATE = 'what was set before its start is locked';

/** An exercise from its plan to its start. How it is put off is in programme/deferrals.service.ts. */
@Injectable()
export class ExercisePlanningService {
  constructor(private readonly work: Work) {}

  /** Plans an exercise of a plan version; `scheduled` when nothing is missing for its start, else `planned`. */
  plan(actor: Actor, given: PlanExercise): Promise<PlannedExercise> {
    return this.work.perform(actor, async (w) => {
      const plan = firstFacts(given);
      const tested = await requireTestable(w.manager, plan);
      const objectives = objectiveFacts(given.objectives ?? []);
      const [reference]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('EX') AS ref`);
      const exercise = {
        id: newId(),
        registrantId: actor.registrantId,
        vendorId: tested.vendorId,
        ref: reference?.ref ?? '',
        state: await stateBefore(w.manager, plan, objectives.length),
        createdBy: actor.personId,
        createdAt: w.at,
        version: 1,
      };
      await this.written(() => w.manager.getRepository(Exercise).insert({ ...plan, ...exercise }));
      await insertObjectives(w, exercise, objectives);
      const planInForce = inForceThen(tested, plan);
      await w.record('exercise.planned', subjectOf(exercise), { plan, objectives, planInForce });
      return { id: exercise.id, ref: exercise.ref, state: exercise.state };
    });
  }

  edit(actor: Actor, id: string, given: EditExercise): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.beforeStart(w, id, given.version);
      const before = planFactsOf(exercise);
      const after = mergedFacts(before, given);
      await requireTestable(w.manager, after);
      await this.keepAgreedDay(w, exercise, after.plannedOn);
      const objectives = await objectivesOf(w.manager, id);
      const state = await this.stateOf(w, exercise, { facts: after, objectives: objectives.length });
      const update = `UPDATE exercise SET plan_version_id = $2, service_id = $3, kind = $4, title = $5, scenario = $6, scope_limits = $7, planned_on = $8,
           is_test = $9, clock_basis = $10, evaluator = $11, observed_by_registrant = $12,
           test_areas = $13, retest_of = $14, retest_finding_id = $15, state = $16, version = version + 1 WHERE id = $1`;
      const values = [id, ...(Object.values(planFactsOf(after)) as unknown[]), state];
      await this.written(() => w.manager.query(update, values));
      await w.record('exercise.edited', subjectOf(exercise), { before, after });
      return { id, state, version: exercise.version + 1 };
    });
  }

  writeObjectives(actor: Actor, id: string, given: WriteObjectives): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.beforeStart(w, id, given.version);
      const objectives = objectiveFacts(given.objectives);
      await w.manager.query('DELETE FROM exercise_objective WHERE exercise_id = $1', [id]);
      await insertObjectives(w, exercise, objectives);
      const facts = planFactsOf(exercise);
      const state = await this.stateOf(w, exercise, { facts, objectives: objectives.length });
      await w.manager.query('UPDATE exercise SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
      await w.record('exercise.objectives-written', subjectOf(exercise), { objectives });
      return { id, state, version: exercise.version + 1 };
    });
  }

  /** Starts an exercise: what was planned, its objectives and the recovery objectives in force are locked from here on. */
  start(actor: Actor, id: string, seen: number): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.beforeStart(w, id, seen);
      const written = await objectivesOf(w.manager, id);
      heed(...(await readinessOf(w.manager, planFactsOf(exercise), written.length)));
      heedState(refusalToMove(exercise.state, 'in_progress'));
      if ((await waitingDeferral(w.manager, id)) !== null)
        throw new Problem('wrong-state', 'A request to put off this exercise waits. Take it back before the start.');
      const set = await objectivesInForce(w.manager, exercise.serviceId);
      const objectives = await lockObjectives(w, { exercise, written, set });
      await w.manager.query(
        `UPDATE exercise SET state = 'in_progress', started_by = $2, started_at = $3, objective_set_id = $4, rto_objective_minutes = $5,
           rpo_objective_minutes = $6, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, set.objectiveSetId, set.rtoObjectiveMinutes, set.rpoObjectiveMinutes],
      );
      const tested = await requireTestable(w.manager, exercise);
      const planInForce = inForceThen(tested, { ...planFactsOf(exercise), plannedOn: w.at.slice(0, 10) });
      await w.record('exercise.started', subjectOf(exercise), { ...set, objectives, planInForce });
      return { id, state: 'in_progress', version: exercise.version + 1 };
    });
  }

  /** postponed → scheduled, by the day that was approved. Refused while something is missing for the start. */
  reschedule(actor: Actor, id: string, given: RescheduleExercise): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, id);
      heedState(refusalUnless(exercise.state, ['postponed'], 'only a postponed one is scheduled anew'));
      requireSeen(exercise, given.version);
      const objectives = await objectivesOf(w.manager, id);
      heed(...(await readinessOf(w.manager, planFactsOf(exercise), objectives.length)));
      await this.keepAgreedDay(w, exercise, given.plannedOn);
      await w.manager.query(
        `UPDATE exercise SET state = 'scheduled', planned_on = $2, version = version + 1 WHERE id = $1`,
        [id, given.plannedOn],
      );
      await w.record('exercise.rescheduled', subjectOf(exercise), { plannedOn: given.plannedOn });
      return { id, state: 'scheduled', version: exercise.version + 1 };
    });
  }

  /** What names a row that is not there is said at its field. */
  private async written(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw inWords(error);
    }
  }

  private async keepAgreedDay(w: OpenWork, exercise: Exercise, after: string): Promise<void> {
    const isAgreed = await isAgreedDay(w.manager, exercise.id);
    const isPostponed = exercise.state === 'postponed';
    heed(refusalToMoveDate({ before: exercise.plannedOn, after, isAgreed, isPostponed }));
  }

  private async beforeStart(w: OpenWork, id: string, seen: number): Promise<Exercise> {
    const exercise = await lockExercise(w, id);
    heedState(refusalUnless(exercise.state, BEFORE_START, TOO_LATE));
    requireSeen(exercise, seen);
    return exercise;
  }

  /** A postponed exercise stays postponed until it is given a new date. */
  private async stateOf(
    w: OpenWork,
    exercise: Exercise,
    now: { facts: ReturnType<typeof planFactsOf>; objectives: number },
  ): Promise<ExerciseState> {
    return exercise.state === 'postponed' ? 'postponed' : stateBefore(w.manager, now.facts, now.objectives);
  }
}
