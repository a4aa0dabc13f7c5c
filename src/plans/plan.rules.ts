import type { Refusal } from '../foundation/refusal';
import { coverageGapInWords, coverageStates, type CoverageFacts } from './disruption.rules';
import { completeSections, sectionLabel, type PlanKind, type Section } from './plan-sections.rules';

export const PLAN_VERSION_STATES = [
  'draft',
  'vendor_approved',
  'submitted',
  'in_review',
  'accepted',
  'returned',
  'rejected',
  'superseded',
  'retired',
] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

/** What people mean by recovery differs; the plan says which it leans on. */
export const EMPHASES = ['availability', 'recovery', 'redundancy'] as const;
export type Emphasis = (typeof EMPHASES)[number];

/** Every move there is; the database's guard holds the same list. */
export const PLAN_VERSION_MOVES: Record<PlanVersionState, readonly PlanVersionState[]> = {
  draft: ['vendor_approved'],
  vendor_approved: ['submitted'],
  submitted: ['in_review'],
  in_review: ['accepted', 'returned', 'rejected'],
  accepted: ['superseded', 'retired'],
  returned: [],
  rejected: [],
  superseded: [],
  retired: [],
};

export const STATE_WORDS: Record<PlanVersionState, string> = {
  draft: 'is a draft',
  vendor_approved: 'is approved by the vendor',
  submitted: 'is submitted',
  in_review: 'is in review',
  accepted: 'is accepted',
  returned: 'was returned',
  rejected: 'was rejected',
  superseded: 'is superseded',
  retired: 'is retired',
};

export function refusalToMove(from: PlanVersionState, to: PlanVersionState): Refusal<'no-such-move'> | null {
  if (PLAN_VERSION_MOVES[from].includes(to)) return null;
  return {
    code: 'no-such-move',
    reason: `This plan version ${STATE_WORDS[from]}; it cannot become ${to.replaceAll('_', ' ')} from there.`,
  };
}

/** Content is written while the version is a draft; the vendor's approval fixes it for good. */
export function refusalToEdit(state: PlanVersionState): Refusal<'content-fixed'> | null {
  if (state === 'draft') return null;
  return {
    code: 'content-fixed',
    reason: `This plan version ${STATE_WORDS[state]}, so it is never edited. Make a new version and change that.`,
  };
}

/** What a version must say before its vendor can approve it, and what a reviewer will miss. */
export interface PlanFacts {
  kind: PlanKind;
  serviceIds: readonly string[];
  sections: readonly Section[];
  steps: readonly { number: number; owner: string | null }[];
  coverage: readonly CoverageFacts[];
  reviewDueOn: string | null;
  offlineCopy: boolean;
  emphasis: Emphasis | null;
}

export interface PlanGap extends Refusal {
  pointer: string;
  /** True where the vendor cannot approve the version with it. */
  blocks: boolean;
}

/**
 * Everything that a plan version lacks. Sections, services and, for DR, numbered steps with an owner each stand in the
 * way of approval (PLN-01, PLN-02); blank cells of the disruption matrix and the rest are shown to the reviewer
 * (PLN-03, PLN-04), because one plan of a vendor may cover what another leaves out.
 */
export function planGaps(facts: PlanFacts): PlanGap[] {
  return [
    ...sectionGaps(facts),
    ...serviceGaps(facts),
    ...stepGaps(facts),
    ...coverageGaps(facts),
    ...otherGaps(facts),
  ];
}

function sectionGaps({ kind, sections }: PlanFacts): PlanGap[] {
  return completeSections(kind, sections)
    .filter((section) => !section.present)
    .map(({ key }) => ({
      code: 'section-missing',
      reason: `The section "${sectionLabel(kind, key)}" is missing.`,
      pointer: `/sections/${key}`,
      blocks: true,
    }));
}

function serviceGaps({ serviceIds }: PlanFacts): PlanGap[] {
  if (serviceIds.length > 0) return [];
  const reason = 'Name at least one service that this plan covers.';
  return [{ code: 'no-service', reason, pointer: '/serviceIds', blocks: true }];
}

function stepGaps({ kind, steps }: PlanFacts): PlanGap[] {
  if (kind !== 'DR') return [];
  if (steps.length === 0) {
    const reason = 'A disaster recovery plan needs numbered steps.';
    return [{ code: 'no-steps', reason, pointer: '/steps', blocks: true }];
  }
  return steps
    .filter((step) => step.owner === null)
    .map(({ number }) => ({
      code: 'step-without-owner',
      reason: `Step ${number} has no owner.`,
      pointer: `/steps/${number}`,
      blocks: true,
    }));
}

function coverageGaps({ coverage }: PlanFacts): PlanGap[] {
  return coverageStates(coverage).flatMap(({ disruptionType, state }) => {
    const reason = coverageGapInWords(disruptionType, state);
    return reason
      ? [{ code: 'disruption-not-covered', reason, pointer: `/coverage/${disruptionType}`, blocks: false }]
      : [];
  });
}

function otherGaps(facts: PlanFacts): PlanGap[] {
  const gaps: [boolean, string, string, string][] = [
    [facts.reviewDueOn === null, 'no-review-date', '/reviewDueOn', 'There is no date for the next review of the plan.'],
    [
      !facts.offlineCopy,
      'no-offline-copy',
      '/offlineCopy',
      'No copy is declared that can be reached when systems are down.',
    ],
    [
      facts.emphasis === null,
      'no-emphasis',
      '/emphasis',
      'It is not said whether the plan leans on availability, recovery or redundancy.',
    ],
  ];
  return gaps.filter(([open]) => open).map(([, code, pointer, reason]) => ({ code, pointer, reason, blocks: false }));
}

/** SD: an approver who alone wrote the version would approve nothing but their own work. */
export function refusalsToApprove(approval: {
  state: PlanVersionState;
  approverId: string;
  authors: readonly string[];
  gaps: readonly PlanGap[];
}): Refusal[] {
  const alone = approval.authors.every((author) => author === approval.approverId);
  const sole: Refusal[] = alone
    ? [{ code: 'sole-author', reason: 'You alone wrote this version, so somebody else has to approve it.' }]
    : [];
  return [...sole, ...approval.gaps.filter((gap) => gap.blocks)];
}

export interface Acceptance {
  number: number;
  /** First day in force, YYYY-MM-DD. */
  effectiveFrom: string;
  /** The version of the same plan that is accepted now. */
  accepted: { number: number; effectiveFrom: string } | null;
}

/** A version takes over from an earlier one, from a day that is not before the other's own first day. */
export function refusalToAccept(acceptance: Acceptance): Refusal<'newer-accepted' | 'effective-too-early'> | null {
  const { number, effectiveFrom, accepted } = acceptance;
  if (!accepted) return null;
  if (accepted.number > number)
    return { code: 'newer-accepted', reason: `Version ${accepted.number} of this plan is newer and accepted already.` };
  if (effectiveFrom >= accepted.effectiveFrom) return null;
  return {
    code: 'effective-too-early',
    reason: `Version ${accepted.number} is in force from ${accepted.effectiveFrom}; this one cannot begin before it.`,
    pointer: '/effectiveFrom',
  };
}

/** In force on a day: accepted at some time, from its first day (included) until the next version's first day (excluded). */
export function inForceOn(version: { effectiveFrom: string | null; effectiveTo: string | null }, day: string): boolean {
  const { effectiveFrom, effectiveTo } = version;
  return effectiveFrom !== null && effectiveFrom <= day && (effectiveTo === null || day < effectiveTo);
}
