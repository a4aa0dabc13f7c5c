import { daysBetween } from '../obligations/iso-date.rules';

/** What an exercise promised and showed. Minutes are whole; zero is a value and null is none. */
export interface RecoveryFacts {
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  achievedRpoMinutes: number | null;
  /** Why the service was not recovered; null when it was. */
  notRecoveredReason: string | null;
}

/** `not_measured`: an objective without a logged time, or a time without an objective. */
export type ObjectiveResult = 'achieved' | 'missed' | 'not_measured';

export function resultOf(objective: number | null, achieved: number | null): ObjectiveResult {
  if (objective === null || achieved === null) return 'not_measured';
  return achieved <= objective ? 'achieved' : 'missed';
}

export interface RecoveryResult {
  rto: ObjectiveResult;
  rpo: ObjectiveResult;
  /** At least one objective was missed; what never recovered missed its recovery time. */
  missed: boolean;
}

export function recoveryResultOf(facts: RecoveryFacts): RecoveryResult {
  const neverRecovered = facts.notRecoveredReason !== null && facts.rtoObjectiveMinutes !== null;
  const rto = neverRecovered ? 'missed' : resultOf(facts.rtoObjectiveMinutes, facts.achievedRtoMinutes);
  const rpo = resultOf(facts.rpoObjectiveMinutes, facts.achievedRpoMinutes);
  return { rto, rpo, missed: rto === 'missed' || rpo === 'missed' };
}

/** Whole days since the exercise proved anything. Both are YYYY-MM-DD. */
export const ageOfProofDays = (provedOn: string, today: string): number => Math.max(0, daysBetween(provedOn, today));
