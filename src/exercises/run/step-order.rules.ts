import { minutesBetween } from '../achieved-times.rules';
import type { StepOutcome } from '../step-results.rules';
import type { PlannedTimeRow, RowRefusal, TimesWarning } from './step-times.model';

/** A step of the plan version, with what the exercise knows of it already. */
export interface KnownStep {
  planStepId: string;
  number: number;
  title: string;
  dependsOn: readonly number[];
  running: boolean;
  result: {
    outcome: StepOutcome;
    startedAt: string | null;
    finishedAt: string | null;
    byName: string | null;
  } | null;
}

/** When a step was, by the file or by what the exercise knew before. */
interface Stood {
  startedAt: string | null;
  finishedAt: string | null;
  outcome: StepOutcome | null;
  /** Words that say where this stands. */
  where: string;
}

function stood(number: number, rows: readonly PlannedTimeRow[], steps: readonly KnownStep[]): Stood | null {
  const row = rows.find(({ step }) => step === number);
  if (row) return { ...row, where: `row ${row.row}` };
  const known = steps.find((step) => step.number === number)?.result;
  return known ? { ...known, where: 'recorded before' } : null;
}

/** What is wrong with a step's row beside the others: there twice, recorded already, or before what it depends on. */
export function orderRefusals(
  row: PlannedTimeRow,
  rows: readonly PlannedTimeRow[],
  steps: readonly KnownStep[],
): RowRefusal[] {
  const step = steps.find(({ number }) => number === row.step);
  if (!step) return [];
  const first = rows.find((one) => one.step === row.step);
  if (first && first.row !== row.row) {
    const message = `Step ${step.number} is in row ${first.row} already. A further attempt is recorded on the run sheet.`;
    return [{ address: null, code: 'step-twice', message }];
  }
  const known = knownRefusal(row, step);
  return known ? [known] : overlaps(row, step, { rows, steps });
}

function knownRefusal(row: PlannedTimeRow, { number, running, result }: KnownStep): RowRefusal | null {
  if (running) {
    const message = `The clock of step ${number} runs. Finish it on the run sheet, or withdraw its start.`;
    return { address: null, code: 'clock-running', message };
  }
  if (result === null) return null;
  const same =
    row.outcome === result.outcome && row.startedAt === result.startedAt && row.finishedAt === result.finishedAt;
  if (same) return null;
  const message = `${result.byName ?? 'Somebody'} recorded step ${number} already, with other times or another outcome. Put it right on the run sheet, with a reason.`;
  return { address: null, code: 'already-recorded', message };
}

function overlaps(
  row: PlannedTimeRow,
  step: KnownStep,
  { rows, steps }: { rows: readonly PlannedTimeRow[]; steps: readonly KnownStep[] },
): RowRefusal[] {
  const { startedAt } = row;
  if (startedAt === null) return [];
  return step.dependsOn.flatMap((number) => {
    const before = stood(number, rows, steps);
    if (!before?.finishedAt || Date.parse(before.finishedAt) <= Date.parse(startedAt)) return [];
    const message = `Step ${step.number} is started at ${startedAt}, before step ${number}, on which it depends, is finished at ${before.finishedAt} (${before.where}).`;
    return [{ address: null, code: 'overlap', message }];
  });
}

/** Steps that nothing says anything about, and time before a step that nothing explains. Both have to be acknowledged. */
export function timesWarnings(
  rows: readonly PlannedTimeRow[],
  facts: { steps: readonly KnownStep[]; gapMinutes: number },
): TimesWarning[] {
  const missing = facts.steps
    .filter(({ number }) => stood(number, rows, facts.steps) === null)
    .map(({ number, title }): TimesWarning => {
      const message = `Step ${number} (${title}) is missing: the file has no row for it and nothing was recorded.`;
      return { row: null, step: number, code: 'missing-step', message };
    });
  const gaps = rows.flatMap((row) => {
    const gap = gapBefore(row, rows, facts);
    return gap === null ? [] : [gap];
  });
  return [...missing, ...gaps];
}

function gapBefore(
  row: PlannedTimeRow,
  rows: readonly PlannedTimeRow[],
  { steps, gapMinutes }: { steps: readonly KnownStep[]; gapMinutes: number },
): TimesWarning | null {
  const step = steps.find(({ number }) => number === row.step);
  if (!step || row.startedAt === null || row.reason !== null) return null;
  const ended = predecessors(step, steps)
    .map((number) => ({ number, stood: stood(number, rows, steps) }))
    .flatMap(({ number, stood: one }) => (one?.finishedAt ? [{ number, at: one.finishedAt }] : []))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (!ended) return null;
  const minutes = minutesBetween(ended.at, row.startedAt);
  if (minutes <= gapMinutes) return null;
  const message = `${minutes} min lie between the end of step ${ended.number} and the start of step ${step.number}; nothing explains them.`;
  return { row: row.row, step: step.number, code: 'unexplained-gap', message };
}

/** What a step waited for: what it depends on, else the step before it in the plan. */
function predecessors(step: KnownStep, steps: readonly KnownStep[]): number[] {
  if (step.dependsOn.length > 0) return [...step.dependsOn];
  const before = steps.filter(({ number }) => number < step.number).map(({ number }) => number);
  return before.length === 0 ? [] : [Math.max(...before)];
}
