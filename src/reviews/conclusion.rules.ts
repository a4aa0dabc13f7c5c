import { missingEvidence, type Requirement } from '../catalogue/catalogue.rules';
import type { Refusal } from '../foundation/refusal';
import type { CheckVerdict, EvaluatedCheck } from './check.rules';
import type {
  ExerciseOutcome,
  LineDecision,
  LineKind,
  ObligationConclusion,
  ReviewConclusionValue,
} from './review.rules';

/** What the reviewer decided about one line, with what the line is. */
export interface DecidedLine {
  lineId: string;
  kind: LineKind;
  decision: LineDecision;
  /** For an exercise that was accepted or rejected. */
  outcome: ExerciseOutcome | null;
  /** Evidence kinds that the line stands for. */
  kinds: readonly string[];
  /** `false` when the file's period or date lies outside the compliance period. */
  inPeriod: boolean;
}

export interface ConclusionFacts {
  requirement: Requirement;
  conclusion: ObligationConclusion;
  judgement: string;
  outOfPeriodReason: string;
  checks: readonly EvaluatedCheck[];
  /** Kinds accepted for this obligation in an earlier review. */
  acceptedEarlier: readonly string[];
  /** Lines of this submission that serve the obligation. */
  lines: readonly DecidedLine[];
}

export type ConclusionCode =
  'evidence-not-accepted' | 'check-fails' | 'no-valid-test' | 'test-not-valid' | 'out-of-period' | 'reason-missing';

const POSITIVE: readonly ObligationConclusion[] = ['met', 'met_with_exceptions'];
const TESTED_BY_EXERCISE = 'EV-EXR';

const accepted = (facts: ConclusionFacts): DecidedLine[] => facts.lines.filter((line) => line.decision === 'accepted');

/** Evidence kinds that count for the obligation after these decisions. */
export function acceptedKindsOf(facts: Pick<ConclusionFacts, 'acceptedEarlier' | 'lines'>): string[] {
  const now = facts.lines.filter((line) => line.decision === 'accepted').flatMap((line) => line.kinds);
  return [...new Set([...facts.acceptedEarlier, ...now])].sort();
}

/** Met only with the evidence that the requirement asks for, accepted for this obligation. */
export function refusalWithoutEvidence(facts: ConclusionFacts): Refusal<ConclusionCode> | null {
  if (!POSITIVE.includes(facts.conclusion)) return null;
  const missing = missingEvidence(facts.requirement, acceptedKindsOf(facts));
  if (missing.length === 0) return null;
  return {
    code: 'evidence-not-accepted',
    reason: `${facts.requirement.id} cannot be ${words(facts.conclusion)}: no accepted ${missing.join(', ')}.`,
    pointer: '/conclusion',
  };
}

const FAILING: readonly CheckVerdict[] = ['fail'];

/** Checks inform and the reviewer decides, but a failing check under "met" needs the reviewer's explanation. */
export function refusalsOfFailingChecks(facts: ConclusionFacts): Refusal<ConclusionCode>[] {
  if (!POSITIVE.includes(facts.conclusion)) return [];
  return facts.checks
    .filter((check) => FAILING.includes(check.verdict) && check.explanation === null)
    .map((check) => ({
      code: 'check-fails' as const,
      reason: `The check "${check.words}" fails (${String(check.value)}). Explain why it does not hold against ${facts.requirement.id}, or conclude otherwise.`,
      pointer: `/checks/${check.id}`,
    }));
}

/** A plan that nobody tested is not a tested plan: TST-02 is met only by an exercise that counts as a test. */
export function refusalWithoutTest(facts: ConclusionFacts): Refusal<ConclusionCode> | null {
  if (!POSITIVE.includes(facts.conclusion) || facts.requirement.id !== 'TST-02') return null;
  const tests = accepted(facts).filter((line) => line.kind === 'exercise');
  if (tests.length === 0 && !facts.acceptedEarlier.includes(TESTED_BY_EXERCISE))
    return { code: 'no-valid-test', reason: 'TST-02 needs an accepted exercise of the plan.', pointer: '/conclusion' };
  if (tests.length > 0 && tests.every((line) => line.outcome === 'not_a_valid_test'))
    return {
      code: 'test-not-valid',
      reason: 'No exercise put forward counts as a valid test, so TST-02 cannot be met.',
      pointer: '/conclusion',
    };
  return null;
}

/** Evidence from outside the period may be accepted, with the reviewer's reason. */
export function refusalOfOutOfPeriod(facts: ConclusionFacts): Refusal<ConclusionCode> | null {
  const outside = accepted(facts).some((line) => !line.inPeriod);
  if (!outside || facts.outOfPeriodReason.trim() !== '') return null;
  return {
    code: 'out-of-period',
    reason: `Evidence accepted for ${facts.requirement.id} lies outside the period. Say why it counts.`,
    pointer: '/outOfPeriodReason',
  };
}

/** All reasons why this conclusion cannot stand; empty when it can. Pointers are relative to the obligation's entry. */
export function refusalsToConcludeObligation(facts: ConclusionFacts): Refusal<ConclusionCode>[] {
  const single = [refusalWithoutEvidence(facts), refusalWithoutTest(facts), refusalOfOutOfPeriod(facts)];
  return [...single.filter((one): one is Refusal<ConclusionCode> => one !== null), ...refusalsOfFailingChecks(facts)];
}

/** A review as a whole is satisfactory only when nothing in it fell short. */
export function refusalOfOverall(
  overall: ReviewConclusionValue,
  conclusions: readonly ObligationConclusion[],
): Refusal<'overall-conclusion'> | null {
  const short = conclusions.filter((one) => one !== 'met' && one !== 'not_applicable');
  if (overall !== 'satisfactory' || short.length === 0) return null;
  return {
    code: 'overall-conclusion',
    reason: `"Satisfactory" does not fit: ${short.length} ${short.length === 1 ? 'obligation is' : 'obligations are'} not met in full.`,
    pointer: '/conclusion',
  };
}

/** Whether the vendor may bring this obligation again: what fell short stays open to a new submission. */
export function goesBack(conclusion: ObligationConclusion): boolean {
  return conclusion === 'not_met' || conclusion === 'not_tested';
}

/** The outcome of an accepted exercise, where the reviewer named none: missed objectives are never silently satisfactory. */
export function outcomeWhenUnnamed(missedObjectives: number): ExerciseOutcome {
  return missedObjectives === 0 ? 'satisfactory' : 'satisfactory_with_findings';
}

function words(conclusion: ObligationConclusion): string {
  return conclusion.replaceAll('_', ' ');
}
