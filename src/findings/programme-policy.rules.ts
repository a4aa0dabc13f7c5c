import { addDays } from '../obligations/iso-date.rules';
import type { Severity } from './finding.rules';

type Tier = 'T1' | 'T2' | 'T3';

/** The registrant's own limits. They come from no law; a new number of the policy replaces the one before. */
export interface ProgrammePolicy {
  /** Days from its opening until a finding is due, where nobody chose a date. */
  findingDueDays: Record<Severity, number>;
  /** Longest time that an exception may last, in days, by the tier of the service or vendor. */
  exceptionMaxDays: Record<Tier, number>;
  /** Days before its end from which an exception counts as expiring. */
  expiringDays: number;
}

/** What holds until the registrant sets its own. */
export const SHIPPED_POLICY: ProgrammePolicy = {
  findingDueDays: { critical: 30, high: 60, medium: 90, low: 180 },
  exceptionMaxDays: { T1: 90, T2: 180, T3: 365 },
  expiringDays: 30,
};

export function policyWords({ findingDueDays: due, exceptionMaxDays: most }: ProgrammePolicy): string {
  return `The registrant's programme policy: findings are due within ${due.critical} days when critical, ${due.high} high, ${due.medium} medium, ${due.low} low; an exception lasts at most ${most.T1} days in tier 1, ${most.T2} in tier 2, ${most.T3} in tier 3.`;
}

/** The due date of a finding that was opened today, YYYY-MM-DD. */
export function defaultDueOn(severity: Severity, today: string, policy: ProgrammePolicy): string {
  return addDays(today, policy.findingDueDays[severity]);
}

/** Due days never grow with severity, limits never shrink from a higher tier to a lower. */
export function refusalToSet(
  policy: ProgrammePolicy,
): { code: 'limits-out-of-order'; reason: string; pointer: string } | null {
  const { critical, high, medium, low } = policy.findingDueDays;
  const { T1, T2, T3 } = policy.exceptionMaxDays;
  if (critical > high || high > medium || medium > low)
    return outOfOrder('/findingDueDays', 'A graver finding cannot have more time than a lesser one.');
  if (T1 > T2 || T2 > T3)
    return outOfOrder('/exceptionMaxDays', 'A more critical tier cannot have a longer exception.');
  return null;
}

const outOfOrder = (pointer: string, reason: string) => ({ code: 'limits-out-of-order' as const, reason, pointer });
