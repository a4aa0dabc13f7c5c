import type { Tier } from '../catalogue/words.rules';
import type { PlanKind } from '../plans/plan-sections.rules';
import type { PlanVersionState } from '../plans/plan.rules';
import type { ClockBasis } from './achieved-times.rules';
import { EnteredView } from './entered-view.dto';
import type { ExerciseKind } from './exercise-kinds.rules';
import type { ExerciseOutcome, ExerciseState, Measures, Rating } from './exercise.rules';
import { ExercisePart, ProgrammeMarks } from './programme/exercise-part.dto';
import { ReportView } from './report-view.dto';
import type { Disposition, StepOutcome } from './step-results.rules';

export class PlannedExercise {
  id: string;
  ref: string;
  state: ExerciseState;
}

/** What an edit leaves: the number that the next edit must bring. */
export class EditedExercise {
  id: string;
  state: ExerciseState;
  version: number;
}

export class FlagView {
  code: string;
  reason: string;
}

export class ExerciseSummary extends ProgrammeMarks {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string | null;
  title: string;
  kind: ExerciseKind;
  kindLabel: string;
  state: ExerciseState;
  stateReason: string | null;
  stateApprover: string | null;
  serviceId: string;
  serviceName: string;
  tier: Tier | null;
  planId: string;
  planRef: string;
  planTitle: string;
  planKind: PlanKind;
  planVersionId: string;
  planVersionNumber: number;
  planVersionLabel: string;
  planVersionState: PlanVersionState;
  plannedOn: string;
  /** The day that the exercise stands for: of the disruption, else of the start, else the planned one. */
  day: string;
  /** Whether the plan version was in force on that day. */
  planInForce: boolean;
  isTest: boolean;
  observedByRegistrant: boolean;
  clockBasis: ClockBasis | null;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  achievedRtoFromDisruptionMinutes: number | null;
  achievedRpoMinutes: number | null;
  outcome: ExerciseOutcome | null;
  /** The real event that counts as this test; null for one that was planned. */
  disruptionId: string | null;
  stepCount: number;
  stepsWithOutcome: number;
  startedAt: string | null;
  resultsAt: string | null;
  reviewedAt: string | null;
}

export class ExerciseList {
  items: ExerciseSummary[];
  total: number;
}

export class ObjectiveView {
  number: number;
  text: string;
  measures: Measures | null;
  rating: Rating | null;
  ratingNote: string | null;
}

export class StepAttemptView extends EnteredView {
  attempt: number;
  outcome: StepOutcome;
  reason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Whole minutes, a begun minute counted; null when the step was not performed. */
  minutes: number | null;
  tester: string | null;
  note: string | null;
  disposition: Disposition | null;
  dispositionNote: string | null;
  proofEvidenceVersionId: string | null;
  recordedByName: string | null;
  recordedAt: string;
  /** The step's times leave the exercise's own. */
  outsideWindow: boolean;
}

export class ExerciseStepView {
  planStepId: string;
  number: number;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number | null;
  /** The latest attempt; it counts. */
  result: StepAttemptView | null;
  /** All attempts, the first one first. */
  attempts: StepAttemptView[];
}

export class AchievedView {
  minutes: number;
  from: string;
  to: string;
  /** The arithmetic in words. */
  words: string;
}

export class ClockView {
  basis: ClockBasis | null;
  occurredAt: string | null;
  detectedAt: string | null;
  declaredAt: string | null;
  restoredAt: string | null;
  verifiedAt: string | null;
  lastRecoveredAt: string | null;
  returnedToNormalAt: string | null;
  notRecoveredReason: string | null;
  /** From the logged times as they are now; final once the results are entered. */
  rto: AchievedView | null;
  rtoFromDisruption: AchievedView | null;
  rpo: AchievedView | null;
}

export class PerformedView {
  performed: number;
  inScope: number;
  /** Percent of steps in scope, rounded down. */
  pct: number | null;
}

export class GapView {
  code: string;
  reason: string;
  pointer: string;
}

export class ExerciseView extends ExerciseSummary {
  scenario: string;
  scopeLimits: string;
  evaluator: string | null;
  outcomeReason: string | null;
  startedByName: string | null;
  resultsByName: string | null;
  reportedAt: string | null;
  submittedAt: string | null;
  reviewedByName: string | null;
  objectives: ObjectiveView[];
  steps: ExerciseStepView[];
  clock: ClockView;
  performed: PerformedView;
  /** What is missing before the start, or before the results are complete. */
  gaps: GapView[];
  /** Why this may be no valid recovery test; the reviewer decides. */
  flags: FlagView[];
  report: ReportView | null;
  programme: ExercisePart;
  version: number;
}
