import type { Tier } from '../catalogue/words.rules';
import type { Refusal } from '../foundation/refusal';
import { MOMENT_WORDS, momentOf, type ClockBasis, type ClockTimes } from './achieved-times.rules';
import { kindEnoughFor, KIND_LABELS, runsClock, type ExerciseKind } from './exercise-kinds.rules';
import {
  LEAST_PERFORMED_PCT,
  performedEnoughFor,
  performedShare,
  stepsWithoutOutcome,
  type StepOutcome,
} from './step-results.rules';

export interface CompletionFacts extends ClockTimes {
  kind: ExerciseKind;
  clockBasis: ClockBasis | null;
  /** Why the service was not recovered within the exercise; then there is no time of verification. */
  notRecoveredReason: string | null;
  steps: readonly { number: number; outcome: StepOutcome | null }[];
}

/** What keeps results from being complete: a step without an outcome, or a moment that the achieved times need. */
export function completionGaps(facts: CompletionFacts): Refusal[] {
  const open = stepsWithoutOutcome(facts.steps).map((number) => ({
    code: 'step-without-outcome',
    reason: `Step ${number} has no outcome.`,
    pointer: `/steps/${number}`,
  }));
  return [...open, ...(runsClock(facts.kind) ? clockGaps(facts) : []), ...contradiction(facts)];
}

function clockGaps(facts: CompletionFacts): Refusal[] {
  const basis = facts.clockBasis === null ? null : momentOf(facts.clockBasis);
  const needed = new Set<keyof ClockTimes>(['occurredAt', ...(basis ? [basis] : [])]);
  if (facts.notRecoveredReason === null) needed.add('verifiedAt');
  return [...needed]
    .filter((moment) => facts[moment] === null)
    .map((moment) => ({
      code: 'moment-missing',
      reason:
        moment === 'verifiedAt'
          ? 'Give the time when the service was verified, or the reason why it was not recovered.'
          : `Give the time of the ${MOMENT_WORDS[moment]}.`,
      pointer: `/${moment}`,
    }));
}

function contradiction({ notRecoveredReason, verifiedAt }: CompletionFacts): Refusal[] {
  if (notRecoveredReason === null || verifiedAt === null) return [];
  const reason = 'There is a time when the service was verified; it cannot also be said that it was not recovered.';
  return [{ code: 'recovered-and-not', reason, pointer: '/notRecoveredReason' }];
}

export interface ValidityFacts {
  kind: ExerciseKind;
  /** Null until the service's tier is decided. */
  tier: Tier | null;
  day: string;
  planLabel: string;
  planInForce: boolean;
  outcomes: readonly (StepOutcome | null)[];
}

export interface ValidityFlag {
  code: 'plan-not-in-force' | 'kind-not-enough' | 'too-few-performed';
  reason: string;
}

/** Why an exercise may be no valid recovery test of its service (TST-02, CR-12). Flags inform; the reviewer decides. */
export function validityFlags(facts: ValidityFacts): ValidityFlag[] {
  const flags: ValidityFlag[] = [];
  if (!facts.planInForce) {
    const reason = `Plan version ${facts.planLabel} was not in force on ${facts.day}.`;
    flags.push({ code: 'plan-not-in-force', reason });
  }
  return facts.tier === null ? flags : [...flags, ...tierFlags(facts, facts.tier)];
}

function tierFlags({ kind, outcomes }: ValidityFacts, tier: Tier): ValidityFlag[] {
  const flags: ValidityFlag[] = [];
  if (!kindEnoughFor(kind, tier))
    flags.push({
      code: 'kind-not-enough',
      reason: `A ${KIND_LABELS[kind].toLowerCase()} is not enough for tier ${tier}.`,
    });
  const share = performedShare(outcomes);
  const entered = outcomes.length > 0 && outcomes.every((outcome) => outcome !== null);
  if (entered && !performedEnoughFor(share, tier)) {
    const reason = `${share.performed} of ${share.inScope} steps in scope were performed; tier ${tier} needs ${LEAST_PERFORMED_PCT[tier]} percent.`;
    flags.push({ code: 'too-few-performed', reason });
  }
  return flags;
}
