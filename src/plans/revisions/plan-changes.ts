import type { EntityManager } from 'typeorm';
import type { PlanChangeView } from '../plan-views.dto';
import type { PlanVersion } from '../plan-version.entity';

// What a version did not take in since it was never accepted, the next one has to.
const CHANGES = `
  SELECT c.id, c.step_number AS "stepNumber", c.step_title AS "stepTitle", c.disposition, c.reason, c.exercise_id AS "exerciseId", c.exercise_ref AS "exerciseRef",
    c.finding_id AS "findingId", c.finding_ref AS "findingRef", c.added_at AS "addedAt"
  FROM plan_change c JOIN plan_version v ON v.id = c.plan_version_id
  WHERE v.plan_id = $1 AND v.number <= $2
    AND NOT EXISTS (SELECT 1 FROM plan_version a WHERE a.plan_id = $1 AND a.number >= v.number AND a.number < $2 AND a.accepted_at IS NOT NULL)
  ORDER BY c.added_at, c.exercise_ref, c.step_number, c.id`;

/** What tests said that this version has to take in. */
export async function changesFor(
  manager: EntityManager,
  { planId, number }: Pick<PlanVersion, 'planId' | 'number'>,
): Promise<PlanChangeView[]> {
  const rows: (Omit<PlanChangeView, 'addedAt'> & { addedAt: Date })[] = await manager.query(CHANGES, [planId, number]);
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}
