import { daysBetween } from '../obligations/iso-date.rules';
import { age, ofExercise, type Measured, type Metric } from './metric.rules';
import { inForceOn, missedObjectives, type ExerciseFact } from './register.rules';

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((part / whole) * 100));
const over = (achieved: number | null, objective: number | null): number | null =>
  achieved === null || objective === null ? null : achieved - objective;
const inScope = (exercise: ExerciseFact): number =>
  exercise.steps - exercise.results.filter((one) => one.outcome === 'not_applicable').length;

const PERFORMED = ['pass', 'pass_with_issue', 'fail'];

export const EXERCISE_METRICS: Record<string, Metric> = {
  'exercise.steps_with_outcome_pct': ofExercise((one) => percent(one.results.length, one.steps)),
  'exercise.steps_performed_pct': ofExercise((one) =>
    percent(one.results.filter((result) => PERFORMED.includes(result.outcome)).length, inScope(one)),
  ),
  'exercise.skipped_steps_without_reason': ofExercise(
    (one) => one.results.filter((result) => result.outcome === 'not_performed' && !result.reason?.trim()).length,
  ),
  'exercise.plan_version_in_force_on_date': ofExercise((one, on) =>
    inForceOn(
      on.facts.plans.find((plan) => plan.versionId === one.planVersionId),
      one.on,
    ),
  ),
  'exercise.kind_allowed_for_tier': ofExercise(
    (one, on) => on.requirement.acceptsExerciseKinds?.[on.tier].includes(one.kind) ?? null,
  ),
  'exercise.achieved_rto_minus_objective': ofExercise((one) => over(one.achievedRtoMinutes, one.rtoObjectiveMinutes)),
  'exercise.achieved_rpo_minus_objective': ofExercise((one) => over(one.achievedRpoMinutes, one.rpoObjectiveMinutes)),
  'exercise.clock_basis_recorded': ofExercise((one) => one.clockBasis !== null),
  'exercise.observed_by_registrant': ofExercise((one) => one.observedByRegistrant),
  'exercise.last_completed_age_days': ofExercise((one, on) => age(on, one.on)),
  'exercise.failback_tested_within_24_months': (on) => {
    const held = on.facts.exercises.filter(
      (one) => one.held && (on.serviceId === null || one.serviceId === on.serviceId),
    );
    if (held.length === 0) return null;
    return held.some(
      (one) => one.returnedToNormalOn !== null && daysBetween(one.returnedToNormalOn, on.facts.today) <= 731,
    );
  },
  'exercise.missed_objectives_without_finding': ofExercise((one, on) => {
    const missed = missedObjectives(one).length;
    return on.facts.findings.some((finding) => finding.exerciseId === one.id) ? 0 : missed;
  }),
  'aar.days_after_event': ofExercise((one) => (one.reportedOn ? daysBetween(one.on, one.reportedOn) : null)),
  'aar.steps_without_disposition': ofExercise((one) =>
    one.reportedOn === null ? null : one.steps - one.results.filter((result) => result.disposition !== null).length,
  ),
  'aar.gaps_without_finding': ofExercise((one, on) => {
    const gaps = one.results.filter((result) => result.outcome === 'fail').length + missedObjectives(one).length;
    return on.facts.findings.some((finding) => finding.exerciseId === one.id) ? 0 : gaps;
  }),
  'programme.services_without_scheduled_exercise': (on) =>
    on.facts.services.filter(
      (service) =>
        !on.facts.exercises.some((one) => one.serviceId === service.id && (one.held || one.state === 'scheduled')),
    ).length,
  'programme.joint_exercises_in_24_months': (on) => jointWithin(on, 731),
  'programme.joint_exercises_in_12_months': (on) => jointWithin(on, 366),
  'programme.cancelled_without_reason': (on) =>
    on.facts.exercises.filter((one) => ['cancelled', 'postponed'].includes(one.state) && !one.stateReason?.trim())
      .length,
};

function jointWithin(on: Measured, days: number): number {
  return on.facts.exercises.filter(
    (one) => one.held && one.observedByRegistrant && daysBetween(one.on, on.facts.today) <= days,
  ).length;
}
