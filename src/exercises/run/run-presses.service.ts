import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, heedState } from '../../foundation/problem';
import { subjectOf, textOrNull } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { appendResults } from '../step-result-writing';
import { appendEntries } from './run-log';
import { firstZone, lockRun, sheetSteps, stepOf } from './run-records';
import { overtaken, pressedAt, refusalOfEarlyStart, refusalOfHeld, unsettled, type SheetStep } from './run-sheet.rules';
import type { PressedStep } from './run-views.dto';
import './run.deeds';
import type { FinishStep, PressOnStep, StartStep } from './run.dto';

const RUNNING = 'its step clock runs while it is in progress';

/** A press on the step clock, and for how many seconds a dropped line held it. */
export interface Press<Given> {
  exerciseId: string;
  given: Given;
  heldSeconds: number;
}

/** The step clock. One press wins; whoever presses second is told what happened and by whom, and nothing is written. */
@Injectable()
export class RunPressesService {
  constructor(private readonly work: Work) {}

  start(actor: Actor, { exerciseId, given, heldSeconds }: Press<StartStep>): Promise<PressedStep> {
    return this.work.perform(actor, async (w) => {
      const { exercise, steps, step } = await this.pressed(w, { exerciseId, given, kind: 'start' });
      const reason = textOrNull(given.reason);
      heed(refusalOfHeld(heldSeconds), refusalOfEarlyStart(step, steps, reason));
      const attempt = step.attempt + 1;
      const { planStepId } = given;
      const happenedAt = pressedAt(w.at, heldSeconds, exercise.startedAt);
      const press = { happenedAt, heldSeconds, performedBy: textOrNull(given.performedBy) ?? actor.name };
      const entry = await appendEntries(w, exercise, [{ kind: 'step_started', planStepId, attempt, reason, ...press }]);
      const before = unsettled(step, steps);
      await w.record('run.step-started', subjectOf(exercise), { entry, planStepId, attempt, before, reason, ...press });
      return { entry, planStepId, attempt, at: happenedAt };
    });
  }

  /** Ends the clock of a step with its outcome: a result whose times are the clock's. */
  finish(actor: Actor, { exerciseId, given, heldSeconds }: Press<FinishStep>): Promise<PressedStep> {
    return this.work.perform(actor, async (w) => {
      const { exercise, step } = await this.pressed(w, { exerciseId, given, kind: 'finish' });
      heed(refusalOfHeld(heldSeconds));
      const startedAt = step.running?.startedAt ?? w.at;
      const finishedAt = pressedAt(w.at, heldSeconds, startedAt);
      const tester = textOrNull(given.performedBy) ?? step.running?.performedBy ?? actor.name;
      const { planStepId, outcome, note } = given;
      const result = { planStepId, outcome, note, startedAt, finishedAt, tester, enteredHow: 'clock' as const };
      await appendResults(w, exercise, { given: [result], pointer: () => '', heldSeconds });
      return { entry: null, planStepId, attempt: step.attempt + 1, at: finishedAt };
    });
  }

  private async pressed(
    w: OpenWork,
    press: { exerciseId: string; given: PressOnStep; kind: 'start' | 'finish' },
  ): Promise<{ exercise: Exercise; steps: SheetStep[]; step: SheetStep }> {
    const exercise = await lockRun(w, press.exerciseId, RUNNING);
    const steps = await sheetSteps(w.manager, exercise);
    const step = stepOf(steps, press.given.planStepId);
    const seen = { kind: press.kind, seenAttempts: press.given.seenAttempts };
    heedState(overtaken(step, seen, await firstZone(w.manager, exercise)));
    return { exercise, steps, step };
  }
}
