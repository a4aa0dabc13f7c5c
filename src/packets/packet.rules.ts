import { checkCitations, checkPeople, checkResults } from './check-people.rules';
import { checkAttestations, checkExhibits, checkPeriods } from './check-proof.rules';
import { checkExercises, checkFindings } from './check-recovery.rules';
import { checkClaims, checkRestrictions } from './check-words.rules';
import { checkExceptions, checkReports } from './check-reports.rules';
import { checkTotals } from './check-totals.rules';
import type { CheckResult, Manifest } from './manifest.model';
import type { Refusal } from '../foundation/refusal';

/** The thirteen pre-issue checks, in the order in which they are printed. Facts in, verdicts out; nobody is asked. */
const CHECKS = [
  checkPeople,
  checkResults,
  checkCitations,
  checkExhibits,
  checkPeriods,
  checkAttestations,
  checkExercises,
  checkFindings,
  checkExceptions,
  checkReports,
  checkTotals,
  checkRestrictions,
  checkClaims,
];

export function preIssueChecks(facts: Omit<Manifest, 'checks'>): CheckResult[] {
  return CHECKS.map((check) => check(facts));
}

/** Why a packet cannot become Final: each failing check with what fails in it. */
export function refusalsToIssue(checks: readonly CheckResult[]): Refusal<'pre-issue-check'>[] {
  return checks
    .map((check, index) => ({ check, number: index + 1 }))
    .filter(({ check }) => check.verdict === 'fail')
    .flatMap(({ check, number }) =>
      check.reasons.map((reason) => ({
        code: 'pre-issue-check' as const,
        reason: `Check ${number}: ${reason}`,
        pointer: '/decision',
      })),
    );
}
