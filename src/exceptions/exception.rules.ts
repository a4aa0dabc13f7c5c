import type { Refusal } from '../foundation/refusal';
import { addDays, daysBetween } from '../obligations/iso-date.rules';

export type Tier = 'T1' | 'T2' | 'T3';

/** What is stored. Active, expiring and expired follow from the calendar. */
export const STORED_STATES = ['requested', 'assessed', 'approved', 'rejected', 'closed_remediated', 'revoked'] as const;
export type StoredState = (typeof STORED_STATES)[number];

export const EXCEPTION_STATES = [...STORED_STATES, 'active', 'expiring', 'expired'] as const;
export type ExceptionState = Exclude<(typeof EXCEPTION_STATES)[number], 'approved'>;

export const RESIDUAL_RISKS = ['low', 'medium', 'high'] as const;
export type ResidualRisk = (typeof RESIDUAL_RISKS)[number];

export const MEASURE_VERDICTS = ['works', 'works_in_part', 'does_not_work', 'not_shown'] as const;
export type MeasureVerdict = (typeof MEASURE_VERDICTS)[number];

export const EXCEPTION_MOVES: Record<StoredState, readonly StoredState[]> = {
  requested: ['assessed', 'rejected'],
  assessed: ['approved', 'rejected'],
  approved: ['closed_remediated', 'revoked'],
  rejected: [],
  closed_remediated: [],
  revoked: [],
};

export const EXCEPTION_WORDS: Record<ExceptionState, string> = {
  requested: 'Requested',
  assessed: 'Assessed',
  rejected: 'Rejected',
  active: 'Approved exception',
  expiring: 'Approved exception, expiring',
  expired: 'Expired',
  closed_remediated: 'Closed, remediated',
  revoked: 'Revoked',
};

export type ExceptionRefusal =
  | 'move-not-allowed'
  | 'nothing-to-except'
  | 'measure-missing'
  | 'until-in-the-past'
  | 'longer-than-limit'
  | 'not-a-renewal'
  | 'assessor-is-requester'
  | 'approver-is-requester'
  | 'approver-is-assessor'
  | 'measure-not-assessed'
  | 'executive-not-needed'
  | 'second-line-first';

/** The state on a day. An exception holds until the end of its last day. Dates are YYYY-MM-DD. */
export function exceptionStateOn(
  exception: { state: StoredState; until: string },
  today: string,
  expiringDays: number,
): ExceptionState {
  const { state, until } = exception;
  if (state !== 'approved') return state;
  const left = daysBetween(today, until);
  if (left < 0) return 'expired';
  return left <= expiringDays ? 'expiring' : 'active';
}

export function refusalToMoveException(
  exception: { ref: string; state: StoredState },
  to: StoredState,
): Refusal<ExceptionRefusal> | null {
  if (EXCEPTION_MOVES[exception.state].includes(to)) return null;
  const reason = `${exception.ref} is ${exception.state.replaceAll('_', ' ')}, so this cannot be done.`;
  return { code: 'move-not-allowed', reason };
}

/** An executive decides beside the second line: tier 1, a critical finding, and from the second renewal on. */
export function needsExecutive(facts: { tier: Tier; critical: boolean; renewalNumber: number }): boolean {
  return facts.tier === 'T1' || facts.critical || facts.renewalNumber >= 2;
}

export interface RequestFacts {
  today: string;
  until: string;
  tier: Tier;
  maxDays: number;
  measures: number;
  /** The obligation's conclusion now. */
  conclusion: string | null;
  /** The obligation of the exception that is renewed, and of this one; null without a renewal. */
  renews: { sameObligation: boolean; state: StoredState } | null;
}

/** What a request still lacks, each beside its field. */
export function refusalsToRequest(facts: RequestFacts): Refusal<ExceptionRefusal>[] {
  return [refusalOfUntil(facts), refusalOfGround(facts)].filter((one) => one !== null);
}

function refusalOfUntil({ today, until, tier, maxDays }: RequestFacts): Refusal<ExceptionRefusal> | null {
  if (until <= today)
    return { code: 'until-in-the-past', reason: 'An exception lasts at least until tomorrow.', pointer: '/until' };
  if (daysBetween(today, until) <= maxDays) return null;
  const latest = addDays(today, maxDays);
  const limit = `The programme's policy allows ${maxDays} days in ${tier}: ${latest} at the latest.`;
  return { code: 'longer-than-limit', reason: limit, pointer: '/until' };
}

function refusalOfGround({ conclusion, measures, renews }: RequestFacts): Refusal<ExceptionRefusal> | null {
  if (conclusion === 'met' || conclusion === 'not_applicable')
    return { code: 'nothing-to-except', reason: 'This obligation is met or does not apply.', pointer: '/obligationId' };
  if (measures === 0)
    return { code: 'measure-missing', reason: 'Name at least one compensating measure.', pointer: '/measures' };
  if (renews && (!renews.sameObligation || renews.state !== 'approved'))
    return {
      code: 'not-a-renewal',
      reason: 'Only an approved exception of the same obligation is renewed.',
      pointer: '/renewsId',
    };
  return null;
}

/** SD-5: somebody else than the requester assesses. */
export function refusalToAssess(facts: {
  requestedBy: string;
  assessorId: string;
  measureIds: readonly string[];
  assessedIds: readonly string[];
}): Refusal<ExceptionRefusal> | null {
  if (facts.requestedBy === facts.assessorId)
    return { code: 'assessor-is-requester', reason: 'You asked for this exception, so somebody else assesses it.' };
  if (facts.measureIds.every((id) => facts.assessedIds.includes(id))) return null;
  return { code: 'measure-not-assessed', reason: 'Say of every measure whether it works.', pointer: '/measures' };
}

export interface DecisionFacts {
  part: 'second_line' | 'executive';
  requestedBy: string;
  assessedBy: string | null;
  deciderId: string;
  needsExecutive: boolean;
  /** What the second line has said so far. */
  secondLine: 'approved' | 'rejected' | null;
}

/** SD-5: the second line decides, never requester or assessor; an executive only where one is needed, and after it. */
export function refusalToDecide(facts: DecisionFacts): Refusal<ExceptionRefusal> | null {
  const { part, requestedBy, assessedBy, deciderId } = facts;
  if (deciderId === requestedBy)
    return { code: 'approver-is-requester', reason: 'You asked for this exception, so somebody else decides it.' };
  if (deciderId === assessedBy)
    return { code: 'approver-is-assessor', reason: 'You assessed this exception, so somebody else decides it.' };
  if (part === 'second_line') return null;
  if (!facts.needsExecutive)
    return { code: 'executive-not-needed', reason: 'The second line decides this exception by itself.' };
  if (facts.secondLine !== 'approved') return { code: 'second-line-first', reason: 'The second line decides first.' };
  return null;
}

/** What a decision leads to: wait for the executive, or be final. */
export function outcomeOf(facts: {
  part: 'second_line' | 'executive';
  decision: 'approved' | 'rejected';
  needsExecutive: boolean;
}): 'waits' | 'approved' | 'rejected' {
  if (facts.decision === 'rejected') return 'rejected';
  return facts.part === 'second_line' && facts.needsExecutive ? 'waits' : 'approved';
}
