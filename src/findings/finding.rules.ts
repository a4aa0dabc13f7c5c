import type { Refusal } from '../foundation/refusal';
import { standsOpen, type FindingState } from './finding-states.rules';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FINDING_SOURCES = ['review', 'exercise', 'questionnaire', 'disruption', 'other'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

export const REFERENCE_KINDS = ['obligation', 'exercise', 'plan_version', 'answer', 'answer_query', 'review'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export type FindingRefusal =
  | 'due-in-the-past'
  | 'closed'
  | 'closer-is-owner'
  | 'same-date'
  | 'same-severity'
  | 'lowering-needs-second-line'
  | 'not-lower'
  | 'plan-empty'
  | 'actions-open'
  | 'approver-asked';

/** A finding is due on or after the day it is opened. Dates are YYYY-MM-DD. */
export function refusalToOpen(dueOn: string, today: string): Refusal<FindingRefusal> | null {
  if (dueOn >= today) return null;
  return { code: 'due-in-the-past', reason: `The due date ${dueOn} has passed already.`, pointer: '/dueOn' };
}

export function refusalWhenClosed(finding: { ref: string; state: FindingState }): Refusal<FindingRefusal> | null {
  if (standsOpen(finding.state) || finding.state === 'risk_accepted') return null;
  return { code: 'closed', reason: `${finding.ref} is closed. Open a new finding if the gap came back.` };
}

export interface ClosingParties {
  ownerPersonId: string | null;
  ownerName: string;
  /** Who did the corrective actions. */
  doerIds: readonly string[];
  closerId: string;
  closerName: string;
}

/** SD-6: somebody else than its owner, and than those who repaired it, closes a finding. */
export function refusalToClose(facts: ClosingParties): Refusal<FindingRefusal> | null {
  const { ownerPersonId, ownerName, doerIds, closerId, closerName } = facts;
  const owns = ownerPersonId === null ? alike(ownerName, closerName) : ownerPersonId === closerId;
  if (!owns && !doerIds.includes(closerId)) return null;
  return { code: 'closer-is-owner', reason: 'You own or repaired this finding, so somebody else has to close it.' };
}

const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** A due date moves to another day that has not passed; the old one is kept. */
export function refusalToMoveDue(facts: { from: string; to: string; today: string }): Refusal<FindingRefusal> | null {
  if (facts.to === facts.from)
    return { code: 'same-date', reason: `It is due on ${facts.from} already.`, pointer: '/dueOn' };
  return refusalToOpen(facts.to, facts.today);
}

export const isGraver = (one: Severity, than: Severity): boolean => SEVERITIES.indexOf(one) > SEVERITIES.indexOf(than);

/** The reviewer raises a severity with a reason; only the second line lowers one. */
export function refusalToGrade(change: {
  from: Severity;
  to: Severity;
  by: 'reviewer' | 'second_line';
}): Refusal<FindingRefusal> | null {
  const { from, to, by } = change;
  const pointer = '/severity';
  if (from === to) return { code: 'same-severity', reason: `It is ${from} already.`, pointer };
  if (by === 'reviewer' && !isGraver(to, from))
    return { code: 'lowering-needs-second-line', reason: 'Only the second line lowers a severity.', pointer };
  if (by === 'second_line' && isGraver(to, from))
    return { code: 'not-lower', reason: 'Raising a severity is the reviewer’s to record.', pointer };
  return null;
}

interface ActionFact {
  done: boolean;
  withdrawn: boolean;
}

/** A plan that is agreed says at least one thing that somebody will do. */
export function refusalToAgree(actions: readonly ActionFact[]): Refusal<FindingRefusal> | null {
  if (actions.some((one) => !one.withdrawn && !one.done)) return null;
  return { code: 'plan-empty', reason: 'There is no action to agree yet. The vendor adds what it will do, by when.' };
}

/** Ready to be verified is what has every action done, each with its evidence. */
export function refusalWhenUndone(actions: readonly ActionFact[]): Refusal<FindingRefusal> | null {
  const undone = actions.filter((one) => !one.withdrawn && !one.done).length;
  if (undone === 0) return null;
  return { code: 'actions-open', reason: `${undone === 1 ? 'One action is' : `${undone} actions are`} not done yet.` };
}
