import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed, Problem } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import { stepStates, subjectOf, textOrNull, type StepState } from './exercise-records';
import type { RecordedResults } from './recorded-results.dto';
import type { Exercise } from './exercise.entity';
import type { RecordedStep } from './exercises.deeds';
import './exercises.deeds';
import type { StepResultInput } from './results.dto';
import { appendEntries, type NewEntry } from './run/run-log';
import { StepResult } from './step-result.entity';
import { stepResultErrors, type EnteredHow, type StepResultFacts } from './step-results.rules';

/** A result on its way in, and how it came. */
export interface EnteredResult extends StepResultInput {
  enteredHow?: EnteredHow;
  correctsAttempt?: number;
  correctionReason?: string;
}

export interface Batch {
  given: EnteredResult[];
  /** JSON pointer to a row of it. */
  pointer: (index: number) => string;
  /** For how long a dropped line held it. */
  heldSeconds?: number;
}

/** Appends attempts at steps of an exercise whose row this Work holds alone, with an entry of the run's log for each. */
export async function appendResults(w: OpenWork, exercise: Exercise, batch: Batch): Promise<RecordedResults> {
  const steps = await stepStates(w.manager, exercise);
  const byId = new Map(steps.map((step) => [step.planStepId, step]));
  heed(
    ...batch.given.flatMap((row, index) =>
      refusalsOf(row, { step: byId.get(row.planStepId), at: batch.pointer(index), now: w.at }),
    ),
  );
  batch.given.forEach((row) => refuseUnseen(row, byId.get(row.planStepId)));
  const results = batch.given.map((row): RecordedStep => ({
    ...factsOf(row),
    planStepId: row.planStepId,
    attempt: (byId.get(row.planStepId)?.attempt ?? 0) + 1,
    enteredHow: row.enteredHow ?? 'typed',
    correctsAttempt: row.correctsAttempt ?? null,
    correctionReason: textOrNull(row.correctionReason),
    proofEvidenceVersionId: row.proofEvidenceVersionId ?? null,
  }));
  await insertResults(w, exercise, results);
  await appendEntries(
    w,
    exercise,
    results.map((result) => entryOf(result, batch.heldSeconds ?? 0)),
  );
  await w.record('exercise.steps-recorded', subjectOf(exercise), { results });
  const recorded = results.map(({ planStepId, attempt }) => ({ planStepId, attempt }));
  return { recorded: recorded.length, results: recorded };
}

function entryOf(result: RecordedStep, heldSeconds: number): NewEntry {
  const { planStepId, attempt, finishedAt, tester, note, reason, correctionReason } = result;
  return {
    ...{ kind: result.enteredHow === 'correction' ? 'step_corrected' : 'step_recorded', planStepId, attempt },
    ...(finishedAt === null ? {} : { happenedAt: finishedAt }),
    ...{ performedBy: tester, text: note ?? reason, reason: correctionReason, heldSeconds },
  };
}

export function factsOf(row: StepResultInput): StepResultFacts {
  return {
    outcome: row.outcome,
    reason: textOrNull(row.reason),
    startedAt: inUtc(row.startedAt),
    finishedAt: inUtc(row.finishedAt),
    tester: textOrNull(row.tester),
    note: textOrNull(row.note),
    disposition: row.disposition ?? null,
    dispositionNote: textOrNull(row.dispositionNote),
  };
}

function inUtc(at: string | null | undefined): string | null {
  return at ? new Date(at).toISOString() : null;
}

function refusalsOf(
  row: StepResultInput,
  on: { step: StepState | undefined; at: string; now: string },
): (Refusal | null)[] {
  const unknown = unknownStep(on.step ? [on.step] : [], row.planStepId, { at: on.at, recorded: false });
  const errors = stepResultErrors(factsOf(row), on.now);
  return [unknown, ...errors.map(({ field, code, reason }) => ({ code, reason, pointer: `${on.at}/${field}` }))];
}

export function unknownStep(
  steps: readonly StepState[],
  id: string,
  on: { at: string; recorded: boolean },
): Refusal | null {
  const step = steps.find((s) => s.planStepId === id);
  const pointer = `${on.at}/planStepId`;
  if (!step) return { code: 'no-such-step', reason: 'The plan version of this exercise has no such step.', pointer };
  if (!on.recorded || step.attempt > 0) return null;
  return { code: 'step-without-outcome', reason: `Step ${step.number} has no outcome yet.`, pointer };
}

function refuseUnseen(row: StepResultInput, step: StepState | undefined): void {
  if (row.seenAttempts === undefined || !step || row.seenAttempts === step.attempt) return;
  throw new Problem('stale-version', `Somebody recorded step ${step.number} since you read it. Nothing was saved.`);
}

/** Rows that say something else than the latest attempt at their step, with their places in the batch. */
export async function freshRows(manager: EntityManager, exerciseId: string, given: readonly StepResultInput[]) {
  const rows = await manager.getRepository(StepResult).find({ where: { exerciseId }, order: { attempt: 'ASC' } });
  const latest = new Map(rows.map((row) => [row.planStepId, row]));
  return given.map((row, index) => ({ row, index })).filter(({ row }) => !repeats(row, latest.get(row.planStepId)));
}

function repeats(row: StepResultInput, latest: StepResult | undefined): boolean {
  if (!latest) return false;
  const given: Record<string, unknown> = {
    ...factsOf(row),
    proofEvidenceVersionId: row.proofEvidenceVersionId ?? null,
  };
  const known: Record<string, unknown> = { ...latest };
  return Object.keys(given).every((key) => given[key] === known[key]);
}

const IN_WORDS: Partial<Record<string, () => Problem>> = {
  uq_step_result_attempt: () =>
    new Problem(
      'stale-version',
      'Somebody recorded the same step at the same moment. Read the exercise again; nothing was saved.',
    ),
  fk_step_result_proof: () =>
    new Problem('refused', 'There is no such file.', [
      {
        pointer: '/proofEvidenceVersionId',
        message: 'There is no such file. Upload the proof first.',
        code: 'no-such-file',
      },
    ]),
};

async function insertResults(w: OpenWork, exercise: Exercise, results: readonly RecordedStep[]): Promise<void> {
  const { id: exerciseId, registrantId, vendorId } = exercise;
  const by = { exerciseId, registrantId, vendorId, recordedBy: w.actor.personId, recordedAt: w.at };
  const rows = results.map((result) => ({ ...result, ...by, id: newId() }));
  try {
    for (let from = 0; from < rows.length; from += 500)
      await w.manager.getRepository(StepResult).insert(rows.slice(from, from + 500));
  } catch (error) {
    const constraint = (error as { driverError?: { constraint?: string } }).driverError?.constraint ?? '';
    throw IN_WORDS[constraint]?.() ?? error;
  }
}
