import type { EntityManager } from 'typeorm';
import type { ExercisePartFacts } from '../snapshot-recovery.model';
import { ownedBy, rows, texts, times } from '../../foundation/sql-columns';

type Owned<T> = T & { ownerId: string };
type Head = Owned<Omit<ExercisePartFacts, 'areas' | 'guests' | 'notes' | 'planChanges'>>;
type Area = ExercisePartFacts['areas'][number];
type Guest = ExercisePartFacts['guests'][number];
type Note = ExercisePartFacts['notes'][number];
type Change = ExercisePartFacts['planChanges'][number];

const HEAD = `
  SELECT e.id AS "ownerId", o.ref AS "retestOfRef", f.ref AS "retestFindingRef", d.ref AS "disruptionRef",
    CASE WHEN e.aar IS NULL THEN NULL ELSE jsonb_build_object('strengths', coalesce(e.aar -> 'strengths', '[]'), 'areas', coalesce(e.aar -> 'areas', '[]'), 'lessons', coalesce(e.aar -> 'lessons', '[]'),
      'openDifferences', e.aar -> 'openDifferences') END AS report
  FROM exercise e LEFT JOIN exercise o ON o.id = e.retest_of LEFT JOIN finding f ON f.id = e.retest_finding_id LEFT JOIN disruption d ON d.id = e.disruption_id`;

const AREA = `
  SELECT e.id AS "ownerId", t.area, a.result, ${texts('a.note')}
  FROM exercise e CROSS JOIN LATERAL unnest(e.test_areas) WITH ORDINALITY AS t(area, place) LEFT JOIN exercise_area a ON a.exercise_id = e.id AND a.area = t.area`;

const GUEST = `
  SELECT g.exercise_id AS "ownerId", g.name, g.organisation, app.person_name(g.named_by) AS "namedBy", ${times('g.named_at')}
  FROM run_guest g JOIN exercise e ON e.id = g.exercise_id`;

// What observers wrote down while it ran; a note that was put right stands beside what it corrects.
const NOTE = `
  SELECT n.exercise_id AS "ownerId", n.number, n.side, coalesce(n.text, '') AS text, n.corrects, coalesce(g.name, app.person_name(n.entered_by)) AS by, ${times('n.happened_at')}
  FROM run_entry n JOIN exercise e ON e.id = n.exercise_id LEFT JOIN run_guest g ON g.id = n.guest_id`;

const CHANGE = `
  SELECT c.exercise_id AS "ownerId", c.step_number AS "stepNumber", c.step_title AS "stepTitle", c.disposition, c.reason, c.finding_ref AS "findingRef", p.ref || ' v' || v.label AS "into"
  FROM plan_change c JOIN exercise e ON e.id = c.exercise_id JOIN plan_version v ON v.id = c.plan_version_id JOIN plan p ON p.id = v.plan_id`;

/** What stands around each exercise that `where` names: areas, observers and their notes, the after-action report. */
export async function readExerciseParts(
  manager: EntityManager,
  { where, parameters }: { where: string; parameters: unknown[] },
): Promise<Map<string, ExercisePartFacts>> {
  const ask = <T>(sql: string, order: string) => rows<Owned<T>>(manager, `${sql} WHERE ${where} ${order}`, parameters);
  const heads = await rows<Head>(manager, `${HEAD} WHERE ${where} ORDER BY e.ref`, parameters);
  const areas = await ask<Area>(AREA, 'ORDER BY e.id, t.place');
  const guests = await ask<Guest>(GUEST, 'ORDER BY g.exercise_id, g.named_at, g.id');
  const notes = await rows<Owned<Note>>(
    manager,
    `${NOTE} WHERE n.kind IN ('note', 'note_corrected') AND ${where} ORDER BY n.exercise_id, n.number`,
    parameters,
  );
  const changes = await ask<Change>(CHANGE, 'ORDER BY c.exercise_id, c.step_number, c.id');
  return new Map(
    heads.map(({ ownerId, ...head }) => [
      ownerId,
      {
        ...head,
        areas: ownedBy(areas, ownerId),
        guests: ownedBy(guests, ownerId),
        notes: ownedBy(notes, ownerId),
        planChanges: ownedBy(changes, ownerId),
      },
    ]),
  );
}
