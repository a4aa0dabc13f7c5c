import type { Tier } from '../catalogue/words.rules';

export const STEP_OUTCOMES = ['pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

export const DISPOSITIONS = ['keep', 'change', 'remove', 'add'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** How a result came in: typed afterwards, from the step clock, from a file, or in the place of an attempt that was wrong. */
export const ENTERED_HOW = ['typed', 'clock', 'import', 'correction'] as const;
export type EnteredHow = (typeof ENTERED_HOW)[number];

/** What was logged about one attempt at one step; times are ISO 8601 in UTC. */
export interface StepResultFacts {
  outcome: StepOutcome;
  reason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  tester: string | null;
  note: string | null;
  disposition: Disposition | null;
  dispositionNote: string | null;
}

export interface StepResultError {
  field: keyof StepResultFacts;
  code: string;
  reason: string;
}

export function wasPerformed(outcome: StepOutcome): boolean {
  return outcome !== 'not_performed' && outcome !== 'not_applicable';
}

/** Everything that is wrong with one result: a step that was done has times and a tester, one that was not has a reason. */
export function stepResultErrors(result: StepResultFacts, now: string): StepResultError[] {
  const own = wasPerformed(result.outcome) ? performedErrors(result, now) : skippedErrors(result);
  return [...own, ...dispositionErrors(result)];
}

function performedErrors(result: StepResultFacts, now: string): StepResultError[] {
  const { startedAt, finishedAt } = result;
  const issue = result.outcome === 'pass' ? null : result.note === null;
  const late = (at: string | null) => at !== null && Date.parse(at) > Date.parse(now);
  const backwards = startedAt !== null && finishedAt !== null && Date.parse(finishedAt) < Date.parse(startedAt);
  return found([
    [startedAt === null, 'startedAt', 'start-missing', 'Give the time at which the step was started.'],
    [finishedAt === null, 'finishedAt', 'finish-missing', 'Give the time at which the step was finished.'],
    [late(startedAt), 'startedAt', 'in-the-future', 'The start lies in the future.'],
    [late(finishedAt), 'finishedAt', 'in-the-future', 'The finish lies in the future.'],
    [backwards, 'finishedAt', 'finish-before-start', 'The step cannot finish before it starts.'],
    [result.tester === null, 'tester', 'tester-missing', 'Say who performed the step.'],
    [issue === true, 'note', 'note-missing', 'Say what went wrong.'],
  ]);
}

function skippedErrors(result: StepResultFacts): StepResultError[] {
  const timed = result.startedAt !== null || result.finishedAt !== null;
  return found([
    [result.reason === null, 'reason', 'reason-missing', 'Say why the step was not performed or does not apply.'],
    [timed, 'startedAt', 'times-without-performance', 'A step that was not performed has no times.'],
  ]);
}

export function dispositionErrors(
  decided: Pick<StepResultFacts, 'disposition' | 'dispositionNote'>,
): StepResultError[] {
  const { disposition, dispositionNote } = decided;
  const unexplained = disposition !== null && disposition !== 'keep' && dispositionNote === null;
  return found([[unexplained, 'dispositionNote', 'disposition-note-missing', 'Say what has to change in the plan.']]);
}

function found(checks: [boolean, keyof StepResultFacts, string, string][]): StepResultError[] {
  return checks.filter(([wrong]) => wrong).map(([, field, code, reason]) => ({ field, code, reason }));
}

/** Whether a step's times leave the exercise's own, from the disruption until the return to normal (or verification). */
export function outsideWindow(
  result: { startedAt: string | null; finishedAt: string | null },
  window: { from: string | null; to: string | null },
): boolean {
  const early =
    result.startedAt !== null && window.from !== null && Date.parse(result.startedAt) < Date.parse(window.from);
  const late =
    result.finishedAt !== null && window.to !== null && Date.parse(result.finishedAt) > Date.parse(window.to);
  return early || late;
}

/** Numbers of the plan's steps that have no outcome yet, in order. */
export function stepsWithoutOutcome(steps: readonly { number: number; outcome: StepOutcome | null }[]): number[] {
  return steps
    .filter((step) => step.outcome === null)
    .map((step) => step.number)
    .sort((a, b) => a - b);
}

/** Whole percent of steps in scope that must really be performed (TST-02, steps_performed). */
export const LEAST_PERFORMED_PCT: Record<Tier, number> = { T1: 90, T2: 75, T3: 50 };

export interface PerformedShare {
  performed: number;
  /** Steps of the plan version without those that do not apply. */
  inScope: number;
  /** Percent, rounded down; null when no step is in scope. */
  pct: number | null;
}

export function performedShare(outcomes: readonly (StepOutcome | null)[]): PerformedShare {
  const inScope = outcomes.filter((outcome) => outcome !== 'not_applicable').length;
  const performed = outcomes.filter((outcome) => outcome !== null && wasPerformed(outcome)).length;
  return { performed, inScope, pct: inScope === 0 ? null : Math.floor((performed * 100) / inScope) };
}

/** Whether enough steps were really performed for a tier; no step in scope is not enough. */
export function performedEnoughFor(share: PerformedShare, tier: Tier): boolean {
  return share.inScope > 0 && share.performed * 100 >= LEAST_PERFORMED_PCT[tier] * share.inScope;
}
