import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import type { Refusal } from '../../foundation/refusal';
import type { Exercise } from '../exercise.entity';
import { AREA_WORDS, areasWithoutResult, TEST_AREAS } from './areas.rules';
import { ExerciseArea } from './deferral.entity';
import { deferralRows } from './deferral-rows';
import type { TestAreaView, ExercisePart, LinkedTraining, LinkedTrial, OtherExercise } from './exercise-part.dto';
import { pctOf } from './drill.rules';
import { windowRows } from './register-rows';
import { isLast } from './register-writing';
import { kindWarning } from './sufficiency.rules';

const OTHER = `SELECT id, ref, title, state, outcome, planned_on::text AS "plannedOn" FROM exercise`;

/** What the programme says of an exercise: areas, retests, requests to put it off, and what it rides on. */
export async function exercisePart(
  manager: EntityManager,
  exercise: Exercise,
  tier: Tier | null,
): Promise<ExercisePart> {
  const [retestOf]: OtherExercise[] = await manager.query(`${OTHER} WHERE id = $1`, [exercise.retestOf]);
  const retestedBy: OtherExercise[] = await manager.query(`${OTHER} WHERE retest_of = $1 ORDER BY planned_on, ref`, [
    exercise.id,
  ]);
  return {
    testAreas: exercise.testAreas,
    areas: await areasOf(manager, exercise),
    kindWarning: kindWarning(exercise.kind, tier),
    retestOf: retestOf ?? null,
    retestFindingId: exercise.retestFindingId,
    retestedBy,
    deferrals: await deferralRows(manager, { exerciseId: exercise.id }),
    agreedIn: await agreedIn(manager, exercise.id),
    maintenanceWindow: await windowOf(manager, exercise.maintenanceWindowId),
    trainings: await trainingsOf(manager, exercise.id),
    trials: await trialsOf(manager, exercise.id),
  };
}

/** Areas of a running test that have no result: its results are not complete without them. */
export async function areaGaps(manager: EntityManager, exercise: Exercise): Promise<Refusal[]> {
  const given = await manager.getRepository(ExerciseArea).find({ where: { exerciseId: exercise.id } });
  const open = areasWithoutResult(
    exercise.testAreas,
    given.map(({ area }) => area),
  );
  return open.map((area) => ({
    code: 'area-without-result',
    reason: `${AREA_WORDS[area]} was to be tested and has no result.`,
    pointer: `/areas/${area}`,
  }));
}

async function areasOf(manager: EntityManager, exercise: Exercise): Promise<TestAreaView[]> {
  const rows: TestAreaView[] = await manager.query(
    `SELECT area, result, note, app.person_name(recorded_by) AS "recordedByName" FROM exercise_area WHERE exercise_id = $1`,
    [exercise.id],
  );
  const chosen = TEST_AREAS.filter((area) => (exercise.testAreas ?? []).includes(area));
  return chosen.map(
    (area) => rows.find((row) => row.area === area) ?? { area, result: null, note: '', recordedByName: null },
  );
}

async function agreedIn(manager: EntityManager, exerciseId: string): Promise<string | null> {
  const [row]: { ref: string }[] = await manager.query(
    `SELECT p.ref FROM exercise_programme_line l JOIN exercise_programme p ON p.id = l.programme_id WHERE l.exercise_id = $1 AND p.state = 'agreed' LIMIT 1`,
    [exerciseId],
  );
  return row?.ref ?? null;
}

/** The window as it stands now: the last entry of the linked one's reference. */
async function windowOf(manager: EntityManager, id: string | null) {
  if (id === null) return null;
  const [last] = await windowRows(manager, { historyOf: id });
  return last ?? null;
}

async function trainingsOf(manager: EntityManager, exerciseId: string): Promise<LinkedTraining[]> {
  const rows: (LinkedTraining & { people: number; completed: number })[] = await manager.query(
    `SELECT o.id, x.ref, x.role_label AS "roleLabel", x.topic, x.held_on::text AS "heldOn", x.people, x.completed
     FROM exercise_training l JOIN training_record o ON o.id = l.training_record_id
     JOIN training_record x ON x.vendor_id = o.vendor_id AND x.ref = o.ref AND ${isLast('training_record')}
     WHERE l.exercise_id = $1 ORDER BY x.held_on, x.ref`,
    [exerciseId],
  );
  return rows.map(({ people, completed, ...row }) => ({ ...row, completedPct: pctOf(completed, people) }));
}

function trialsOf(manager: EntityManager, exerciseId: string): Promise<LinkedTrial[]> {
  return manager.query(
    `SELECT x.id, x.ref, 'drill' AS kind, x.title, x.held_on::text AS "heldOn" FROM drill x
       WHERE x.exercise_id = $1 AND x.withdrawn_reason IS NULL AND ${isLast('drill')}
     UNION ALL SELECT x.id, x.ref, 'restore_test', s.name, x.held_on::text FROM restore_test x JOIN service s ON s.id = x.service_id
       WHERE x.exercise_id = $1 AND x.withdrawn_reason IS NULL AND ${isLast('restore_test')} ORDER BY 2`,
    [exerciseId],
  );
}
