import { inZone } from '../../foundation/local-time.rules';
import type { Refusal } from '../../foundation/refusal';
import { inUtc } from '../achieved-times.rules';
import type { StepOutcome } from '../step-results.rules';

export const ENTRY_KINDS = [
  'step_started',
  'start_withdrawn',
  'start_corrected',
  'step_recorded',
  'step_corrected',
  'inject_delivered',
  'inject_answered',
  'note',
  'note_corrected',
  'moment_marked',
  'times_set',
  'times_imported',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const SIDES = ['vendor', 'registrant'] as const;
export type Side = (typeof SIDES)[number];

/** The clock of a step that runs. Times are ISO 8601 in UTC. */
export interface RunningClock {
  /** Number of the entry that started it, or that put its start right. */
  number: number;
  attempt: number;
  startedAt: string;
  /** Who does the step. */
  performedBy: string | null;
  /** Who pressed. */
  byName: string | null;
}

export interface SheetStep {
  planStepId: string;
  number: number;
  dependsOn: number[];
  /** Of the latest result; 0 without one. */
  attempt: number;
  outcome: StepOutcome | null;
  recordedByName: string | null;
  recordedAt: string | null;
  running: RunningClock | null;
}

export const OUTCOME_WORDS: Record<StepOutcome, string> = {
  pass: 'passed',
  pass_with_issue: 'passed with an issue',
  fail: 'failed',
  not_performed: 'not performed',
  not_applicable: 'not applicable',
};

/** A moment as both clocks say it: `2026-05-16 06:12 UTC (2026-05-16 01:12:00 -05:00 in America/Chicago)`. */
export function bothClocks(iso: string, timeZone: string | null): string {
  return timeZone === null || timeZone === 'UTC' ? inUtc(iso) : `${inUtc(iso)} (${inZone(iso, timeZone)}, ${timeZone})`;
}

/** Why a press that somebody else was faster with does nothing; says who, when and what. Null where nobody was. */
export function overtaken(
  step: SheetStep,
  press: { kind: 'start' | 'finish'; seenAttempts: number },
  timeZone: string | null,
): Refusal<'already-started' | 'already-recorded' | 'not-running'> | null {
  if (step.attempt > press.seenAttempts) return recorded(step, timeZone);
  if (press.kind === 'start') return step.running && started(step.number, step.running, timeZone);
  if (step.running) return null;
  const reason = `The clock of step ${step.number} does not run. Start it, or record the step with its times.`;
  return { code: 'not-running', reason, pointer: '/planStepId' };
}

function started(number: number, clock: RunningClock, timeZone: string | null): Refusal<'already-started'> {
  const when = bothClocks(clock.startedAt, timeZone);
  const reason = `${clock.byName ?? 'Somebody'} started step ${number} at ${when}. Its clock runs; it was not started again.`;
  return { code: 'already-started', reason, pointer: '/planStepId' };
}

function recorded(step: SheetStep, timeZone: string | null): Refusal<'already-recorded'> {
  const what = step.outcome === null ? 'recorded' : `recorded it as ${OUTCOME_WORDS[step.outcome]}`;
  const when = step.recordedAt === null ? '' : ` at ${bothClocks(step.recordedAt, timeZone)}`;
  const reason = `Step ${step.number} has a result that you had not seen: ${step.recordedByName ?? 'somebody'} ${what}${when}. Nothing was recorded over it.`;
  return { code: 'already-recorded', reason, pointer: '/planStepId' };
}

const SETTLED: readonly (StepOutcome | null)[] = ['pass', 'pass_with_issue', 'not_applicable'];

/** Numbers of the steps that a step depends on and that are not done: not recorded, failed, not performed, or running again. */
export function unsettled(step: SheetStep, steps: readonly SheetStep[]): number[] {
  return step.dependsOn.filter((number) => {
    const before = steps.find((one) => one.number === number);
    return before !== undefined && (before.running !== null || !SETTLED.includes(before.outcome));
  });
}

/** A step that is started before what it depends on is done needs a reason. */
export function refusalOfEarlyStart(
  step: SheetStep,
  steps: readonly SheetStep[],
  reason: string | null,
): Refusal<'dependency-open'> | null {
  const open = unsettled(step, steps);
  if (open.length === 0 || reason !== null) return null;
  const which = open.length === 1 ? `step ${open.join('')}, which is` : `steps ${open.join(', ')}, which are`;
  const words = `Step ${step.number} depends on ${which} not done. Give the reason why it is started all the same.`;
  return { code: 'dependency-open', reason: words, pointer: '/reason' };
}

/** A dropped line may keep a press for six hours; what is older is typed with its times. */
export const LONGEST_HELD_SECONDS = 21_600;

/** When a press happened: the server's time less the seconds for which the line held it, never before the exercise ran. */
export function pressedAt(now: string, heldSeconds: number, notBefore: string | null): string {
  const at = Date.parse(now) - heldSeconds * 1000;
  return new Date(notBefore === null ? at : Math.max(at, Date.parse(notBefore))).toISOString();
}

export function refusalOfHeld(heldSeconds: number): Refusal<'held-too-long'> | null {
  if (heldSeconds <= LONGEST_HELD_SECONDS) return null;
  const reason = 'This press is older than six hours. Record the step with its times instead.';
  return { code: 'held-too-long', reason, pointer: '' };
}

/** Why a moment that somebody gives cannot be one of this run: before its start, or in the future. */
export function refusalOfMoment(
  at: string,
  run: { startedAt: string | null; now: string },
): Refusal<'before-exercise' | 'in-the-future'> | null {
  if (Date.parse(at) > Date.parse(run.now))
    return { code: 'in-the-future', reason: 'This time lies in the future.', pointer: '/at' };
  if (run.startedAt === null || Date.parse(at) >= Date.parse(run.startedAt)) return null;
  return { code: 'before-exercise', reason: 'This time is before the start of the exercise.', pointer: '/at' };
}

/** Results are not complete while the clock of a step runs. */
export function runningGaps(steps: readonly SheetStep[]): Refusal<'clock-running'>[] {
  return steps
    .filter(({ running }) => running !== null)
    .map(({ number }) => ({
      code: 'clock-running',
      reason: `The clock of step ${number} runs. Finish the step, or withdraw its start.`,
      pointer: `/steps/${number}`,
    }));
}
