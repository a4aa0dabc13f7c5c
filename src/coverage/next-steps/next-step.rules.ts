import type { Permission } from '../../foundation/door';
import { daysBetween } from '../../obligations/iso-date.rules';

export const STEP_KINDS = [
  'disruption',
  'requirement',
  'returned',
  'query',
  'questionnaire',
  'attestation',
  'change_confirmation',
  'finding',
  'exception',
  'impact',
  'objectives',
  'exercise',
  'dependency',
  'assurance_report',
  'plan',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * Why something stands where it does in the list. `clock`: a contract's time for giving notice runs or has run out. `waited_for`:
 * somebody asked, or handed something back, and waits. `open`: without a day.
 */
export const STEP_STANDINGS = ['clock', 'overdue', 'waited_for', 'due_soon', 'open', 'later'] as const;
export type StepStanding = (typeof STEP_STANDINGS)[number];

export interface StepFacts {
  kind: StepKind;
  /** What to do, in words. */
  words: string;
  /** The rule or the deed that makes it necessary, in words. */
  why: string;
  /** YYYY-MM-DD; null without a day. */
  dueOn: string | null;
  /** The moment, where it is due within a day: ISO 8601 UTC. */
  dueAt?: string | null;
  /** The page on which it is done. */
  link: string;
  /** Somebody waits for it. */
  isWaitedFor: boolean;
  /** Who may do it. */
  needs: Permission;
}

export interface Step extends Omit<StepFacts, 'isWaitedFor' | 'needs' | 'dueAt'> {
  dueAt: string | null;
  standing: StepStanding;
  /** Negative when overdue; null without a day. */
  daysLeft: number | null;
}

/** What is due within this many days comes before what only is open. */
export const SOON_DAYS = 30;

export function standingOf({ dueOn, dueAt, isWaitedFor }: StepFacts, today: string): StepStanding {
  if (dueAt) return 'clock';
  const days = dueOn === null ? null : daysBetween(today, dueOn);
  if (days !== null && days < 0) return 'overdue';
  if (isWaitedFor) return 'waited_for';
  if (days === null) return 'open';
  return days <= SOON_DAYS ? 'due_soon' : 'later';
}

/** In the order in which to do them: by standing, then by day, what has none last. Of two alike, the first stays first. */
export function inOrder(facts: readonly StepFacts[], today: string): Step[] {
  return facts
    .map(({ isWaitedFor, needs, ...step }) => ({
      ...step,
      dueAt: step.dueAt ?? null,
      standing: standingOf({ isWaitedFor, needs, ...step }, today),
      daysLeft: step.dueOn === null ? null : daysBetween(today, step.dueOn),
    }))
    .toSorted((a, b) => rank(a) - rank(b) || dayOf(a).localeCompare(dayOf(b)));
}

const rank = ({ standing }: Step): number => STEP_STANDINGS.indexOf(standing);
const dayOf = ({ dueAt, dueOn }: Step): string => dueAt ?? dueOn ?? '9999';
