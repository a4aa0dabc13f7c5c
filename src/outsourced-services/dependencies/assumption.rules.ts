import type { Refusal } from '../../foundation/refusal';
import type { Alert } from './conflict.rules';
import type { AssumptionState, Claim } from './dependency-words.rules';
import { daysFrom, inHours } from './spans.rules';

export interface AssumptionFacts {
  text: string;
  about: string;
  claim: Claim;
  claimMinutes: number | null;
  claimPct: number | null;
  state: AssumptionState;
  /** `YYYY-MM-DD` of the last check; null while there was none. */
  checkedOn: string | null;
  addedOn: string;
  agreedOn: string | null;
  checkEveryDays: number;
  /** What the register says of the thing that is assumed about; null without a link to it. */
  record: AssumedRecord | null;
}

export interface AssumedRecord {
  what: string;
  rtoMinutes: number | null;
  standbyCapacityPct: number | null;
  ownerSide: string | null;
  ownerName: string;
  objectsToOwning: boolean;
  /** Null when it is not a sub-outsourcer. */
  planOnFile: boolean | null;
  lastTestedOn: string | null;
}

/** How an assumption reads on a day: a check that is too old counts for nothing. */
export type AssumptionStanding = 'holds' | 'does_not_hold' | 'due' | 'unchecked' | 'contradicted' | 'withdrawn';

export function standingOfAssumption(facts: AssumptionFacts, today: string): AssumptionStanding {
  if (facts.state === 'withdrawn') return 'withdrawn';
  if (contradictionOf(facts) !== null) return 'contradicted';
  if (facts.state === 'does_not_hold') return 'does_not_hold';
  if (isDue(facts, today)) return 'due';
  return facts.state === 'holds' ? 'holds' : 'unchecked';
}

/** The day after which it counts as unchecked: counted from the last check, or from the day it was entered. */
const isDue = ({ checkedOn, addedOn, checkEveryDays }: AssumptionFacts, today: string): boolean =>
  checkedOn === null ? daysFrom(addedOn, today) > FIRST_CHECK_DAYS : daysFrom(checkedOn, today) > checkEveryDays;

/** Somebody looks at a new assumption within this time. */
export const FIRST_CHECK_DAYS = 30;

type Contradiction = (facts: AssumptionFacts, record: AssumedRecord) => string | null;

const CONTRADICTIONS: Record<Claim, Contradiction> = {
  recovers_within: ({ claimMinutes }, { what, rtoMinutes }) =>
    claimMinutes !== null && rtoMinutes !== null && rtoMinutes > claimMinutes
      ? `${what} is back after ${inHours(rtoMinutes)}, not within ${inHours(claimMinutes)}.`
      : null,
  carries_share: ({ claimPct }, { what, standbyCapacityPct: can }) =>
    claimPct !== null && can !== null && can < claimPct ? `${what} can carry ${can} %, not ${claimPct} %.` : null,
  owns_recovery: (_, { what, ownerSide, ownerName, objectsToOwning }) => {
    if (objectsToOwning) return `${ownerName || what} says that it does not recover this.`;
    return ownerSide === 'us'
      ? `The register names ${ownerName} on your own side as the one who recovers ${what}.`
      : null;
  },
  has_plan: (_, { what, planOnFile }) => (planOnFile === false ? `No recovery plan of ${what} is on file.` : null),
  is_tested: (_, { what, planOnFile, lastTestedOn }) =>
    planOnFile !== null && lastTestedOn === null ? `No test of ${what} is recorded.` : null,
  other: () => null,
};

/** What the register says against it, in a sentence; null when nothing does. */
export function contradictionOf(facts: AssumptionFacts): string | null {
  return facts.record === null || facts.state === 'withdrawn' ? null : CONTRADICTIONS[facts.claim](facts, facts.record);
}

/** All that does not fit about one assumption on a day. */
export function alertsOfAssumption(facts: AssumptionFacts, today: string): Alert[] {
  const standing = standingOfAssumption(facts, today);
  const alerts: Alert[] = [];
  if (standing === 'contradicted')
    alerts.push({
      ...{ code: 'assumption_contradicted', severity: 'high' },
      text: `“${facts.text}” is contradicted by the register: ${contradictionOf(facts) ?? ''}`,
    });
  if (standing === 'does_not_hold')
    alerts.push({ code: 'assumption_fails', severity: 'high', text: `“${facts.text}” was found not to hold.` });
  if (standing === 'due')
    alerts.push({ code: 'assumption_unchecked', severity: 'medium', text: `“${facts.text}” is due to be checked.` });
  if (facts.agreedOn === null && standing !== 'withdrawn')
    alerts.push({
      ...{ code: 'assumption_not_agreed', severity: 'medium' },
      text: `“${facts.text}” is assumed of ${facts.about}, who has not agreed to it in writing.`,
    });
  return alerts;
}

/** A claim of time has minutes, one of capacity a percentage, any other neither. */
export function refusalOfClaim(given: Pick<AssumptionFacts, 'claim' | 'claimMinutes' | 'claimPct'>): Refusal | null {
  const { claim, claimMinutes, claimPct } = given;
  if ((claim === 'recovers_within') !== (claimMinutes !== null))
    return {
      code: 'minutes',
      reason: 'A claim to be back within a time has that time, and no other claim has one.',
      pointer: '/claimMinutes',
    };
  if ((claim === 'carries_share') !== (claimPct !== null))
    return {
      code: 'percent',
      reason: 'A claim to carry a share has that share, and no other claim has one.',
      pointer: '/claimPct',
    };
  return null;
}
