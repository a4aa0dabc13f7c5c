import type { AchievedTimes, ClockBasis, ClockTimes } from './achieved-times.rules';
import type { ExerciseKind } from './exercise-kinds.rules';
import type { AfterActionReport, ExerciseOutcome, Measures, Rating } from './exercise.rules';
import type { TestArea } from './programme/areas.rules';
import type { Disposition, EnteredHow, StepResultFacts } from './step-results.rules';

/** What is set before the start. */
export interface ExercisePlanFacts {
  planVersionId: string;
  serviceId: string;
  kind: ExerciseKind;
  title: string;
  scenario: string;
  scopeLimits: string;
  plannedOn: string;
  isTest: boolean;
  clockBasis: ClockBasis | null;
  evaluator: string | null;
  observedByRegistrant: boolean;
  /** Null where nobody said. */
  testAreas: TestArea[] | null;
  /** The exercise that it repeats, and the finding that it is to show fixed. */
  retestOf: string | null;
  retestFindingId: string | null;
}

export interface ObjectiveFacts {
  number: number;
  text: string;
  measures: Measures | null;
}

export interface RecordedStep extends StepResultFacts {
  planStepId: string;
  attempt: number;
  proofEvidenceVersionId: string | null;
  enteredHow: EnteredHow;
  correctsAttempt: number | null;
  correctionReason: string | null;
}

export interface ClockFacts extends ClockTimes {
  notRecoveredReason: string | null;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'exercise.planned': { plan: ExercisePlanFacts; objectives: ObjectiveFacts[]; planInForce: boolean };
    'exercise.edited': { before: ExercisePlanFacts; after: ExercisePlanFacts };
    'exercise.objectives-written': { objectives: ObjectiveFacts[] };
    'exercise.postponed': { reason: string; approver: string; plannedOn: string };
    'exercise.rescheduled': { plannedOn: string };
    'exercise.cancelled': { reason: string; approver: string };
    'exercise.started': {
      objectiveSetId: string | null;
      rtoObjectiveMinutes: number | null;
      rpoObjectiveMinutes: number | null;
      objectives: ObjectiveFacts[];
      planInForce: boolean;
    };
    'exercise.steps-recorded': { results: RecordedStep[] };
    'exercise.clock-set': { before: ClockFacts; after: ClockFacts };
    'exercise.results-entered': { achieved: AchievedTimes; notRecoveredReason: string | null };
    'exercise.rated': { ratings: { number: number; rating: Rating; note: string | null }[] };
    'exercise.steps-decided': { dispositions: { planStepId: string; disposition: Disposition; note: string | null }[] };
    'exercise.reported': { report: AfterActionReport };
    'exercise.submitted': { resultsAt: string | null };
    'exercise.returned': { reason: string };
    'exercise.reviewed': { outcome: ExerciseOutcome; reason: string };
  }
}
