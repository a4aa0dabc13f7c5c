import type { ExerciseOutcome, LineDecision } from './review.rules';

/** A decision on one line as it stands in the record. */
export interface DecidedRow {
  submissionLineId: string;
  decision: LineDecision;
  outcome: ExerciseOutcome | null;
  reason: string;
  decidedBy: string;
  decidedAt: string;
}
