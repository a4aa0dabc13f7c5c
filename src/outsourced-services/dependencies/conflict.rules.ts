import type { ConfirmationFacts } from './confirmation.rules';
import { standingOf, UNCONFIRMED_AFTER_DAYS } from './confirmation.rules';
import type { DependencyRole } from './dependency-words.rules';
import { daysFrom, inHours } from './spans.rules';

export type AlertSeverity = 'critical' | 'high' | 'medium';

export const ALERT_CODES = [
  'slower_than_service',
  'each_denies',
  'objected',
  'no_owner',
  'owners_differ',
  'standby_too_slow',
  'unconfirmed',
  'stale',
  'contradicted_by_provider',
  'assumption_contradicted',
  'assumption_fails',
  'assumption_unchecked',
  'assumption_not_agreed',
  'sub_outsourcer_without_plan',
  'sub_outsourcer_untested',
  'sub_outsourcer_unassured',
  'shared_hazard',
  'data_tell_tale',
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];

/** Something in the registers that does not fit together, and where it stands. */
export interface Alert {
  code: AlertCode;
  severity: AlertSeverity;
  text: string;
}

export interface DependencyFacts extends ConfirmationFacts {
  what: string;
  role: DependencyRole;
  activationMinutes: number | null;
  theirRtoMinutes: number | null;
  ownerName: string;
  /** Owners that the vendor's other dependencies on the same thing name. */
  otherOwners: readonly string[];
  objectionNote: string;
  objectedRtoMinutes: number | null;
  /** Objective in force of the service that rests on it; null without one. */
  serviceRtoMinutes: number | null;
  serviceRef: string;
}

/** All that does not fit about one dependency on a day. */
export function conflictsOf(facts: DependencyFacts, today: string): Alert[] {
  return [...ofTimes(facts), ...ofOwners(facts), ...ofConfirmations(facts, today)];
}

/** A party's own number outweighs what was entered for it: the one that it stated when it objected. */
export const rtoOf = ({ objection, terms, objectedRtoMinutes, theirRtoMinutes }: DependencyFacts): number | null =>
  objection?.terms === terms && objectedRtoMinutes !== null ? objectedRtoMinutes : theirRtoMinutes;

/** Whether it comes back later than the service must; null while one of the two is not known. */
export function isSlower(facts: DependencyFacts): boolean | null {
  const theirs = rtoOf(facts);
  return theirs === null || facts.serviceRtoMinutes === null ? null : theirs > facts.serviceRtoMinutes;
}

function ofTimes(facts: DependencyFacts): Alert[] {
  const { what, serviceRef, serviceRtoMinutes: rto, role, activationMinutes } = facts;
  const alerts: Alert[] = [];
  if (rto !== null && isSlower(facts) === true)
    alerts.push({
      ...{ code: 'slower_than_service', severity: 'critical' },
      text: `${what} is back after ${inHours(rtoOf(facts) ?? 0)}; ${serviceRef} must be back after ${inHours(rto)}.`,
    });
  if (rto !== null && role === 'standby' && activationMinutes !== null && activationMinutes > rto)
    alerts.push({
      ...{ code: 'standby_too_slow', severity: 'high' },
      text: `${what} stands by but takes ${inHours(activationMinutes)} to start; ${serviceRef} must be back after ${inHours(rto)}.`,
    });
  return alerts;
}

const plain = (name: string): string => name.trim().toLowerCase();

function ofOwners(facts: DependencyFacts): Alert[] {
  const { what, ownerName, objection, terms, ownerSide } = facts;
  if (ownerName === '') return [{ code: 'no_owner', severity: 'high', text: `Nobody is named who recovers ${what}.` }];
  if (objection?.kind === 'not_ours' && objection.terms === terms && ownerSide !== 'us')
    return [
      {
        ...{ code: 'each_denies', severity: 'critical' },
        text: `Each side says that the other recovers ${what}: ${ownerName} is named and says that it is not theirs.`,
      },
    ];
  const others = [...new Set(facts.otherOwners.filter((other) => other !== '' && plain(other) !== plain(ownerName)))];
  if (others.length === 0) return [];
  const text = `Two owners are named for ${what}: ${[ownerName, ...others].join(' and ')}.`;
  return [{ code: 'owners_differ', severity: 'high', text }];
}

function ofConfirmations(facts: DependencyFacts, today: string): Alert[] {
  const { what, objection, ownerName, objectionNote } = facts;
  const standing = standingOf(facts, today);
  if (standing === 'objected' && objection?.kind !== 'not_ours')
    return [{ code: 'objected', severity: 'high', text: `${ownerName || what} objects: ${objectionNote}` }];
  if (standing === 'stale')
    return [{ code: 'stale', severity: 'medium', text: `What was confirmed about ${what} has changed or grown old.` }];
  const days = daysFrom(facts.termsOn, today);
  if (standing !== 'unconfirmed' || days <= UNCONFIRMED_AFTER_DAYS) return [];
  return [
    { code: 'unconfirmed', severity: 'medium', text: `${what} is not confirmed by both sides after ${days} days.` },
  ];
}
