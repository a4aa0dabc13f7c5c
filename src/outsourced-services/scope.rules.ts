import { FLAGS, type Flag, type Tier } from '../catalogue/catalogue.rules';
import type { Refusal } from '../foundation/refusal';
import { isLower, refusalToLowerTier, refusalToSwitchIcfrOff, type Approval, type IcfrRefusal } from './tiering.rules';

/** What makes a scope decision wait for the second line (SD-12; an override is one in either direction). */
export const APPROVAL_GROUNDS = ['tier_lowered', 'icfr_switched_off', 'proposal_overridden'] as const;
export type ApprovalGround = (typeof APPROVAL_GROUNDS)[number];

export interface ScopeInForce {
  tier: Tier | null;
  icfrRelevant: boolean;
}

export interface ScopeWanted {
  proposedTier: Tier;
  tier: Tier;
  icfrRelevant: boolean;
  accounts: string;
  icfrReason: string;
  reason: string;
}

export type ScopeRefusal = 'accounts_missing' | 'icfr_reason_missing' | 'reason_missing';

/** What a decision still needs before it can be entered, each beside its field. */
export function refusalsToDecideScope(wanted: ScopeWanted): Refusal<ScopeRefusal>[] {
  const refusals: Refusal<ScopeRefusal>[] = [];
  if (wanted.icfrRelevant && wanted.accounts.trim() === '')
    refusals.push({
      code: 'accounts_missing',
      reason: 'Name the accounts or processes that make the service relevant to financial reporting.',
      pointer: '/accounts',
    });
  if (wanted.icfrReason.trim() === '')
    refusals.push({
      code: 'icfr_reason_missing',
      reason: 'Say why the service is, or is not, relevant to financial reporting.',
      pointer: '/icfrReason',
    });
  if (wanted.reason.trim() === '')
    refusals.push({ code: 'reason_missing', reason: 'Give the reason for this tier.', pointer: '/reason' });
  return refusals;
}

/** Empty when the decision takes effect at once. */
export function approvalGroundsOf(before: ScopeInForce, wanted: ScopeWanted): ApprovalGround[] {
  const grounds: ApprovalGround[] = [];
  if (before.tier !== null && isLower(wanted.tier, before.tier)) grounds.push('tier_lowered');
  if (before.icfrRelevant && !wanted.icfrRelevant) grounds.push('icfr_switched_off');
  if (wanted.tier !== wanted.proposedTier) grounds.push('proposal_overridden');
  return grounds;
}

export interface ScopeApproval {
  /** The SOX office's answer; `hasSoxOffice` says whether the registrant has one to ask. */
  sox: { hasSoxOffice: boolean; approvedBy: string | null };
  before: ScopeInForce;
  wanted: ScopeWanted;
  decidedBy: string;
  approver: Approval;
}

const REASONS = {
  reason_missing: 'The decision has no reason, so there is nothing to approve.',
  second_line_approval_missing: 'Only a second-line approver approves this.',
  sox_office_approval_missing: 'The SOX office answers first when ICFR relevance is switched off.',
  approver_is_requester: 'You made this decision, so somebody else has to approve it.',
} as const;

/** SD-4 and SD-12: the second line approves, and never the person who decided. */
export function refusalToApproveScope(asked: ScopeApproval): Refusal<keyof typeof REASONS> | null {
  const { decidedBy, approver } = asked;
  const refusal = refusalOfChange(asked);
  if (refusal) return { code: refusal, reason: REASONS[refusal] };
  if (approver.personId !== decidedBy) return null;
  return { code: 'approver_is_requester', reason: REASONS.approver_is_requester };
}

function refusalOfChange({ before, wanted, decidedBy: requestedBy, approver, sox }: ScopeApproval): IcfrRefusal | null {
  const change = { reason: wanted.reason, requestedBy, approvals: [approver] };
  const from = before.tier !== null && isLower(wanted.tier, before.tier) ? before.tier : wanted.proposedTier;
  const lowering = refusalToLowerTier({ ...change, from, to: wanted.tier });
  if (lowering || !before.icfrRelevant || wanted.icfrRelevant) return lowering;
  const soxOffice = sox.approvedBy === null ? [] : [{ personId: sox.approvedBy, role: 'sox_office' }];
  const approvals = [approver, ...soxOffice];
  return refusalToSwitchIcfrOff({ ...change, approvals, hasSoxOffice: sox.hasSoxOffice });
}

/** The SOX office has a say where ICFR relevance is switched off, once, and not on its own decision. */
export function refusalOfSoxOffice(asked: {
  grounds: readonly string[];
  answered: boolean;
  decidedBy: string;
  personId: string;
}): Refusal<'not_for_sox_office' | 'answered' | 'approver_is_requester'> | null {
  if (!asked.grounds.includes('icfr_switched_off'))
    return { code: 'not_for_sox_office', reason: 'The SOX office answers where ICFR relevance is switched off.' };
  if (asked.answered) return { code: 'answered', reason: 'The SOX office has answered already.' };
  if (asked.personId !== asked.decidedBy) return null;
  return { code: 'approver_is_requester', reason: REASONS.approver_is_requester };
}

/** The flags of a decision in the catalogue's order; the ICFR flag is there when, and only when, the decision says so. */
export function flagsOf(given: readonly Flag[], icfrRelevant: boolean): Flag[] {
  return FLAGS.filter((flag) => (flag === 'icfr_relevant' ? icfrRelevant : given.includes(flag)));
}
