import type { EntityManager } from 'typeorm';

export interface ExpiredException {
  id: string;
  ref: string;
  obligationId: string;
  requirementCode: string;
  /** Its last day, YYYY-MM-DD. */
  until: string;
}

const EXPIRED = `
  SELECT x.id, x.ref, x.obligation_id AS "obligationId", o.requirement_code AS "requirementCode", x.wanted_until::text AS until
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id
  WHERE x.vendor_id = $1 AND o.period_id = $2 AND x.state = 'approved' AND x.wanted_until < $3::date
    AND o.conclusion = 'excepted' AND o.excepted_until = x.wanted_until
  ORDER BY x.ref`;

/** Exceptions that have run out while their obligation still rests on them, as of `today` (YYYY-MM-DD). */
export function expiredExceptionsOn(
  manager: EntityManager,
  where: { vendorId: string; periodId: string; today: string },
): Promise<ExpiredException[]> {
  return manager.query(EXPIRED, [where.vendorId, where.periodId, where.today]);
}
