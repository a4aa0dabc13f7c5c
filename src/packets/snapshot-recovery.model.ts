// Plans and exercises as they stood at the cut-off. Units as in snapshot.model.ts.
import type { DataComparisonFacts } from './snapshot-data.model';

export type * from './snapshot-plans.model';
export type * from './snapshot-findings.model';

export interface StepResultFacts {
  planStepId: string;
  attempt: number;
  outcome: string;
  reason: string;
  startedAt: string | null;
  finishedAt: string | null;
  tester: string;
  note: string;
  disposition: string | null;
  dispositionNote: string;
  proofEvidenceVersionId: string | null;
  recordedBy: string;
  recordedAt: string;
}

export interface ExerciseObjectiveFacts {
  number: number;
  text: string;
  /** `rto` or `rpo` when the objective is measured by a time. */
  measures: string | null;
  rating: string | null;
  ratingNote: string;
}

export interface ExerciseFacts {
  id: string;
  ref: string;
  kind: string;
  title: string;
  scenario: string;
  scopeLimits: string;
  planVersionId: string;
  serviceId: string;
  plannedOn: string;
  isTest: boolean;
  state: string;
  stateReason: string;
  stateApprover: string;
  clockBasis: string | null;
  evaluator: string;
  observedByRegistrant: boolean;
  startedAt: string | null;
  startedBy: string | null;
  occurredAt: string | null;
  detectedAt: string | null;
  declaredAt: string | null;
  restoredAt: string | null;
  verifiedAt: string | null;
  lastRecoveredAt: string | null;
  returnedToNormalAt: string | null;
  notRecoveredReason: string;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  achievedRtoFromDisruptionMinutes: number | null;
  achievedRpoMinutes: number | null;
  outcome: string | null;
  outcomeReason: string;
  resultsBy: string | null;
  resultsAt: string | null;
  reportedAt: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
  objectives: ExerciseObjectiveFacts[];
  results: StepResultFacts[];
  /** Absent from packets issued before data were reconciled in exercises. */
  comparisons?: DataComparisonFacts[];
  /** Absent from packets issued before these were printed. */
  part?: ExercisePartFacts;
}

/** What stands around an exercise: what it was to try and repeat, who watched, and what was made of it. */
export interface ExercisePartFacts {
  retestOfRef: string | null;
  retestFindingRef: string | null;
  /** The real event that counts as this exercise. */
  disruptionRef: string | null;
  areas: { area: string; result: string | null; note: string }[];
  guests: { name: string; organisation: string; namedBy: string; namedAt: string }[];
  notes: { number: number; side: string; text: string; corrects: number | null; by: string; happenedAt: string }[];
  planChanges: {
    stepNumber: number;
    stepTitle: string;
    disposition: string;
    reason: string;
    findingRef: string;
    into: string;
  }[];
  report: {
    strengths: string[];
    areas: { observation: string; cause: string; effect: string }[];
    lessons: string[];
    openDifferences: string | null;
  } | null;
}
