import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, heedState } from '../foundation/problem';
import { lockExercise, requireExercise, stepStates, subjectOf, textOrNull } from './exercise-records';
import type { RecordedResults } from './recorded-results.dto';
import type { Exercise } from './exercise.entity';
import { refusalUnless } from './exercise.rules';
import './exercises.deeds';
import type { DecideSteps, StepResultInput } from './results.dto';
import { appendResults, freshRows, unknownStep } from './step-result-writing';
import { dispositionErrors } from './step-results.rules';

/** Outcomes of steps. Several people record different steps at once; an attempt is appended and never changed. */
@Injectable()
export class StepResultsService {
  constructor(private readonly work: Work) {}

  /** One attempt at one step. */
  record(actor: Actor, exerciseId: string, given: StepResultInput): Promise<RecordedResults> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.open(w, exerciseId);
      return appendResults(w, exercise, { given: [given], pointer: () => '' });
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
      return appendResults(w, exercise, {
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

  /** Held alone: every result is an entry of the run's log, whose numbers are given one after the other. */
  private async open(w: OpenWork, exerciseId: string): Promise<Exercise> {
    const exercise = await lockExercise(w, exerciseId);
    heedState(refusalUnless(exercise.state, ['in_progress'], 'steps are recorded while it is in progress'));
    return exercise;
  }
}
