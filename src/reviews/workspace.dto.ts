import { ExerciseFactsView, FileFactsView, PlanFactsView } from './line-facts.dto';
import type { CheckVerdict } from './check.rules';
import type {
  ApprovalDecision,
  ExerciseOutcome,
  LineDecision,
  LineKind,
  ObligationConclusion,
  QueryState,
  ReviewConclusionValue,
  ReviewState,
  SubmissionState,
} from './review.rules';

/** An answer that stands on record, with its basis. */
export class CheckRecordView {
  words: string;
  basis: string;
  by: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** What a reviewer said of a check in an earlier conclusion, when the portal held no record to read. */
export class EarlierNoteView {
  value: number | boolean;
  by: string;
  /** ISO 8601 UTC. */
  at: string;
  submissionRef: string;
}

export class EvaluatedCheckView {
  id: string;
  words: string;
  metric: string;
  source: 'derived' | 'answer' | 'reviewer';
  op: string;
  threshold: number | boolean;
  severity: 'fail' | 'warn';
  /** Null when nothing holds the value; the verdict is then `not_evaluated`, which is never a pass. */
  value: number | boolean | null;
  verdict: CheckVerdict;
  explanation: string | null;
  /** The record that the value was read from, where there is one: no note stands in for it. */
  readFrom?: 'coverage_answer';
  /** What it said; null while nobody recorded it. */
  record?: CheckRecordView | null;
  /** The latest note of a reviewer from before the record was read; it is kept and does not count any more. */
  notedBefore?: EarlierNoteView | null;
}

export class EvidenceStandingView {
  kind: string;
  title: string;
  /** What is there for it: accepted in this or an earlier review, put forward here, or nothing. */
  state: 'accepted' | 'proposed' | 'missing';
}

export class EvidenceAlternativeView {
  insteadOf: string;
  accept: string[];
  when: string;
}

export class EarlierConclusionView {
  submissionId: string;
  submissionRef: string;
  round: number;
  conclusion: ObligationConclusion;
  procedurePerformed: string;
  criteria: string;
  judgement: string;
  overrideReason: string | null;
  outOfPeriodReason: string | null;
  decidedByName: string;
  /** ISO 8601 UTC. */
  decidedAt: string;
  /** True when it took effect; a round that was sent back never did. */
  tookEffect: boolean;
}

export class WorkspaceObligation {
  id: string;
  requirementCode: string;
  title: string;
  /** The criterion, in the catalogue's own words. */
  statement: string;
  serviceId: string | null;
  serviceRef: string | null;
  serviceName: string | null;
  tier: 'T1' | 'T2' | 'T3';
  dueOn: string;
  progress: string;
  conclusion: string | null;
  conclusionReason: string;
  forceLabel: string;
  lane: 'icfr' | 'dcp' | 'record' | 'context';
  laneLabel: string;
  evidenceRequired: EvidenceStandingView[];
  evidenceAlternatives: EvidenceAlternativeView[];
  evidenceOptional: EvidenceStandingView[];
  checks: EvaluatedCheckView[];
  /** Lines that speak to this obligation. */
  lineIds: string[];
  /** This round's conclusion, once made. */
  concluded: EarlierConclusionView | null;
  history: EarlierConclusionView[];
}

export class LineDecisionView {
  decision: LineDecision;
  outcome: ExerciseOutcome | null;
  reason: string;
  decidedByName: string;
  decidedAt: string;
}

export class WorkspaceLine {
  id: string;
  kind: LineKind;
  targetId: string;
  obligationId: string | null;
  decision: LineDecisionView | null;
  file: FileFactsView | null;
  plan: PlanFactsView | null;
  exercise: ExerciseFactsView | null;
}

export class QueryReplyView {
  id: string;
  text: string;
  evidenceVersionId: string | null;
  repliedByName: string;
  repliedAt: string;
}

export class QueryView {
  id: string;
  subject: string;
  text: string;
  obligationId: string | null;
  submissionLineId: string | null;
  askedByName: string;
  askedAt: string;
  state: QueryState;
  resolution: string | null;
  resolvedByName: string | null;
  resolvedAt: string | null;
  replies: QueryReplyView[];
}

export class ApprovalView {
  round: number;
  decision: ApprovalDecision;
  reason: string;
  approverName: string;
  approvedAt: string;
}

export class ReviewView {
  id: string;
  reviewerId: string;
  reviewerName: string;
  startedAt: string;
  state: ReviewState;
  round: number;
  needsApproval: boolean;
  /** Concluded, but nothing takes effect before the second line answered. */
  awaitsApproval: boolean;
  conclusion: ReviewConclusionValue | null;
  summary: string | null;
  concludedAt: string | null;
  approvals: ApprovalView[];
}

export class SubmissionWorkspace {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  vendorTier: 'T1' | 'T2' | 'T3';
  periodId: string;
  periodCode: string;
  periodStartsOn: string;
  periodEndsOn: string;
  note: string;
  state: SubmissionState;
  submittedById: string;
  submittedByName: string;
  submittedAt: string;
  review: ReviewView | null;
  obligations: WorkspaceObligation[];
  lines: WorkspaceLine[];
  queries: QueryView[];
}
