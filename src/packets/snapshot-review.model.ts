import type { EvaluatedCheck } from '../reviews/check.rules';

// Submissions, their reviews, and attestations as they stood at the cut-off. Units as in snapshot.model.ts.

export interface ReviewConclusionFacts {
  round: number;
  obligationId: string;
  procedurePerformed: string;
  criteria: string;
  judgement: string;
  overrideReason: string;
  outOfPeriodReason: string;
  checks: EvaluatedCheck[];
  conclusion: string;
  decidedBy: string;
  decidedAt: string;
}

export interface QueryReplyFacts {
  text: string;
  evidenceVersionId: string | null;
  repliedBy: string;
  repliedAt: string;
}

export interface QueryFacts {
  id: string;
  obligationId: string | null;
  subject: string;
  text: string;
  state: string;
  askedBy: string;
  askedAt: string;
  resolution: string;
  resolvedBy: string | null;
  resolvedAt: string | null;
  replies: QueryReplyFacts[];
}

export interface ApprovalFacts {
  round: number;
  decision: string;
  reason: string;
  approver: string;
  approverId: string;
  approvedAt: string;
}

export interface ReviewFacts {
  id: string;
  state: string;
  reviewer: string;
  reviewerId: string;
  startedAt: string;
  round: number;
  conclusion: string | null;
  summary: string;
  concludedAt: string | null;
  needsApproval: boolean;
  conclusions: ReviewConclusionFacts[];
  queries: QueryFacts[];
  approvals: ApprovalFacts[];
}

export interface SubmissionLineFacts {
  kind: string;
  targetId: string;
  obligationId: string | null;
  decision: string | null;
  reason: string;
}

export interface SubmissionFacts {
  id: string;
  ref: string;
  state: string;
  note: string;
  submittedBy: string;
  submittedById: string;
  submittedAt: string;
  obligationIds: string[];
  lines: SubmissionLineFacts[];
  review: ReviewFacts | null;
}

export interface AttestationLineFacts {
  obligationId: string;
  requirementCode: string;
  answer: string | null;
  explanation: string;
}

export interface AuthorityFacts {
  title: string;
  basis: string;
  evidenceVersionId: string | null;
  verifiedBy: string;
  verifiedOn: string;
  expiresOn: string;
  revokedAt: string | null;
}

export interface SignatureFacts {
  id: string;
  signerId: string;
  signerName: string;
  signerTitle: string;
  qualified: boolean;
  statementVersion: number;
  /** The exact text that was shown to the signer. */
  shownText: string;
  shownSha256: string;
  signedAt: string;
  localTime: string;
  reauthenticatedAt: string;
  address: string;
  userAgent: string;
  authority: AuthorityFacts;
}

export interface AttestationDecisionFacts {
  decision: string;
  reason: string;
  decidedBy: string;
  decidedAt: string;
}

export interface AttestationFacts {
  id: string;
  ref: string;
  kind: string;
  state: string;
  dueOn: string;
  periodFrom: string;
  periodTo: string;
  attestor: string;
  subOutsourcers: string[];
  scheduledBy: string;
  scheduledAt: string;
  preparedBy: string | null;
  preparedById: string | null;
  supersedes: string | null;
  /** The year's duty to attest, which is done by it. Absent from packets built before it was kept. */
  obligationId?: string | null;
  /** SD-1: leave for one person to prepare what they sign. Absent from packets built before it was printed. */
  waiver?: { reason: string; grantedBy: string; grantedAt: string; expiresOn: string } | null;
  lines: AttestationLineFacts[];
  signature: SignatureFacts | null;
  decisions: AttestationDecisionFacts[];
}
