import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { Problem, type FieldError } from '../foundation/problem';
import { inForceOn } from '../plans/plan.rules';
import { isUsuallyTest } from './exercise-kinds.rules';
import { ExerciseObjective } from './exercise-objective.entity';
import { stepStates, testedPlan, textOrNull, type TestedPlan } from './exercise-records';
import type { Exercise } from './exercise.entity';
import { readinessGaps, wasHeld, type ExerciseState } from './exercise.rules';
import type { EditExercise, ObjectiveInput, PlanExercise } from './exercises.dto';
import type { ExercisePlanFacts, ObjectiveFacts } from './exercises.deeds';

/** The members that are set before the start, as the trail keeps them. */
export function planFactsOf(exercise: ExercisePlanFacts | Exercise): ExercisePlanFacts {
  return {
    planVersionId: exercise.planVersionId,
    serviceId: exercise.serviceId,
    kind: exercise.kind,
    title: exercise.title,
    scenario: exercise.scenario,
    scopeLimits: exercise.scopeLimits,
    plannedOn: exercise.plannedOn,
    isTest: exercise.isTest,
    clockBasis: exercise.clockBasis,
    evaluator: exercise.evaluator,
    observedByRegistrant: exercise.observedByRegistrant,
    testAreas: exercise.testAreas,
    retestOf: exercise.retestOf,
    retestFindingId: exercise.retestFindingId,
  };
}

export function firstFacts(given: PlanExercise): ExercisePlanFacts {
  return {
    planVersionId: given.planVersionId,
    serviceId: given.serviceId,
    kind: given.kind,
    title: given.title,
    scenario: given.scenario ?? '',
    scopeLimits: given.scopeLimits ?? '',
    plannedOn: given.plannedOn,
    isTest: given.isTest ?? isUsuallyTest(given.kind),
    clockBasis: given.clockBasis ?? null,
    evaluator: textOrNull(given.evaluator),
    observedByRegistrant: given.observedByRegistrant ?? false,
    ...retestFacts(given),
  };
}

function retestFacts(given: PlanExercise): Pick<ExercisePlanFacts, 'testAreas' | 'retestOf' | 'retestFindingId'> {
  const { testAreas = null, retestOf = null, retestFindingId = null } = given;
  return { testAreas, retestOf, retestFindingId };
}

const RETRACTABLE = new Set(['clockBasis', 'evaluator', 'retestOf', 'retestFindingId']);

/** The facts after an edit: null takes back what may be unknown, and changes nothing elsewhere. */
export function mergedFacts(before: ExercisePlanFacts, given: EditExercise): ExercisePlanFacts {
  const said = Object.entries(given).filter(
    ([key, value]) => key !== 'version' && value !== undefined && (value !== null || RETRACTABLE.has(key)),
  );
  const after = { ...before, ...(Object.fromEntries(said) as Partial<ExercisePlanFacts>) };
  return { ...after, evaluator: textOrNull(after.evaluator) };
}

/**
 * The plan version that is to be exercised. Any version whose content is fixed may be: one that is not in force is flagged
 * later, not refused. Throws when it does not exist, is a draft, or does not cover the service.
 */
export async function requireTestable(manager: EntityManager, facts: ExercisePlanFacts): Promise<TestedPlan> {
  const plan = await testedPlan(manager, facts.planVersionId);
  if (!plan) throw refused('/planVersionId', 'no-such-plan-version', 'There is no such plan version.');
  if (plan.state === 'draft')
    throw refused(
      '/planVersionId',
      'plan-draft',
      `Version ${plan.label} is a draft. Have it approved before exercising it.`,
    );
  const [service]: { id: string }[] = await manager.query('SELECT id FROM service WHERE id = $1 AND vendor_id = $2', [
    facts.serviceId,
    plan.vendorId,
  ]);
  if (!service) throw refused('/serviceId', 'no-such-service', 'There is no such service.');
  if (!plan.serviceIds.includes(facts.serviceId))
    throw refused(
      '/serviceId',
      'service-not-covered',
      `Version ${plan.label} of the plan does not cover this service.`,
    );
  await requireRetestable(manager, facts.retestOf, plan.vendorId);
  return plan;
}

/** What is repeated was held, and by the same vendor. */
async function requireRetestable(manager: EntityManager, retestOf: string | null, vendorId: string): Promise<void> {
  if (retestOf === null) return;
  const [row]: { state: ExerciseState }[] = await manager.query(
    'SELECT state FROM exercise WHERE id = $1 AND vendor_id = $2',
    [retestOf, vendorId],
  );
  if (!row) throw refused('/retestOf', 'no-such-exercise', 'There is no such exercise.');
  if (!wasHeld(row.state))
    throw refused('/retestOf', 'not-held-yet', 'The exercise that is repeated was not held yet.');
}

function refused(pointer: string, code: string, message: string): Problem {
  const error: FieldError = { pointer, code, message };
  return new Problem('refused', message, [error]);
}

export function inForceThen(plan: TestedPlan, facts: ExercisePlanFacts): boolean {
  return inForceOn(plan, facts.plannedOn);
}

export function objectiveFacts(given: readonly ObjectiveInput[]): ObjectiveFacts[] {
  return given.map(({ text, measures }, index) => ({ number: index + 1, text, measures: measures ?? null }));
}

export async function insertObjectives(
  w: OpenWork,
  exercise: Pick<Exercise, 'id' | 'registrantId' | 'vendorId'>,
  objectives: readonly ObjectiveFacts[],
): Promise<void> {
  const { id: exerciseId, registrantId, vendorId } = exercise;
  const rows = objectives.map((o) => ({ ...o, id: newId(), registrantId, vendorId, exerciseId }));
  if (rows.length > 0) await w.manager.getRepository(ExerciseObjective).insert(rows);
}

/** What is missing before the exercise may start, from these facts and what is stored about steps. */
export async function readinessOf(manager: EntityManager, facts: ExercisePlanFacts, objectives: number) {
  const steps = await stepStates(manager, { id: null, planVersionId: facts.planVersionId });
  const systemOwners = await systemOwnersOf(manager, facts.serviceId);
  return readinessGaps({ ...facts, objectives, stepOwners: steps.map((step) => step.owner), systemOwners });
}

/** Who answers for a system that the service rests on (SD-15). */
async function systemOwnersOf(manager: EntityManager, serviceId: string): Promise<string[]> {
  const rows: { owner: string }[] = await manager.query(
    `SELECT DISTINCT owner_name AS owner FROM dependency WHERE service_id = $1 AND kind = 'system' AND ended_on IS NULL`,
    [serviceId],
  );
  return rows.map(({ owner }) => owner);
}

export async function stateBefore(
  manager: EntityManager,
  facts: ExercisePlanFacts,
  objectives: number,
): Promise<ExerciseState> {
  return (await readinessOf(manager, facts, objectives)).length === 0 ? 'scheduled' : 'planned';
}
