import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import type { Cycle } from './areas.rules';
import type { ActivityOfProgramme, LineOfProgramme } from './programme.deeds';
import { ExerciseProgramme, ExerciseProgrammeLine, ProgrammeActivity } from './programme.entity';

type Owned = Pick<ExerciseProgramme, 'id' | 'registrantId' | 'vendorId'>;

/** The programme of a vendor's year that is not agreed yet, and the latest of any state. */
export async function openProgramme(
  manager: EntityManager,
  of: { vendorId: string; periodId: string },
): Promise<[open: ExerciseProgramme | null, last: ExerciseProgramme | null]> {
  const all = await manager.getRepository(ExerciseProgramme).find({ where: of, order: { number: 'DESC' } });
  const open = all.find(({ state }) => ['draft', 'returned', 'proposed'].includes(state)) ?? null;
  return [open, all[0] ?? null];
}

/** A draft of the next number, with the activities of the last one and what was done of them. */
export async function insertProgramme(
  w: OpenWork,
  of: { vendorId: string; periodId: string; last: ExerciseProgramme | null },
): Promise<Owned & { ref: string; number: number }> {
  const { vendorId, periodId, last } = of;
  const [reference]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('XP') AS ref`);
  const programme = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId, ref: reference?.ref ?? '', periodId },
    ...{ ...after(last), state: 'draft' as const },
    ...{ createdBy: w.actor.personId, createdAt: w.at, version: 1 },
  };
  await w.manager.getRepository(ExerciseProgramme).insert(programme);
  if (last !== null) await copyActivities(w, last.id, programme.id);
  return programme;
}

const after = (last: ExerciseProgramme | null) =>
  last === null ? { number: 1, note: '' } : { number: last.number + 1, note: last.note };

async function copyActivities(w: OpenWork, from: string, to: string): Promise<void> {
  const earlier = await w.manager.getRepository(ProgrammeActivity).find({ where: { programmeId: from } });
  const copies = earlier.map((one) => ({ ...one, id: newId(), programmeId: to }));
  if (copies.length > 0) await w.manager.getRepository(ProgrammeActivity).insert(copies);
}

export async function activitiesOf(manager: EntityManager, programmeId: string): Promise<ActivityOfProgramme[]> {
  const rows = await manager.getRepository(ProgrammeActivity).find({ where: { programmeId }, order: { kind: 'ASC' } });
  return rows.map(({ kind, plannedOn, ownerName, what }) => ({ kind, plannedOn, ownerName, what }));
}

/** Writes the activities given; one that is not named stays as it is, with what was done of it. */
export async function writeActivities(
  w: OpenWork,
  { id: programmeId, registrantId, vendorId }: Owned,
  activities: readonly ActivityOfProgramme[],
): Promise<void> {
  for (const { kind, plannedOn, ownerName, what } of activities)
    await w.manager.query(
      `INSERT INTO programme_activity (id, registrant_id, vendor_id, programme_id, kind, planned_on, owner_name, what) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (programme_id, kind) DO UPDATE SET planned_on = excluded.planned_on, owner_name = excluded.owner_name, what = excluded.what`,
      [newId(), registrantId, vendorId, programmeId, kind, plannedOn, ownerName, what],
    );
}

/** Takes in every exercise that is planned within the year, in place of what a returned proposal held. */
export async function takeLines(w: OpenWork, programme: Owned, year: Cycle): Promise<LineOfProgramme[]> {
  const { id: programmeId, registrantId, vendorId } = programme;
  await w.manager.query('DELETE FROM exercise_programme_line WHERE programme_id = $1', [programmeId]);
  const lines: LineOfProgramme[] = await w.manager.query(
    `SELECT id AS "exerciseId", service_id AS "serviceId", kind, planned_on::text AS "plannedOn" FROM exercise
     WHERE vendor_id = $1 AND state <> 'cancelled' AND planned_on BETWEEN $2 AND $3 ORDER BY planned_on, ref`,
    [vendorId, year.from, year.to],
  );
  const rows = lines.map((line) => ({ ...line, id: newId(), registrantId, vendorId, programmeId }));
  if (rows.length > 0) await w.manager.getRepository(ExerciseProgrammeLine).insert(rows as ExerciseProgrammeLine[]);
  return lines;
}
