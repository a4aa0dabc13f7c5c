import { Injectable } from '@nestjs/common';
import type { OpenWork } from '../audit-trail/work';
import { heed, heedState, Problem } from '../foundation/problem';
import { flagsOf, lockExercise, objectivesOf, subjectOf } from './exercise-records';
import type { Exercise } from './exercise.entity';
import {
  refusalOfRating,
  refusalToConclude,
  refusalToMove,
  refusalWithoutReport,
  type ExerciseOutcome,
  type ExerciseState,
} from './exercise.rules';
import { openRecordsOf } from './exercise-report';
import { refusalToSubmit } from './reconciliation/reconciliation.rules';
import './exercises.deeds';

/** What a submission and its review do to an exercise, in their own Work. */
@Injectable()
export class ExercisesService {
  /** results_entered or aar_issued → submitted. Throws wrong-state, or refused when a rating flatters a missed objective. */
  async submit(w: OpenWork, exerciseId: string): Promise<void> {
    const exercise = await this.moving(w, exerciseId, 'submitted');
    heedState(refusalWithoutReport(exercise));
    const openRecords = await openRecordsOf(w.manager, exerciseId);
    heedState(refusalToSubmit({ openRecords, isReported: exercise.state === 'aar_issued' }));
    const objectives = await objectivesOf(w.manager, exerciseId);
    heed(...objectives.map((objective) => refusalOfRating(objective, exercise)));
    await w.manager.query(
      `UPDATE exercise SET state = 'submitted', submitted_by = $2, submitted_at = $3, version = version + 1 WHERE id = $1`,
      [exerciseId, w.actor.personId, w.at],
    );
    await w.record('exercise.submitted', subjectOf(exercise), { resultsAt: exercise.resultsAt });
  }

  /**
   * submitted → reviewed. The reviewer decides; a result other than satisfactory, or one that a validity check speaks against
   * (plan version not in force, kind too weak, too few steps performed), needs a reason.
   */
  async conclude(w: OpenWork, exerciseId: string, ...said: [outcome: ExerciseOutcome, reason: string]): Promise<void> {
    const [outcome, reason] = said;
    const exercise = await this.moving(w, exerciseId, 'reviewed');
    const flags = await flagsOf(w.manager, exercise);
    heed(refusalToConclude({ outcome, reason, failedChecks: flags.map((flag) => flag.reason) }));
    await w.manager.query(
      `UPDATE exercise SET state = 'reviewed', outcome = $2, outcome_reason = $3, reviewed_by = $4, reviewed_at = $5, version = version + 1 WHERE id = $1`,
      [exerciseId, outcome, reason.trim() === '' ? null : reason, w.actor.personId, w.at],
    );
    await w.record('exercise.reviewed', subjectOf(exercise), { outcome, reason });
  }

  /** submitted → in_progress, so that the vendor can add attempts and correct times. What was recorded stays. */
  async return(w: OpenWork, exerciseId: string, reason: string): Promise<void> {
    const exercise = await this.moving(w, exerciseId, 'in_progress');
    if (reason.trim() === '') throw new Problem('refused', 'Give the reason why the exercise is returned.');
    await w.manager.query(
      `UPDATE exercise SET state = 'in_progress', state_reason = $2, results_by = NULL, results_at = NULL, submitted_by = NULL, submitted_at = NULL, version = version + 1 WHERE id = $1`,
      [exerciseId, reason],
    );
    await w.record('exercise.returned', subjectOf(exercise), { reason });
  }

  private async moving(w: OpenWork, id: string, to: ExerciseState): Promise<Exercise> {
    const exercise = await lockExercise(w, id);
    heedState(refusalToMove(exercise.state, to));
    return exercise;
  }
}
