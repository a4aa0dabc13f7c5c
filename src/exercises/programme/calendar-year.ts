import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { yearFrom } from './calendar.rules';
import type { Cycle } from './areas.rules';

export interface ProgrammeYear extends Cycle {
  periodId: string | null;
  code: string;
}

const PERIODS = `SELECT id AS "periodId", code, starts_on::text AS "from", ends_on::text AS "to" FROM compliance_period`;

/** The year of a compliance period; without one, of the period that today lies in, else the calendar year. */
export async function programmeYear(
  manager: EntityManager,
  asked: { periodId: string | null; today: string },
): Promise<ProgrammeYear> {
  if (asked.periodId !== null) {
    const [period]: ProgrammeYear[] = await manager.query(`${PERIODS} WHERE id = $1`, [asked.periodId]);
    if (!period) throw notFound('period');
    return period;
  }
  const [period]: ProgrammeYear[] = await manager.query(
    `${PERIODS} WHERE $1::date BETWEEN starts_on AND ends_on ORDER BY starts_on DESC LIMIT 1`,
    [asked.today],
  );
  if (period) return period;
  const year = asked.today.slice(0, 4);
  return { ...yearFrom(`${year}-01-01`), periodId: null, code: year };
}
