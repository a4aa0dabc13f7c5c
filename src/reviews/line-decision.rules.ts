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
  const { kind, decision, outcome, targetState } = facts;
  if (outcome !== undefined && (kind !== 'exercise' || decision !== 'accepted'))
    return {
      code: 'outcome-of-what',
      reason: 'Only an exercise that is accepted has an outcome.',
      pointer: `${pointer}/outcome`,
    };
  if (decision === 'accepted') return null;
  if (kind === 'plan_version' && targetState === 'accepted')
    return {
      code: 'accepted-before',
      reason: 'This plan version was accepted in an earlier review. Judge the obligation instead, and open a finding.',
      pointer: `${pointer}/decision`,
    };
  if (kind === 'exercise' && (targetState === 'reviewed' || targetState === 'closed'))
    return {
      code: 'reviewed-before',
      reason: 'This exercise was concluded in an earlier review. Judge the obligation instead.',
      pointer: `${pointer}/decision`,
    };
  return null;
}
