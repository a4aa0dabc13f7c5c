import type { StepKind, StepStanding } from './next-steps/next-step.rules';

/** What to do next, why, until when and where. */
export class VendorStep {
  kind: StepKind;
  standing: StepStanding;
  words: string;
  /** The rule or the deed that makes it necessary. */
  why: string;
  dueOn: string | null;
  /** The moment, where a clock runs: ISO 8601 UTC. */
  dueAt: string | null;
  /** Negative when overdue. */
  daysLeft: number | null;
  /** The page of the portal on which it is done. */
  link: string;
}

export class ReturnedItem {
  kind: 'evidence' | 'plan_version' | 'exercise';
  targetId: string;
  /** Reference that people use, and the name of the thing. */
  ref: string;
  title: string;
  decision: 'returned' | 'rejected';
  reason: string;
  decidedByName: string;
  decidedAt: string;
  submissionId: string;
  submissionRef: string;
}

export class OpenQuery {
  queryId: string;
  subject: string;
  text: string;
  askedByName: string;
  askedAt: string;
  submissionId: string;
  submissionRef: string;
}
