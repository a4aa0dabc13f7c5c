import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState } from '../../foundation/problem';
import type { Refusal } from '../../foundation/refusal';
import { lockExercise, requireSeen, subjectOf } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { refusalUnless } from '../exercise.rules';
import type { AreaResultInput, LinkExercise, RecordAreas } from './exercise-part.dto';
import { inWords } from './register-writing';
import './programme.deeds';

const NOT_ENDED = [
  ...(['planned', 'scheduled', 'postponed', 'in_progress', 'results_entered', 'aar_issued', 'submitted'] as const),
];

/** Results of the three areas, and what an exercise rides on. */
@Injectable()
export class ExercisePartsService {
  constructor(private readonly work: Work) {}

  /** How each area that was chosen went; a later word on the same area takes the place of the earlier one. */
  recordAreas(actor: Actor, id: string, given: RecordAreas): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, id);
      const open = ['in_progress', 'results_entered'] as const;
      heedState(refusalUnless(exercise.state, open, 'areas get their results while it runs'));
      const results = given.results.map(({ area, result, note }) => ({ area, result, note: note?.trim() ?? '' }));
      heed(...results.flatMap((row, index) => areaRefusals(row, { exercise, at: `/results/${index}` })));
      const { registrantId, vendorId } = exercise;
      for (const { area, result, note } of results)
        await w.manager.query(
          `INSERT INTO exercise_area (id, registrant_id, vendor_id, exercise_id, area, result, note, recorded_by, recorded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (exercise_id, area) DO UPDATE SET result = excluded.result, note = excluded.note, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
          [newId(), registrantId, vendorId, id, area, result, note, actor.personId, w.at],
        );
      await w.record('exercise.areas-recorded', subjectOf(exercise), { results });
    });
  }

  /** The maintenance window that it rides on and the trainings that prepared for it, in place of those before. */
  link(actor: Actor, id: string, given: LinkExercise): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, id);
      heedState(refusalUnless(exercise.state, NOT_ENDED, 'its links are kept as they are'));
      requireSeen(exercise, given.version);
      const maintenanceWindowId = given.maintenanceWindowId ?? null;
      const { registrantId, vendorId } = exercise;
      try {
        await w.manager.query('UPDATE exercise SET maintenance_window_id = $2, version = version + 1 WHERE id = $1', [
          id,
          maintenanceWindowId,
        ]);
        await w.manager.query('DELETE FROM exercise_training WHERE exercise_id = $1', [id]);
        for (const trainingRecordId of given.trainingRecordIds)
          await w.manager.query(
            'INSERT INTO exercise_training (id, registrant_id, vendor_id, exercise_id, training_record_id) VALUES ($1, $2, $3, $4, $5)',
            [newId(), registrantId, vendorId, id, trainingRecordId],
          );
      } catch (error) {
        throw inWords(error);
      }
      const { trainingRecordIds } = given;
      await w.record('exercise.linked', subjectOf(exercise), { maintenanceWindowId, trainingRecordIds });
    });
  }
}

function areaRefusals(row: AreaResultInput, on: { exercise: Exercise; at: string }): Refusal[] {
  const refusals: Refusal[] = [];
  if (!(on.exercise.testAreas ?? []).includes(row.area))
    refusals.push({
      code: 'area-not-chosen',
      reason: 'This area was not chosen before the start.',
      pointer: `${on.at}/area`,
    });
  if (row.result !== 'pass' && row.note === '')
    refusals.push({ code: 'note-missing', reason: 'Say what happened.', pointer: `${on.at}/note` });
  return refusals;
}
