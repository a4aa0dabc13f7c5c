import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, Problem } from '../../foundation/problem';
import { clockErrors, MOMENT_WORDS, type ClockMoment, type ClockTimes } from '../achieved-times.rules';
import { subjectOf } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { appendEntries } from './run-log';
import { firstZone, lockRun } from './run-records';
import { bothClocks, pressedAt, refusalOfHeld } from './run-sheet.rules';
import type { Press } from './run-presses.service';
import type { LoggedEntry } from './run-views.dto';
import './run.deeds';
import type { MarkMoment } from './run.dto';

const MARKED = 'its moments are marked while it is in progress';

export const COLUMN_OF: Record<ClockMoment, string> = {
  occurredAt: 'occurred_at',
  detectedAt: 'detected_at',
  declaredAt: 'declared_at',
  restoredAt: 'restored_at',
  verifiedAt: 'verified_at',
  lastRecoveredAt: 'last_recovered_at',
  returnedToNormalAt: 'returned_to_normal_at',
};

export function timesOf(exercise: Exercise): ClockTimes {
  const { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt, lastRecoveredAt, returnedToNormalAt } = exercise;
  return { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt, lastRecoveredAt, returnedToNormalAt };
}

/** The moments from which the achieved times follow, pressed when they happen. */
@Injectable()
export class RunMomentsService {
  constructor(private readonly work: Work) {}

  mark(actor: Actor, { exerciseId, given, heldSeconds }: Press<MarkMoment>): Promise<LoggedEntry> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, MARKED);
      const { moment } = given;
      if (exercise[moment] !== null) throw await alreadyMarked(w, exercise, moment);
      const happenedAt = pressedAt(w.at, heldSeconds, exercise.startedAt);
      const errors = clockErrors({ ...timesOf(exercise), [moment]: happenedAt }, w.at);
      heed(refusalOfHeld(heldSeconds), ...errors.map(({ code, reason }) => ({ code, reason, pointer: '/moment' })));
      await w.manager.query(`UPDATE exercise SET ${COLUMN_OF[moment]} = $2, version = version + 1 WHERE id = $1`, [
        exerciseId,
        happenedAt,
      ]);
      const press = { happenedAt, heldSeconds, performedBy: actor.name };
      const entry = await appendEntries(w, exercise, [{ kind: 'moment_marked', moment, ...press }]);
      await w.record('run.moment-marked', subjectOf(exercise), { entry, moment, ...press });
      return { entry };
    });
  }
}

async function alreadyMarked(w: OpenWork, exercise: Exercise, moment: ClockMoment): Promise<Problem> {
  const at = exercise[moment] ?? w.at;
  const [row]: { name: string | null }[] = await w.manager.query(
    `SELECT app.person_name(entered_by) AS name FROM run_entry WHERE exercise_id = $1 AND moment = $2 ORDER BY number DESC LIMIT 1`,
    [exercise.id, moment],
  );
  const when = bothClocks(at, await firstZone(w.manager, exercise));
  const who = row?.name ? ` by ${row.name}` : '';
  const message = `The ${MOMENT_WORDS[moment]} is marked${who} at ${when}. It was not marked again; put it right among the times.`;
  return new Problem('wrong-state', message, [{ pointer: '/moment', message, code: 'already-marked' }]);
}
