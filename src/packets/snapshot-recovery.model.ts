// Plans, exercises and findings as they stood at the cut-off. Units as in snapshot.model.ts.
import type { DataComparisonFacts } from './snapshot-data.model';

export type * from './snapshot-plans.model';

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
}

export interface FindingFacts {
  id: string;
  ref: string;
  severity: string;
  title: string;
  description: string;
  sourceKind: string;
  sourceId: string | null;
  obligationId: string | null;
  exerciseId: string | null;
  ownerName: string;
  dueOn: string;
  dueDateChanges: { at: string; by: string; from: string; to: string; reason: string }[];
  /** 'open', 'accepted' (by an exception that holds) or 'closed', on the day that the packet speaks of. */
  state: string;
  /** How far it has come: acknowledged, plan_agreed, closed_verified and so on. */
  stage?: string;
  acceptedUntil?: string | null;
  // Packets built before actions and verifications were held lack them.
  actions?: {
    number: number;
    text: string;
    ownerName: string;
    dueOn: string;
    doneAt: string | null;
    evidenceRef: string | null;
  }[];
  verifications?: {
    at: string;
    by: string;
    result: string;
    method: string;
    inspected: string;
    retestRef: string | null;
  }[];
  openedBy: string;
  openedAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closingNote: string;
}

/** A request to depart from a requirement for a time, and what became of it. */
export interface ExceptionFacts {
  id: string;
  ref: string;
  obligationId: string;
  findingRef: string | null;
  renewsRef: string | null;
  reason: string;
  risk: string;
  tier: string;
  /** Last day, YYYY-MM-DD. */
  until: string;
  /** requested, assessed, approved, rejected, revoked, closed_remediated; 'expired' once its last day has passed. */
  state: string;
  assessment: string;
  residualRisk: string | null;
  requestedBy: string;
  requestedAt: string;
  assessedBy: string | null;
  effectiveFrom: string | null;
  endReason: string;
  measures: {
    number: number;
    description: string;
    ownerName: string;
    verdict: string | null;
    verdictNote: string;
    evidenceRef: string | null;
  }[];
  decisions: { at: string; by: string; part: string; decision: string; reason: string }[];
}
