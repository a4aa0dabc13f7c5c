import { inForceOn, missedObjectives, type ExerciseFact, type PlanFact } from './register.rules';
import type { ExerciseFactsView, PlanFactsView } from './line-facts.dto';

const difference = (achieved: number | null, objective: number | null): number | null =>
  achieved === null || objective === null ? null : achieved - objective;

/** What a reviewer is shown of a plan version, its gaps counted. */
export function planFacts(
  plan: PlanFact,
  about: { disruptionTypes: readonly string[]; sourceVersionId: string | null },
): PlanFactsView {
  const { versionId, planRef, title, kind, label, state, contentSha256, approvedBy, approvedOn } = plan;
  const { reviewDueOn, effectiveFrom, effectiveTo } = plan;
  const treated = plan.coverage
    .filter((one) => one.notApplicableReason !== null || (one.process !== null && one.solution !== null))
    .map((one) => one.type);
  return {
    ...{ versionId, planRef, title, kind, label, state, contentSha256, approvedBy, approvedOn },
    ...{ reviewDueOn, effectiveFrom, effectiveTo },
    steps: plan.steps.length,
    stepsWithoutOwner: plan.steps.filter((step) => (step.owner ?? '').trim() === '').length,
    sectionsPresent: plan.presentSections,
    coverageGaps: about.disruptionTypes.filter((type) => !treated.includes(type)),
    sourceVersionId: about.sourceVersionId,
  };
}

/** What a reviewer is shown of an exercise, achieved against objective in whole minutes. */
export function exerciseFacts(exercise: ExerciseFact, plan: PlanFact | undefined): ExerciseFactsView {
  const count = (outcome: string) => exercise.results.filter((result) => result.outcome === outcome).length;
  const { id, ref, title, kind, state, on, planLabel, planVersionId, observedByRegistrant, clockBasis } = exercise;
  const { rtoObjectiveMinutes, achievedRtoMinutes, achievedRtoFromDisruptionMinutes } = exercise;
  const { rpoObjectiveMinutes, achievedRpoMinutes, steps, reportedOn, outcome } = exercise;
  return {
    ...{ id, ref, title, kind, state, on, planLabel, planVersionId, observedByRegistrant, clockBasis },
    ...{ rtoObjectiveMinutes, achievedRtoMinutes, achievedRtoFromDisruptionMinutes },
    ...{ rpoObjectiveMinutes, achievedRpoMinutes, steps, reportedOn, outcome },
    planInForce: inForceOn(plan, on),
    rtoDifferenceMinutes: difference(achievedRtoMinutes, rtoObjectiveMinutes),
    rpoDifferenceMinutes: difference(achievedRpoMinutes, rpoObjectiveMinutes),
    missed: missedObjectives(exercise),
    passed: count('pass'),
    passedWithIssue: count('pass_with_issue'),
    failed: count('fail'),
    notPerformed: count('not_performed'),
    notApplicable: count('not_applicable'),
    withoutOutcome: steps - exercise.results.length,
  };
}
