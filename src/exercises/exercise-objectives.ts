import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { durationInWords } from '../outsourced-services/objectives.rules';
import { runsClock } from './exercise-kinds.rules';
import type { ExerciseObjective } from './exercise-objective.entity';
import { insertObjectives } from './exercise-plan-facts';
import type { Exercise } from './exercise.entity';
import type { Measures } from './exercise.rules';
import type { ObjectiveFacts } from './exercises.deeds';

export interface LockedObjectives {
  /** Null when vendor and registrant have agreed on no objectives of the service. */
  objectiveSetId: string | null;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
}

/** The service's recovery objectives that both sides have accepted and nothing has superseded, in minutes. */
export async function objectivesInForce(manager: EntityManager, serviceId: string): Promise<LockedObjectives> {
  const [row]: LockedObjectives[] = await manager.query(
    `SELECT id AS "objectiveSetId", rto_minutes AS "rtoObjectiveMinutes", rpo_minutes AS "rpoObjectiveMinutes" FROM objective_set
     WHERE service_id = $1 AND vendor_accepted_at IS NOT NULL AND registrant_accepted_at IS NOT NULL AND superseded_at IS NULL
     ORDER BY proposed_at DESC LIMIT 1`,
    [serviceId],
  );
  return row ?? { objectiveSetId: null, rtoObjectiveMinutes: null, rpoObjectiveMinutes: null };
}

/**
 * The objectives as they are locked at the start. Where a service really is recovered, the agreed RTO and RPO are measured
 * whether somebody wrote them down or not, so those that nobody did are added.
 */
export async function lockObjectives(
  w: OpenWork,
  from: { exercise: Exercise; written: readonly ExerciseObjective[]; set: LockedObjectives },
): Promise<ObjectiveFacts[]> {
  const { exercise, set } = from;
  const written = from.written.map(({ number, text, measures }) => ({ number, text, measures }));
  if (!runsClock(exercise.kind)) return written;
  const wanted: [Measures, number | null, (duration: string) => string][] = [
    ['rto', set.rtoObjectiveMinutes, (duration) => `Restore the service within ${duration}.`],
    ['rpo', set.rpoObjectiveMinutes, (duration) => `Lose no more data than the last ${duration}.`],
  ];
  const last = Math.max(0, ...written.map((objective) => objective.number));
  const added = wanted.flatMap(([measures, minutes, text]) =>
    minutes === null || written.some((o) => o.measures === measures)
      ? []
      : [{ text: text(durationInWords(minutes)), measures }],
  );
  const numbered = added.map((objective, index) => ({ ...objective, number: last + index + 1 }));
  await insertObjectives(w, exercise, numbered);
  return [...written, ...numbered];
}
