import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, heedState } from '../foundation/problem';
import { achievedTimes, changedMoments, clockErrors, CLOCK_ORDER, type ClockTimes } from './achieved-times.rules';
import { completionGaps } from './completion.rules';
import type { ExerciseObjective } from './exercise-objective.entity';
import { lockExercise, objectivesOf, requireSeen, stepStates, subjectOf, textOrNull } from './exercise-records';
import type { EditedExercise } from './exercise-views.dto';
import type { Exercise } from './exercise.entity';
import { refusalOfOwnClock, refusalOfRating, refusalToMove, refusalUnless } from './exercise.rules';
import { openRecordsOf, reportGaps } from './exercise-report';
import { areaGaps } from './programme/exercise-part';
import { refusalToReport } from './reconciliation/reconciliation.rules';
import type { IssueReport, RateObjectives, RatingInput } from './exercises.dto';
import type { ClockFacts } from './exercises.deeds';
import './exercises.deeds';
import type { SetClock } from './results.dto';
import { appendEntries } from './run/run-log';
import { sheetSteps } from './run/run-records';
import { runningGaps } from './run/run-sheet.rules';

/** Logged times, completion with what was achieved, ratings and the after-action report. */
@Injectable()
export class ExerciseResultsService {
  constructor(private readonly work: Work) {}

  setClock(actor: Actor, id: string, given: SetClock): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, id);
      heedState(refusalUnless(exercise.state, ['in_progress'], 'its times are entered while it is in progress'));
      requireSeen(exercise, given.version);
      heedState(refusalOfOwnClock(exercise));
      const after = clockOf(given);
      heed(...clockErrors(after, w.at).map(({ moment, code, reason }) => ({ code, reason, pointer: `/${moment}` })));
      await w.manager.query(
        `UPDATE exercise SET occurred_at = $2, detected_at = $3, declared_at = $4, restored_at = $5, verified_at = $6, last_recovered_at = $7,
           returned_to_normal_at = $8, not_recovered_reason = $9, version = version + 1 WHERE id = $1`,
        [
          id,
          after.occurredAt,
          after.detectedAt,
          after.declaredAt,
          after.restoredAt,
          after.verifiedAt,
          after.lastRecoveredAt,
          after.returnedToNormalAt,
          after.notRecoveredReason,
        ],
      );
      const before = clockOf(exercise);
      const text = changedMoments(before, after);
      if (text !== '') await appendEntries(w, exercise, [{ kind: 'times_set', text }]);
      await w.record('exercise.clock-set', subjectOf(exercise), { before, after });
      return { id, state: exercise.state, version: exercise.version + 1 };
    });
  }

  /** Results are complete: every step has an outcome, the times are there; what was achieved is computed and kept. */
  complete(actor: Actor, id: string, seen: number): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, id);
      heedState(refusalToMove(exercise.state, 'results_entered'));
      requireSeen(exercise, seen);
      const running = runningGaps(await sheetSteps(w.manager, exercise));
      const steps = await stepStates(w.manager, exercise);
      heed(...completionGaps({ ...exercise, steps }), ...running, ...(await areaGaps(w.manager, exercise)));
      const achieved = achievedTimes(exercise, exercise.clockBasis);
      await w.manager.query(
        `UPDATE exercise SET state = 'results_entered', results_by = $2, results_at = $3, achieved_rto_minutes = $4,
           achieved_rto_from_disruption_minutes = $5, achieved_rpo_minutes = $6, version = version + 1 WHERE id = $1`,
        [
          id,
          actor.personId,
          w.at,
          achieved.rto?.minutes ?? null,
          achieved.rtoFromDisruption?.minutes ?? null,
          achieved.rpo?.minutes ?? null,
        ],
      );
      const { notRecoveredReason } = exercise;
      await w.record('exercise.results-entered', subjectOf(exercise), { achieved, notRecoveredReason });
      return { id, state: 'results_entered', version: exercise.version + 1 };
    });
  }

  rate(actor: Actor, id: string, given: RateObjectives): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.withResults(w, id, given.version);
      const objectives = await objectivesOf(w.manager, id);
      const ratings = given.ratings.map(({ number, rating, note }) => ({ number, rating, note: textOrNull(note) }));
      heed(...ratings.map((rating, index) => refusalOf(rating, { index, objectives, exercise })));
      for (const { number, rating, note } of ratings)
        await w.manager.query(
          'UPDATE exercise_objective SET rating = $3, rating_note = $4 WHERE exercise_id = $1 AND number = $2',
          [id, number, rating, note],
        );
      await w.manager.query('UPDATE exercise SET version = version + 1 WHERE id = $1', [id]);
      await w.record('exercise.rated', subjectOf(exercise), { ratings });
      return { id, state: exercise.state, version: exercise.version + 1 };
    });
  }

  /** The after-action report, once objectives are rated, steps are decided on, and no difference in the data is open unsaid. */
  report(actor: Actor, id: string, given: IssueReport): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await this.withResults(w, id, given.version);
      const stated = textOrNull(given.openDifferences);
      const openRecords = await openRecordsOf(w.manager, id);
      heed(...(await reportGaps(w.manager, exercise)), refusalToReport({ openRecords, stated }));
      const report = {
        strengths: given.strengths,
        areas: given.areas.map(({ observation, cause, effect }) => ({ observation, cause, effect })),
        lessons: given.lessons,
        ...(openRecords > 0 && stated !== null && { openDifferences: stated }),
      };
      await w.manager.query(
        `UPDATE exercise SET state = 'aar_issued', aar = $2::jsonb, reported_by = $3, reported_at = $4, version = version + 1 WHERE id = $1`,
        [id, JSON.stringify(report), actor.personId, w.at],
      );
      await w.record('exercise.reported', subjectOf(exercise), { report });
      return { id, state: 'aar_issued', version: exercise.version + 1 };
    });
  }

  private async withResults(w: OpenWork, id: string, seen: number): Promise<Exercise> {
    const exercise = await lockExercise(w, id);
    heedState(refusalUnless(exercise.state, ['results_entered'], 'that is done once its results are entered'));
    requireSeen(exercise, seen);
    return exercise;
  }
}

/** Logged moments as instants in UTC. */
function clockOf(given: Partial<ClockFacts>): ClockFacts {
  const times = CLOCK_ORDER.map((moment) => [moment, inUtc(given[moment])] as const);
  return {
    ...(Object.fromEntries(times) as unknown as ClockTimes),
    notRecoveredReason: textOrNull(given.notRecoveredReason),
  };
}

function inUtc(at: string | null | undefined): string | null {
  return at ? new Date(at).toISOString() : null;
}

function refusalOf(
  given: RatingInput,
  on: { index: number; objectives: readonly ExerciseObjective[]; exercise: Exercise },
) {
  const pointer = `/ratings/${on.index}`;
  const objective = on.objectives.find((o) => o.number === given.number);
  if (!objective)
    return {
      code: 'no-such-objective',
      reason: `There is no objective ${given.number}.`,
      pointer: `${pointer}/number`,
    };
  const refusal = refusalOfRating({ ...objective, rating: given.rating }, on.exercise);
  return refusal && { ...refusal, pointer: `${pointer}/rating` };
}
