import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import { lockExercise, requireExercise, stepStates, subjectOf, textOrNull, type StepState } from './exercise-records';
import type { RecordedResults } from './exercise-views.dto';
import type { Exercise } from './exercise.entity';
import { refusalUnless } from './exercise.rules';
import type { RecordedStep } from './exercises.deeds';
import './exercises.deeds';
import type { DecideSteps, StepResultInput } from './results.dto';
import { StepResult } from './step-result.entity';
import { dispositionErrors, stepResultErrors, type StepResultFacts } from './step-results.rules';

/** Outcomes of steps. Several people record different steps at once; an attempt is appended and never changed. */
@Injectable()
export class StepResultsService {
  constructor(private readonly work: Work) {}

  /** One attempt at one step. */
  record(actor: Actor, exerciseId: string, given: StepResultInput): Promise<RecordedResults> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.open(w, exerciseId);
      return this.append(w, exercise, { given: [given], pointer: () => '' });
    });
  }

  /** Many at once, all or none; a row that says what the latest attempt at its step says is left out. */
  async recordAll(actor: Actor, exerciseId: string, given: StepResultInput[]): Promise<RecordedResults> {
    // Holding the row counts as writing, and a Work that writes must record: a batch that changes nothing only reads.
    const idle = await this.work.read(actor, async (r) => {
      const exercise = await requireExercise(r.manager, exerciseId);
      return exercise.state === 'in_progress' && (await freshRows(r.manager, exerciseId, given)).length === 0;
    });
    if (idle) return { recorded: 0, results: [] };
    return this.work.perform(actor, async (w) => {
      const exercise = await this.open(w, exerciseId);
      const fresh = await freshRows(w.manager, exerciseId, given);
      return this.append(w, exercise, {
        given: fresh.map(({ row }) => row),
        pointer: (index) => `/results/${fresh[index]?.index ?? index}`,
      });
    });
  }

  /** Keep, change, remove or add to: decided for each step's latest result while or after the results are entered. */
  decide(actor: Actor, exerciseId: string, given: DecideSteps): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      const allowed = ['in_progress', 'results_entered'] as const;
      heedState(refusalUnless(exercise.state, allowed, 'what becomes of its steps is decided before the report'));
      const steps = await stepStates(w.manager, exercise);
      const dispositions = given.dispositions.map((d) => ({ ...d, note: textOrNull(d.note) }));
      heed(
        ...dispositions.flatMap(({ planStepId, disposition, note }, index) => [
          unknownStep(steps, planStepId, { at: `/dispositions/${index}`, recorded: true }),
          ...dispositionErrors({ disposition, dispositionNote: note }).map((e) => ({
            ...e,
            pointer: `/dispositions/${index}/note`,
          })),
        ]),
      );
      for (const { planStepId, disposition, note } of dispositions)
        await w.manager.query(
          `UPDATE step_result SET disposition = $3, disposition_note = $4 WHERE exercise_id = $1 AND plan_step_id = $2
           AND attempt = (SELECT max(attempt) FROM step_result WHERE exercise_id = $1 AND plan_step_id = $2)`,
          [exerciseId, planStepId, disposition, note],
        );
      await w.record('exercise.steps-decided', subjectOf(exercise), { dispositions });
    });
  }

  private async open(w: OpenWork, exerciseId: string): Promise<Exercise> {
    const exercise = await lockExercise(w, exerciseId, 'beside-others');
    heedState(refusalUnless(exercise.state, ['in_progress'], 'steps are recorded while it is in progress'));
    return exercise;
  }

  private async append(
    w: OpenWork,
    exercise: Exercise,
    what: { given: StepResultInput[]; pointer: (index: number) => string },
  ): Promise<RecordedResults> {
    const steps = await stepStates(w.manager, exercise);
    const byId = new Map(steps.map((step) => [step.planStepId, step]));
    heed(
      ...what.given.flatMap((row, index) =>
        refusalsOf(row, { step: byId.get(row.planStepId), at: what.pointer(index), now: w.at }),
      ),
    );
    what.given.forEach((row) => refuseUnseen(row, byId.get(row.planStepId)));
    const results = what.given.map((row): RecordedStep => ({
      ...factsOf(row),
      planStepId: row.planStepId,
      attempt: (byId.get(row.planStepId)?.attempt ?? 0) + 1,
      enteredHow: 'typed',
      correctsAttempt: null,
      correctionReason: null,
      proofEvidenceVersionId: row.proofEvidenceVersionId ?? null,
    }));
    await insertResults(w, exercise, results);
    await w.record('exercise.steps-recorded', subjectOf(exercise), { results });
    const recorded = results.map(({ planStepId, attempt }) => ({ planStepId, attempt }));
    return { recorded: recorded.length, results: recorded };
  }
}

function factsOf(row: StepResultInput): StepResultFacts {
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

function unknownStep(steps: readonly StepState[], id: string, on: { at: string; recorded: boolean }): Refusal | null {
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
async function freshRows(manager: EntityManager, exerciseId: string, given: readonly StepResultInput[]) {
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
