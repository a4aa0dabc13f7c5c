import type { EvaluatedCheck } from './check.rules';
import type {
  ApprovalDecision,
  LineDecision,
  LineKind,
  ObligationConclusion,
  ReviewConclusionValue,
} from './review.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'submission.made': {
      periodId: string;
      obligationIds: string[];
      lines: { lineId: string; kind: LineKind; targetId: string }[];
      note: string;
    };
    'review.started': { submissionId: string; needsApproval: boolean };
    'review.line-decided': {
      reviewId: string;
      round: number;
      submissionLineId: string;
      kind: LineKind;
      targetId: string;
      decision: LineDecision;
      outcome: string | null;
      reason: string;
    };
    'review.concluded': {
      submissionId: string;
      round: number;
      conclusion: ReviewConclusionValue;
      summary: string;
      needsApproval: boolean;
      obligations: {
        obligationId: string;
        conclusion: ObligationConclusion;
        checks: EvaluatedCheck[];
        overrideReason: string | null;
        outOfPeriodReason: string | null;
      }[];
    };
    'review.approved': { submissionId: string; round: number; decision: ApprovalDecision; reason: string };
    'review.sent-back': { submissionId: string; round: number; decision: ApprovalDecision; reason: string };
    'query.asked': {
      reviewId: string;
      subject: string;
      text: string;
      obligationId: string | null;
      submissionLineId: string | null;
    };
    'query.replied': { reviewId: string; text: string; evidenceVersionId: string | null };
    'query.resolved': { reviewId: string; resolution: string };
  }
}

export {};
