import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import type { ReportPeriod } from './coverage.dto';

const PERIOD = `
  SELECT id, code, starts_on::text AS "startsOn", ends_on::text AS "endsOn", state
  FROM compliance_period`;

/** The period asked for; else the opened one that holds today; else the one opened last; else null. */
export async function reportPeriod(
  manager: EntityManager,
  asked: { periodId?: string; today: string },
): Promise<ReportPeriod | null> {
  if (asked.periodId) {
    const [named]: ReportPeriod[] = await manager.query(`${PERIOD} WHERE id = $1`, [asked.periodId]);
    if (!named) throw notFound('period');
    return named;
  }
  const [current]: ReportPeriod[] = await manager.query(
    `${PERIOD} WHERE state <> 'planned' ORDER BY ($1::date BETWEEN starts_on AND ends_on) DESC, starts_on DESC LIMIT 1`,
    [asked.today],
  );
  return current ?? null;
}
