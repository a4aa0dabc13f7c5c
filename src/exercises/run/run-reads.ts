import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import type { CsvReport } from '../../foundation/csv.rules';
import { notFound } from '../../foundation/problem';
import { achievedTimes } from '../achieved-times.rules';
import { requireExercise } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { runLogReport } from './run-log-csv.rules';
import { timesOf } from './run-moments.service';
import { zonesOf } from './run-records';
import { runEntries, runGuests, runInjects, runSteps } from './run-rows';
import type { RunView } from './run-views.dto';

// All that the run sheet shows either raises one of these numbers or is locked once the exercise runs.
const CHANGE = `
  SELECT concat_ws('.', x.version, (SELECT coalesce(max(number), 0) FROM run_entry WHERE exercise_id = x.id),
    (SELECT count(*) FROM run_inject WHERE exercise_id = x.id), (SELECT count(*) FROM run_guest WHERE exercise_id = x.id)) AS change
  FROM exercise x WHERE x.id = $1`;

interface Names {
  vendorName: string | null;
  serviceName: string;
  startedByName: string | null;
}

/** What everybody on the exercise sees. */
@Injectable()
export class RunReads {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** The run sheet, or null where `known` is its change number still: then one row was read and nothing else. */
  sheet(actor: Actor, id: string, known: string | null): Promise<RunView | null> {
    return this.work.read(actor, async ({ manager }) => {
      const change = await changeOf(manager, id);
      if (change === known) return null;
      const exercise = await requireExercise(manager, id);
      return this.view(manager, exercise, change);
    });
  }

  now(): string {
    return this.clock.iso();
  }

  log(actor: Actor, id: string): Promise<CsvReport> {
    return this.work.read(actor, async ({ manager }) => {
      const exercise = await requireExercise(manager, id);
      const zones = await zonesOf(manager, exercise.serviceId);
      const entries = await runEntries(manager, id);
      const { ref, startedAt } = exercise;
      return runLogReport({ ref, startedAt, timeZone: zones[0]?.timeZone ?? null, entries, ranAt: this.clock.iso() });
    });
  }

  private async view(manager: EntityManager, exercise: Exercise, change: string): Promise<RunView> {
    const { id, ref, title, state, version, startedAt } = exercise;
    return {
      ...{ exerciseId: id, ref, title, state, version, startedAt, change, at: this.clock.iso() },
      ...(await namesOf(manager, exercise)),
      clock: clockOf(exercise),
      zones: await zonesOf(manager, exercise.serviceId),
      steps: await runSteps(manager, exercise),
      injects: await runInjects(manager, exercise),
      guests: await runGuests(manager, id),
      entries: await runEntries(manager, id),
    };
  }
}

async function changeOf(manager: EntityManager, id: string): Promise<string> {
  const [row]: { change: string }[] = await manager.query(CHANGE, [id]);
  if (!row) throw notFound('exercise');
  return row.change;
}

async function namesOf(manager: EntityManager, exercise: Exercise): Promise<Names> {
  const [row]: Names[] = await manager.query(
    `SELECT v.name AS "vendorName", s.name AS "serviceName", app.person_name($3) AS "startedByName"
     FROM service s JOIN vendor v ON v.id = s.vendor_id WHERE s.id = $1 AND s.vendor_id = $2`,
    [exercise.serviceId, exercise.vendorId, exercise.startedBy],
  );
  return row ?? { vendorName: null, serviceName: '', startedByName: null };
}

function clockOf(exercise: Exercise): RunView['clock'] {
  const times = timesOf(exercise);
  const { clockBasis: basis, notRecoveredReason } = exercise;
  return { basis, ...times, notRecoveredReason, ...achievedTimes(times, basis) };
}
