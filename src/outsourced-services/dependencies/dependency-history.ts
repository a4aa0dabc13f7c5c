import type { EntityManager } from 'typeorm';
import type { WordView } from './dependencies.dto';

type Row = Omit<WordView, 'recordedAt'> & { recordedAt: Date };

/** Each word of either side on a dependency, the newest first. */
export async function historyOf(manager: EntityManager, dependencyId: string): Promise<WordView[]> {
  const rows: Row[] = await manager.query(
    `SELECT id, side, outcome, objection, terms, given_on::text AS "givenOn", given_by AS "givenBy", how, note,
       app.person_name(recorded_by) AS "recordedByName", recorded_at AS "recordedAt"
     FROM dependency_confirmation WHERE dependency_id = $1 ORDER BY recorded_at DESC, id DESC`,
    [dependencyId],
  );
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}
