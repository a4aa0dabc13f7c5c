import type { Refusal } from '../foundation/refusal';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FINDING_SOURCES = ['review', 'exercise', 'other'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

export type FindingState = 'open' | 'closed';

export type FindingRefusal = 'due-in-the-past' | 'closed' | 'closer-is-owner' | 'same-date' | 'note-missing';

/** A finding is due on or after the day it is opened. Dates are YYYY-MM-DD. */
export function refusalToOpen(dueOn: string, today: string): Refusal<FindingRefusal> | null {
  if (dueOn >= today) return null;
  return { code: 'due-in-the-past', reason: `The due date ${dueOn} has passed already.`, pointer: '/dueOn' };
}

export function refusalWhenClosed(finding: { ref: string; state: FindingState }): Refusal<FindingRefusal> | null {
  if (finding.state === 'open') return null;
  return { code: 'closed', reason: `${finding.ref} is closed. Open a new finding if the gap came back.` };
}

/** SD-6: somebody else than its owner closes a finding, and says what was checked. */
export function refusalToClose(facts: {
  ownerPersonId: string | null;
  ownerName: string;
  closerId: string;
  closerName: string;
}): Refusal<FindingRefusal> | null {
  const { ownerPersonId, ownerName, closerId, closerName } = facts;
  const same = ownerPersonId === null ? alike(ownerName, closerName) : ownerPersonId === closerId;
  if (!same) return null;
  return { code: 'closer-is-owner', reason: 'You own this finding, so somebody else has to close it.' };
}

const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A due date moves to another day that has not passed; the old one is kept. */
export function refusalToMoveDue(facts: { from: string; to: string; today: string }): Refusal<FindingRefusal> | null {
  if (facts.to === facts.from)
    return { code: 'same-date', reason: `It is due on ${facts.from} already.`, pointer: '/dueOn' };
  return refusalToOpen(facts.to, facts.today);
}
