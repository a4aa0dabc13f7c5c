export class FileFactsView {
  itemId: string;
  itemRef: string;
  title: string;
  evidenceKind: string;
  versionId: string;
  versionNumber: number;
  isNewest: boolean;
  fileName: string;
  bytes: number;
  detectedType: string;
  typeVerdict: string;
  scanState: string;
  sha256: string;
  sourceParty: string;
  sourceKind: string;
  obtainedBy: string;
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  /** False: its time lies outside the compliance period, and accepting it needs a reason. */
  inPeriod: boolean;
  grade: string;
  gradeReason: string;
  receivedAt: string;
  receivedByName: string;
  useState: string;
}

export class PlanFactsView {
  versionId: string;
  planRef: string;
  title: string;
  kind: 'DR' | 'COOP';
  label: string;
  state: string;
  contentSha256: string | null;
  approvedBy: string | null;
  approvedOn: string | null;
  reviewDueOn: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  steps: number;
  stepsWithoutOwner: number;
  sectionsPresent: string[];
  /** Disruption types without a procedure and a solution, or a reason why they do not apply. */
  coverageGaps: string[];
  sourceVersionId: string | null;
}

export class ExerciseFactsView {
  id: string;
  ref: string;
  title: string;
  kind: string;
  state: string;
  on: string;
  planLabel: string;
  planVersionId: string;
  planInForce: boolean;
  observedByRegistrant: boolean;
  clockBasis: string | null;
  rtoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  /** Achieved minus objective; positive is a miss. */
  rtoDifferenceMinutes: number | null;
  achievedRtoFromDisruptionMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  achievedRpoMinutes: number | null;
  rpoDifferenceMinutes: number | null;
  missed: string[];
  steps: number;
  passed: number;
  passedWithIssue: number;
  failed: number;
  notPerformed: number;
  notApplicable: number;
  withoutOutcome: number;
  reportedOn: string | null;
  outcome: string | null;
}
