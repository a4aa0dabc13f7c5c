import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, heedState, Problem } from '../../foundation/problem';
import { subjectOf } from '../exercise-records';
import type { RecordedResults } from '../recorded-results.dto';
import type { Exercise } from '../exercise.entity';
import { StepResult } from '../step-result.entity';
import { appendResults } from '../step-result-writing';
import { appendEntries } from './run-log';
import { beginningOf, firstZone, lockRun, sheetSteps, stepOf } from './run-records';
import { overtaken, refusalOfMoment, type RunningClock, type SheetStep } from './run-sheet.rules';
import type { PressedStep } from './run-views.dto';
import './run.deeds';
import type { CorrectResult, CorrectStart, WithdrawStart } from './run.dto';

const CORRECTED = 'its run sheet is put right while it is in progress';

/** Corrections are appended with their reason; what they correct stays in the log. */
@Injectable()
export class RunCorrectionsService {
  constructor(private readonly work: Work) {}

  /** The clock of a step was started in error. */
  withdrawStart(actor: Actor, exerciseId: string, given: WithdrawStart): Promise<PressedStep> {
    return this.work.perform(actor, async (w) => {
      const { exercise, clock } = await this.running(w, exerciseId, given.planStepId);
      const { planStepId } = given;
      const what = { planStepId, attempt: clock.attempt, corrects: clock.number, reason: wordsOf(given.reason) };
      const entry = await appendEntries(w, exercise, [{ kind: 'start_withdrawn', ...what }]);
      await w.record('run.start-withdrawn', subjectOf(exercise), { entry, ...what });
      return { entry, planStepId, attempt: clock.attempt, at: w.at };
    });
  }

  /** The step began at another time than it was pressed. */
  correctStart(actor: Actor, exerciseId: string, given: CorrectStart): Promise<PressedStep> {
    return this.work.perform(actor, async (w) => {
      const { exercise, clock } = await this.running(w, exerciseId, given.planStepId);
      const { planStepId } = given;
      const after = new Date(given.startedAt).toISOString();
      const refusal = refusalOfMoment(after, { startedAt: beginningOf(exercise), now: w.at });
      heed(refusal && { ...refusal, pointer: '/startedAt' });
      const what = { planStepId, attempt: clock.attempt, corrects: clock.number, reason: wordsOf(given.reason) };
      const entry = await appendEntries(w, exercise, [
        { kind: 'start_corrected', ...what, happenedAt: after, performedBy: clock.performedBy },
      ]);
      const times = { before: clock.startedAt, after };
      await w.record('run.start-corrected', subjectOf(exercise), { entry, ...what, ...times });
      return { entry, planStepId, attempt: clock.attempt, at: after };
    });
  }

  /** A result that takes the place of the latest one; that one stays as it was recorded. */
  correctResult(actor: Actor, exerciseId: string, given: CorrectResult): Promise<RecordedResults> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, CORRECTED);
      const step = stepOf(await sheetSteps(w.manager, exercise), given.planStepId);
      await this.refuseOvertaken(w, exercise, { step, seenAttempts: given.attempt });
      const { attempt, correctionReason, ...result } = given;
      const where = { exerciseId, planStepId: given.planStepId, attempt };
      const wrong = await w.manager.getRepository(StepResult).findOne({ where });
      if (!wrong) throw nothingToCorrect(step.number);
      const kept = { disposition: wrong.disposition, dispositionNote: wrong.dispositionNote };
      const proofEvidenceVersionId = wrong.proofEvidenceVersionId;
      const how = { enteredHow: 'correction' as const, correctsAttempt: attempt };
      return appendResults(w, exercise, {
        given: [{ ...result, ...kept, proofEvidenceVersionId, ...how, correctionReason: wordsOf(correctionReason) }],
        pointer: () => '',
      });
    });
  }

  private async running(
    w: OpenWork,
    exerciseId: string,
    planStepId: string,
  ): Promise<{ exercise: Exercise; clock: RunningClock }> {
    const exercise = await lockRun(w, exerciseId, CORRECTED);
    const step = stepOf(await sheetSteps(w.manager, exercise), planStepId);
    if (step.running) return { exercise, clock: step.running };
    const reason = `The clock of step ${step.number} does not run any more. Read the run sheet again; nothing was written.`;
    throw new Problem('wrong-state', reason, [{ pointer: '/planStepId', message: reason, code: 'not-running' }]);
  }

  private async refuseOvertaken(
    w: OpenWork,
    exercise: Exercise,
    { step, seenAttempts }: { step: SheetStep; seenAttempts: number },
  ): Promise<void> {
    if (step.attempt <= seenAttempts) return;
    heedState(overtaken(step, { kind: 'start', seenAttempts }, await firstZone(w.manager, exercise)));
  }
}

function nothingToCorrect(number: number): Problem {
  const message = `Step ${number} has no such attempt.`;
  return new Problem('refused', message, [{ pointer: '/attempt', message, code: 'no-such-attempt' }]);
}

/** Words that must not be empty. */
export function wordsOf(text: string, pointer = '/reason'): string {
  const tidy = text.trim();
  heed(tidy === '' ? { code: 'words-missing', reason: 'Say it in words.', pointer } : null);
  return tidy;
}
