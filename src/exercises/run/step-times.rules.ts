import { clockErrors, type ClockBasis, type ClockMoment, type ClockTimes } from '../achieved-times.rules';
import { achievedByLog, momentsThatCount, timesWith, type LoggedMoment } from './clock-log.rules';
import { orderRefusals, timesWarnings, type KnownStep } from './step-order.rules';
import { readTimeRow } from './step-time-rows.rules';
import type { PlannedTimeRow, RowRefusal, StepTimesPlan } from './step-times.model';
import { momentNamed, type TimeLine } from './step-times-table.rules';

/** What is known of the exercise when a file is read. Times are ISO 8601 in UTC. */
export interface TimesFacts {
  steps: readonly KnownStep[];
  /** The zone that the form names, for times that bring none. */
  timeZone: string | null;
  /** Whole minutes that may lie between a step and what it waited for before somebody has to explain them. */
  gapMinutes: number;
  /** Before this nothing of the exercise happened. */
  beginning: string | null;
  now: string;
  clock: ClockTimes;
  basis: ClockBasis | null;
}

/** Row by row, what a file of step times would do; one refused row refuses the file. */
export function planStepTimes(lines: readonly TimeLine[], facts: TimesFacts): StepTimesPlan {
  const read = lines.filter((line) => !isUnusedMoment(line)).map((line) => readTimeRow(line, facts));
  const log = loggedMoments(read);
  const disruption = later(facts.beginning, timesWith(facts.clock, log).occurredAt);
  const checked = read.map((row) => refusedWith(row, ownRefusals(row, { ...facts, disruption })));
  const told = checked.map((row) => refusedWith(row, acrossRefusals(row, checked, facts)));
  const rows = told.map((row) => ({ ...row, action: actionOf(row, facts) }));
  const achieved = log.length === 0 ? null : achievedByLog(facts.clock, log, facts.basis);
  return { rows, warnings: timesWarnings(rows, facts), achieved };
}

/** A moment of the file to fill in that nobody filled in. */
function isUnusedMoment({ cells }: TimeLine): boolean {
  const { step, started, finished, outcome } = cells;
  return momentNamed(step.text) !== null && [started, finished, outcome].every(({ text }) => text === '');
}

function refusedWith(row: PlannedTimeRow, refusals: RowRefusal[]): PlannedTimeRow {
  return { ...row, refusals: [...row.refusals, ...refusals] };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

/** What is wrong with a row by itself: an order that cannot be, or times outside the exercise. */
function ownRefusals(
  { startedAt, finishedAt, moment }: PlannedTimeRow,
  facts: { beginning: string | null; disruption: string | null; now: string },
): RowRefusal[] {
  const { now } = facts;
  // The last recovered transaction is before the disruption by its nature.
  const bound = moment === null ? facts.disruption : facts.beginning;
  const early = moment !== 'lastRecoveredAt' && before(startedAt, bound);
  const late = before(now, startedAt) || before(now, finishedAt);
  const checks: [boolean, string, string][] = [
    [before(finishedAt, startedAt), 'finish-before-start', 'It is finished before it is started.'],
    [late, 'in-the-future', 'A time lies in the future.'],
    [early, 'before-exercise', `It is before the exercise began (${bound ?? ''}).`],
  ];
  return checks.filter(([wrong]) => wrong).map(([, code, message]) => ({ address: null, code, message }));
}

const before = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && Date.parse(a) < Date.parse(b);

/** What is wrong with a row beside the others. */
function acrossRefusals(row: PlannedTimeRow, rows: readonly PlannedTimeRow[], facts: TimesFacts): RowRefusal[] {
  if (row.moment !== null) return momentRefusals(row, row.moment, { rows, facts });
  return orderRefusals(row, rows, facts.steps);
}

function momentRefusals(
  row: PlannedTimeRow,
  moment: ClockMoment,
  { rows, facts }: { rows: readonly PlannedTimeRow[]; facts: TimesFacts },
): RowRefusal[] {
  const known = facts.clock[moment];
  if (known !== null && row.startedAt !== null && known !== row.startedAt) {
    const message = `The exercise has this moment already, as ${known}. Put it right among its times.`;
    return [{ address: null, code: 'moment-known', message }];
  }
  const log = loggedMoments(rows);
  if (momentsThatCount(log)[moment]?.row !== row.row) return [];
  return clockErrors(timesWith(facts.clock, log), facts.now)
    .filter((error) => error.moment === moment && error.code === 'out-of-order')
    .map(({ code, reason }) => ({ address: null, code, message: reason }));
}

/** Lines of the file that give a moment of the clock. */
export function loggedMoments(rows: readonly PlannedTimeRow[]): LoggedMoment[] {
  return rows.flatMap(({ moment, startedAt, startedAs, row }) =>
    moment === null || startedAt === null ? [] : [{ moment, at: startedAt, as: startedAs, row }],
  );
}

function actionOf(row: PlannedTimeRow, facts: TimesFacts): PlannedTimeRow['action'] {
  if (row.refusals.length > 0) return 'refused';
  if (row.moment !== null) return facts.clock[row.moment] === null ? 'mark' : 'unchanged';
  return facts.steps.some(({ number, result }) => number === row.step && result !== null) ? 'unchanged' : 'record';
}
