import type { Tier } from '../../catalogue/words.rules';
import type { Refusal } from '../../foundation/refusal';
import { daysBetween } from '../../obligations/iso-date.rules';

export const DEFERRAL_KINDS = ['postponement', 'cancellation'] as const;
export type DeferralKind = (typeof DEFERRAL_KINDS)[number];

export const DEFERRAL_STATES = ['requested', 'approved', 'refused', 'withdrawn', 'not_needed'] as const;
export type DeferralState = (typeof DEFERRAL_STATES)[number];

/** Longest postponement, in days, that a vendor of tier T3 may decide alone. */
export const ALONE_MAX_DAYS = 90;

export interface DeferralFacts {
  kind: DeferralKind;
  /** Tiers of the vendor's active services; null where none was decided. The vendor's own tier is the highest of them. */
  tiers: readonly (Tier | null)[];
  plannedBefore: string;
  proposedOn: string | null;
  /** Postponements of this exercise that stand already. */
  earlier: number;
}

export interface ApprovalRule {
  needed: boolean;
  /** The rule in words, as it is kept with the request. */
  rule: string;
}

/**
 * Whether the registrant has to approve. Always, but for one case: at a vendor whose services are all of tier T3, the first
 * postponement of an exercise by at most 90 days. A cancellation always needs approval, and so does anything while a tier
 * is undecided: what is unknown is not taken for harmless.
 */
export function approvalRule(facts: DeferralFacts): ApprovalRule {
  const days = facts.proposedOn === null ? Infinity : daysBetween(facts.plannedBefore, facts.proposedOn);
  const tier = highestOf(facts.tiers);
  const grounds: [boolean, string][] = [
    [facts.kind === 'cancellation', 'A cancellation needs the approval of the registrant.'],
    [tier === null, 'Needs approval: the tier of a service of this vendor is not decided.'],
    [tier !== 'T3', `Needs approval: this vendor is of tier ${tier ?? 'unknown'}.`],
    [facts.earlier > 0, 'Needs approval: this exercise was postponed before.'],
    [days > ALONE_MAX_DAYS, `Needs approval: it is postponed by more than ${ALONE_MAX_DAYS} days.`],
  ];
  const ground = grounds.find(([holds]) => holds);
  if (ground) return { needed: true, rule: ground[1] };
  const rule = `No approval needed: the first postponement, by ${days} days, at a vendor of tier T3 (at most ${ALONE_MAX_DAYS}).`;
  return { needed: false, rule };
}

/** The vendor's own tier: the highest of its services; null while one is undecided, or where there is none. */
function highestOf(tiers: readonly (Tier | null)[]): Tier | null {
  if (tiers.includes(null)) return null;
  return (['T1', 'T2', 'T3'] as const).find((tier) => tiers.includes(tier)) ?? null;
}

/** A new date lies after the one that was planned, and not in the past. */
export function refusalOfNewDate(facts: {
  plannedBefore: string;
  proposedOn: string;
  today: string;
}): Refusal<'date-not-later' | 'date-in-the-past'> | null {
  const pointer = '/plannedOn';
  if (facts.proposedOn <= facts.plannedBefore)
    return {
      code: 'date-not-later',
      reason: `Give a day after ${facts.plannedBefore}, the one planned so far.`,
      pointer,
    };
  if (facts.proposedOn < facts.today)
    return { code: 'date-in-the-past', reason: 'Give a day that is still to come.', pointer };
  return null;
}

/** Who asks does not decide, and a refusal says why. */
export function refusalToDecide(facts: {
  state: DeferralState;
  decision: 'approved' | 'refused';
  note: string;
  requestedBy: string;
  decider: string;
}): Refusal<'own-request' | 'note-missing' | 'decided-already'> | null {
  if (facts.state !== 'requested')
    return { code: 'decided-already', reason: `This request was ${words(facts.state)}.` };
  if (facts.requestedBy === facts.decider)
    return { code: 'own-request', reason: 'Who asks to postpone or cancel does not approve it.' };
  if (facts.decision === 'refused' && facts.note.trim() === '')
    return { code: 'note-missing', reason: 'Say why the request is refused.', pointer: '/note' };
  return null;
}

const words = (state: DeferralState): string => (state === 'not_needed' ? 'in effect at once' : `${state} already`);

/**
 * A planned day that is agreed, or that an approved request has set, is moved to a later one by a postponement only: an edit
 * may bring it forward. Otherwise a test could be put off for ever, a week at a time, without anybody's word.
 */
export function refusalToMoveDate(facts: {
  before: string;
  after: string;
  isAgreed: boolean;
  isPostponed: boolean;
}): Refusal<'agreed-date'> | null {
  if (facts.after <= facts.before || !(facts.isAgreed || facts.isPostponed)) return null;
  const why = facts.isPostponed
    ? `It was postponed to ${facts.before}`
    : `${facts.before} is agreed in the programme of the year`;
  const reason = `${why}. Ask to postpone it to set a later day.`;
  return { code: 'agreed-date', reason, pointer: '/plannedOn' };
}
