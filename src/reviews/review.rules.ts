import type { Refusal } from '../foundation/refusal';

export const SUBMISSION_STATES = ['submitted', 'in_review', 'concluded', 'approved', 'sent_back'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const LINE_KINDS = ['evidence_use', 'plan_version', 'exercise'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export const REVIEW_STATES = ['in_progress', 'queries_open', 'concluded', 'approved', 'sent_back'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const LINE_DECISIONS = ['accepted', 'returned', 'rejected'] as const;
export type LineDecision = (typeof LINE_DECISIONS)[number];

export const EXERCISE_OUTCOMES = [
  'satisfactory',
  'satisfactory_with_findings',
  'unsatisfactory',
  'not_a_valid_test',
] as const;
export type ExerciseOutcome = (typeof EXERCISE_OUTCOMES)[number];

export const REVIEW_CONCLUSIONS = [
  'satisfactory',
  'satisfactory_with_exceptions',
  'unsatisfactory',
  'unable_to_conclude',
] as const;
export type ReviewConclusionValue = (typeof REVIEW_CONCLUSIONS)[number];

/** What a review can conclude about one obligation; `excepted` is an approved exception's word, never a reviewer's. */
export const OBLIGATION_CONCLUSIONS = [
  'met',
  'met_with_exceptions',
  'not_met',
  'not_tested',
  'not_applicable',
] as const;
export type ObligationConclusion = (typeof OBLIGATION_CONCLUSIONS)[number];

export const APPROVAL_DECISIONS = ['approved', 'sent_back'] as const;
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

export const QUERY_STATES = ['open', 'answered', 'resolved'] as const;
export type QueryState = (typeof QUERY_STATES)[number];

/** Where a review may go from each state. What is sent back goes on in its next round; approved is the end. */
export const REVIEW_MOVES: Record<ReviewState, readonly ReviewState[]> = {
  in_progress: ['queries_open', 'concluded'],
  queries_open: ['in_progress', 'queries_open'],
  concluded: ['approved', 'sent_back'],
  sent_back: ['queries_open', 'concluded'],
  approved: [],
};

export const QUERY_MOVES: Record<QueryState, readonly QueryState[]> = {
  open: ['answered', 'resolved'],
  answered: ['answered', 'resolved'],
  resolved: [],
};

const REVIEW_WORDS: Record<ReviewState, string> = {
  in_progress: 'in progress',
  queries_open: 'waiting for its queries',
  concluded: 'concluded',
  approved: 'approved',
  sent_back: 'sent back',
};

export function refusalToMoveReview(from: ReviewState, to: ReviewState): Refusal<'review-state'> | null {
  if (REVIEW_MOVES[from].includes(to)) return null;
  return {
    code: 'review-state',
    reason: `This review is ${REVIEW_WORDS[from]}: it cannot become ${REVIEW_WORDS[to]}.`,
  };
}

/** Lines and queries may be worked on while nothing has been concluded in this round. */
export function refusalToWork(state: ReviewState): Refusal<'review-state'> | null {
  if (state !== 'concluded' && state !== 'approved') return null;
  return { code: 'review-state', reason: `This review is ${REVIEW_WORDS[state]}: nothing can be added to it.` };
}

export function refusalToMoveQuery(from: QueryState, to: QueryState): Refusal<'query-state'> | null {
  if (QUERY_MOVES[from].includes(to)) return null;
  return { code: 'query-state', reason: `This query is ${from}: it cannot become ${to}.` };
}

/** A second person looks at a review when one of its services is T1, or the vendor as a whole is. */
export function needsApproval(tiers: readonly (string | null)[]): boolean {
  return tiers.includes('T1');
}

/** Only the person who took a review decides in it; two people deciding would be nobody's review. */
export function refusalToDecideForOther(facts: {
  reviewerId: string;
  reviewer: string;
  actorId: string;
}): Refusal<'other-reviewer'> | null {
  if (facts.reviewerId === facts.actorId) return null;
  return { code: 'other-reviewer', reason: `${facts.reviewer} took this review; only that person decides in it.` };
}
