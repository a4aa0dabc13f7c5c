import type { Refusal } from '../foundation/refusal';

export const FINDING_STATES = [
  'open',
  'acknowledged',
  'plan_agreed',
  'in_progress',
  'ready_to_verify',
  'reopened',
  'closed_verified',
  'risk_accepted',
  'void',
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Whose word moves a finding there. */
export type Mover = 'vendor' | 'reviewer' | 'second_line' | 'exception';

// The database's trigger on finding says the same. A finding whose repair did not hold goes on with its old plan or a
// new one; `risk_accepted` goes back only to where it came from, when its exception ends.
export const FINDING_MOVES: Record<FindingState, Partial<Record<FindingState, Mover>>> = {
  open: { acknowledged: 'vendor', void: 'second_line', risk_accepted: 'exception' },
  acknowledged: { plan_agreed: 'reviewer', risk_accepted: 'exception' },
  plan_agreed: { in_progress: 'vendor', risk_accepted: 'exception' },
  in_progress: { ready_to_verify: 'vendor', risk_accepted: 'exception' },
  ready_to_verify: { closed_verified: 'reviewer', reopened: 'reviewer', risk_accepted: 'exception' },
  reopened: { plan_agreed: 'reviewer', in_progress: 'vendor', risk_accepted: 'exception' },
  closed_verified: {},
  risk_accepted: {},
  void: {},
};

export const FINDING_STATE_WORDS: Record<FindingState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  plan_agreed: 'Plan agreed',
  in_progress: 'In progress',
  ready_to_verify: 'Ready to verify',
  reopened: 'Reopened',
  closed_verified: 'Closed, verified',
  risk_accepted: 'Risk accepted',
  void: 'Void',
};

export interface Standing {
  state: FindingState;
  /** Where a risk-accepted finding came from. */
  stateBefore: FindingState | null;
  /** Last day of the exception that accepts the risk, YYYY-MM-DD. */
  acceptedUntil: string | null;
}

/** The state on a day: an accepted risk is back where it was from the day after its exception's last. */
export function stateOn({ state, stateBefore, acceptedUntil }: Standing, today: string): FindingState {
  if (state !== 'risk_accepted' || acceptedUntil === null || acceptedUntil >= today) return state;
  return stateBefore ?? 'open';
}

/** Whether somebody still has to do something about it. */
export const standsOpen = (state: FindingState): boolean =>
  state !== 'closed_verified' && state !== 'void' && state !== 'risk_accepted';

export function refusalToMove(
  finding: { ref: string; state: FindingState },
  to: FindingState,
  by: Mover,
): Refusal<'move-not-allowed'> | null {
  if (FINDING_MOVES[finding.state][to] === by) return null;
  const next = Object.keys(FINDING_MOVES[finding.state]) as FindingState[];
  const ways = next.map((one) => FINDING_STATE_WORDS[one].toLowerCase()).join(', ');
  const { [finding.state]: now, [to]: wanted } = FINDING_STATE_WORDS;
  return {
    code: 'move-not-allowed',
    reason: `${finding.ref} is "${now.toLowerCase()}" and does not go to "${wanted.toLowerCase()}" from there${ways === '' ? '.' : `; next: ${ways}.`}`,
  };
}
