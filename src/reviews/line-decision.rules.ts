import type { Refusal } from '../foundation/refusal';
import type { ExerciseOutcome, LineDecision, LineKind } from './review.rules';

export type LineRefusal = 'accepted-before' | 'reviewed-before' | 'outcome-of-what' | 'outcome-contradicts';

interface LineDecisionFacts {
  kind: LineKind;
  decision: LineDecision;
  outcome?: ExerciseOutcome | undefined;
  /** State of the plan version or exercise; null for a file. */
  targetState: string | null;
}

/** Why a line cannot be decided like this; `pointer` is the entry's place in the request. */
export function refusalOfLineDecision(facts: LineDecisionFacts, pointer: string): Refusal<LineRefusal> | null {
  const { kind, decision, targetState } = facts;
  const unfit = refusalOfOutcome(facts);
  if (unfit) return { ...unfit, pointer: `${pointer}/outcome` };
  if (decision === 'accepted' || targetState === null) return null;
  const settled = SETTLED[kind]?.[targetState];
  return settled ? { ...settled, pointer: `${pointer}/decision` } : null;
}

/** An exercise that is accepted or rejected has an outcome, one that is returned gets it later; no test is rejected as satisfactory. */
function refusalOfOutcome({ kind, decision, outcome, targetState }: LineDecisionFacts): Refusal<LineRefusal> | null {
  if (outcome === undefined) return null;
  if (kind !== 'exercise' || decision === 'returned') return outcomeOfWhat;
  if (wasReviewed(targetState)) return reviewedBefore;
  return decision === 'rejected' && !REJECTED_AS.includes(outcome) ? outcomeContradicts : null;
}

const wasReviewed = (state: string | null): boolean => state === 'reviewed' || state === 'closed';

const outcomeOfWhat: Refusal<LineRefusal> = {
  code: 'outcome-of-what',
  reason: 'Only an exercise that is accepted or rejected has an outcome.',
};

const outcomeContradicts: Refusal<LineRefusal> = {
  code: 'outcome-contradicts',
  reason: 'An exercise is rejected as unsatisfactory or as not a valid test. Accept it, or change the outcome.',
};

const REJECTED_AS: readonly ExerciseOutcome[] = ['not_a_valid_test', 'unsatisfactory'];

const reviewedBefore: Refusal<LineRefusal> = {
  code: 'reviewed-before',
  reason: 'This exercise was concluded in an earlier review. Judge the obligation instead.',
};

/** What an earlier review settled is not taken back by a line of a later one. */
const SETTLED: Partial<Record<LineKind, Record<string, Refusal<LineRefusal>>>> = {
  plan_version: {
    accepted: {
      code: 'accepted-before',
      reason: 'This plan version was accepted in an earlier review. Judge the obligation instead, and open a finding.',
    },
  },
  exercise: { reviewed: reviewedBefore, closed: reviewedBefore },
};
