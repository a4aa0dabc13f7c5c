import { minutesBetween } from '../achieved-times.rules';
import { stepResultErrors, wasPerformed, type StepResultFacts } from '../step-results.rules';
import type { PlannedTimeRow, RowRefusal } from './step-times.model';
import { momentNamed, outcomeNamed, type TimeColumn, type TimeLine } from './step-times-table.rules';
import { readTime, shown, type ReadTime } from './time-cells.rules';

interface Reading {
  cells: TimeLine['cells'];
  timeZone: string | null;
  refusals: RowRefusal[];
}

/** What one row says, every cell by itself; what cannot be read is null and has its refusal with the cell's address. */
export function readTimeRow(
  { row, cells }: TimeLine,
  facts: { timeZone: string | null; steps: readonly { number: number; title: string }[]; now: string },
): PlannedTimeRow {
  const reading: Reading = { cells, timeZone: facts.timeZone, refusals: [] };
  const moment = momentNamed(cells.step.text);
  const { step, outcome } = moment === null ? resultIn(reading, facts.steps) : { step: null, outcome: null };
  const started = timeIn(reading, 'started');
  const finished = timeIn(reading, 'finished');
  const startedAt = atOf(started);
  const finishedAt = atOf(finished);
  const said = {
    ...{ tester: orNull(cells.tester.text), note: orNull(cells.note.text), reason: orNull(cells.reason.text) },
    ...{ outcome, startedAt, finishedAt },
  };
  if (moment !== null) refuseOfMoment(reading, { started, finished });
  else if (outcome !== null) refuseOfResult(reading, { ...said, outcome }, facts.now);
  return {
    ...{ row, step, moment, ...said, title: titleOf(facts.steps, step) ?? cells.title.text },
    ...{ startedAs: cells.started.text, finishedAs: cells.finished.text },
    zoneFrom: zoneOf(started) ?? zoneOf(finished),
    minutes: minutesOf(said),
    ...{ action: 'refused', refusals: reading.refusals },
  };
}

const minutesOf = ({ startedAt, finishedAt }: Pick<PlannedTimeRow, 'startedAt' | 'finishedAt'>): number | null =>
  startedAt === null || finishedAt === null ? null : minutesBetween(startedAt, finishedAt);
const orNull = (text: string): string | null => (text === '' ? null : text);
const atOf = (read: ReadTime | null): string | null => (read && 'at' in read ? read.at : null);
const zoneOf = (read: ReadTime | null) => (read && 'at' in read ? read.zoneFrom : null);
const titleOf = (steps: readonly { number: number; title: string }[], step: number | null) =>
  steps.find(({ number }) => number === step)?.title;

function refuse({ cells, refusals }: Reading, column: TimeColumn, why: { code: string; message: string }): void {
  refusals.push({ address: cells[column].address, ...why });
}

function resultIn(reading: Reading, steps: readonly { number: number; title: string }[]) {
  return { step: stepIn(reading, steps), outcome: outcomeIn(reading) };
}

function stepIn(reading: Reading, steps: readonly { number: number; title: string }[]): number | null {
  const { text } = reading.cells.step;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : null;
  if (number === null) {
    const message = `${shown(text)} is neither the number of a step nor a moment such as "disruption" or "service verified".`;
    refuse(reading, 'step', { code: 'step-format', message });
    return null;
  }
  if (steps.some((step) => step.number === number)) return number;
  refuse(reading, 'step', {
    code: 'unknown-step',
    message: `The plan version of this exercise has no step ${number}.`,
  });
  return null;
}

function outcomeIn(reading: Reading) {
  const { text } = reading.cells.outcome;
  const outcome = outcomeNamed(text);
  if (outcome !== null) return outcome;
  const words = 'pass, pass with issue, fail, not performed, not applicable';
  const message = text === '' ? `Give the outcome: ${words}.` : `${shown(text)} is none of: ${words}.`;
  refuse(reading, 'outcome', { code: 'outcome-format', message });
  return null;
}

function timeIn(reading: Reading, column: 'started' | 'finished'): ReadTime | null {
  const { text } = reading.cells[column];
  if (text === '') return null;
  const read = readTime(text, reading.timeZone);
  if (!('at' in read)) refuse(reading, column, read);
  return read;
}

function refuseOfMoment(reading: Reading, times: { started: ReadTime | null; finished: ReadTime | null }): void {
  if (times.started === null)
    refuse(reading, 'started', { code: 'start-missing', message: 'Give the time of this moment under Started.' });
  if (times.finished !== null)
    refuse(reading, 'finished', { code: 'moment-has-no-end', message: 'A moment has one time, under Started.' });
}

const COLUMN_OF: Partial<Record<keyof StepResultFacts, TimeColumn>> = {
  startedAt: 'started',
  finishedAt: 'finished',
  tester: 'tester',
  note: 'note',
  reason: 'reason',
};

/** The rules that hold for a result that is typed hold here too; what the file checks as a whole is left to that. */
const ELSEWHERE = ['in-the-future', 'finish-before-start'];

function refuseOfResult(
  reading: Reading,
  said: Omit<StepResultFacts, 'disposition' | 'dispositionNote'>,
  now: string,
): void {
  // What a reader wrote and could not be read is refused at its cell already, not as missing.
  const written = (column: TimeColumn) => wasPerformed(said.outcome) && reading.cells[column].text !== '';
  for (const { field, code, reason } of stepResultErrors({ ...said, disposition: null, dispositionNote: null }, now)) {
    const column = COLUMN_OF[field] ?? 'step';
    if (!ELSEWHERE.includes(code) && !written(column)) refuse(reading, column, { code, message: reason });
  }
}
