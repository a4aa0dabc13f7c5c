import {
  achievedRpo,
  achievedRto,
  achievedRtoFromDisruption,
  heldOn,
  inForceOn,
  latestResults,
  missesOf,
  wasHeld,
} from './achieved.rules';
import { verdict } from './check-people.rules';
import type { CheckResult, Manifest } from './manifest.model';
import type { ExerciseFacts, FindingFacts, PlanFacts, PlanVersionFacts } from './snapshot-recovery.model';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

export function planVersionOf(
  exercise: Pick<ExerciseFacts, 'planVersionId'>,
  plans: readonly PlanFacts[],
): { plan: PlanFacts; version: PlanVersionFacts } | null {
  for (const plan of plans) {
    const version = plan.versions.find((one) => one.id === exercise.planVersionId);
    if (version) return { plan, version };
  }
  return null;
}

/** Check 7. An exercise that was put forward counts; one that is planned or in progress is listed as such. */
export function checkExercises(facts: Facts): CheckResult {
  const judged = facts.exercises.filter((one) => ['submitted', 'reviewed', 'closed'].includes(one.state));
  const failing = judged.flatMap((exercise) => [
    ...planFaults(exercise, facts.plans),
    ...stepFaults(exercise, facts.plans),
    ...timeFaults(exercise),
  ]);
  const open = facts.exercises.filter((one) => wasHeld(one) && !judged.includes(one)).map((one) => one.ref);
  const note = open.length === 0 ? '' : `Not put forward at the cut-off and not relied on: ${open.join(', ')}.`;
  const words =
    'Every exercise names a plan version in force on its date, every step has an outcome, achieved times follow from logged times';
  return verdict('exercises', words, { failing, note });
}

function planFaults(exercise: ExerciseFacts, plans: readonly PlanFacts[]): string[] {
  const found = planVersionOf(exercise, plans);
  const day = heldOn(exercise);
  if (!found) return [`${exercise.ref}: its plan version is not in the register.`];
  if (inForceOn(found.version, day) || exercise.outcome === 'not_a_valid_test') return [];
  return [`${exercise.ref}: ${found.plan.ref} version ${found.version.label} was not in force on ${day}.`];
}

function stepFaults(exercise: ExerciseFacts, plans: readonly PlanFacts[]): string[] {
  const steps = planVersionOf(exercise, plans)?.version.steps ?? [];
  const done = new Set(latestResults(exercise).map((result) => result.planStepId));
  const without = steps.filter((step) => !done.has(step.id)).map((step) => step.number);
  return without.length === 0 ? [] : [`${exercise.ref}: no outcome for step ${without.join(', ')}.`];
}

function timeFaults(exercise: ExerciseFacts): string[] {
  const pairs = [
    ['achieved RTO', exercise.achievedRtoMinutes, achievedRto(exercise).minutes],
    ['RTO from disruption', exercise.achievedRtoFromDisruptionMinutes, achievedRtoFromDisruption(exercise).minutes],
    ['achieved RPO', exercise.achievedRpoMinutes, achievedRpo(exercise).minutes],
  ] as const;
  return pairs
    .filter(([, stated, computed]) => stated !== null && stated !== computed)
    .map(
      ([what, stated, computed]) =>
        `${exercise.ref}: ${what} is stated as ${String(stated)} min, but the logged times give ${computed === null ? 'none' : `${computed} min`}.`,
    );
}

/** Check 8. */
export function checkFindings(facts: Facts): CheckResult {
  const failing = facts.exercises
    .filter((exercise) => exercise.outcome !== 'not_a_valid_test')
    .flatMap(missesOf)
    .filter((miss) => findingsOf(miss.exerciseId, facts.findings).length === 0)
    .map((miss) => `${miss.exerciseRef}: ${miss.words}, and no finding points to it.`);
  const grave = openGraveFindings(facts.findings);
  const note = grave.length === 0 ? '' : `On page one: ${grave.map((one) => one.ref).join(', ')}.`;
  const words = 'Every missed objective or failed step points to a finding; open high findings stand on page one';
  return verdict('findings', words, { failing, note });
}

export function findingsOf(exerciseId: string, findings: readonly FindingFacts[]): FindingFacts[] {
  return findings.filter(
    (one) => one.exerciseId === exerciseId || (one.sourceKind === 'exercise' && one.sourceId === exerciseId),
  );
}

/** Findings that page one must name: open, and high or critical. */
export function openGraveFindings(findings: readonly FindingFacts[]): FindingFacts[] {
  return findings.filter((one) => one.state === 'open' && ['high', 'critical'].includes(one.severity));
}
