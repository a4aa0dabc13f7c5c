import type { EntityManager } from 'typeorm';
import type { ProgrammeFacts } from './programme-fact.rules';

const DRILLS = `
  SELECT x.held_on::text AS "on", x.called, x.reached_within_target AS "reachedWithinTarget", x.registrant_reached AS "registrantReached"
  FROM drill x WHERE x.vendor_id = $1 AND x.kind IN ('call_tree', 'message') AND x.withdrawn_reason IS NULL
    AND NOT EXISTS (SELECT 1 FROM drill n WHERE n.corrects = x.id) ORDER BY x.held_on DESC, x.recorded_at DESC`;

const RESTORES = `
  SELECT x.service_id AS "serviceId", x.held_on::text AS "on", x.sample_failures AS "sampleFailures", x.achieved_rpo_minutes AS "achievedRpoMinutes",
    x.rpo_objective_minutes AS "rpoObjectiveMinutes",
    greatest(0, x.differences - (SELECT coalesce(sum(c.reconciled), 0) FROM restore_reconciliation c JOIN restore_test o ON o.id = c.restore_test_id
      WHERE o.vendor_id = x.vendor_id AND o.ref = x.ref))::int AS "differencesOpen"
  FROM restore_test x WHERE x.vendor_id = $1 AND x.withdrawn_reason IS NULL
    AND NOT EXISTS (SELECT 1 FROM restore_test n WHERE n.corrects = x.id) ORDER BY x.held_on DESC, x.recorded_at DESC`;

/** Drills of communications and restore tests of a vendor that count, the latest first. */
export async function programmeFacts(manager: EntityManager, vendorId: string): Promise<ProgrammeFacts> {
  const drills: ProgrammeFacts['drills'] = await manager.query(DRILLS, [vendorId]);
  const restores: ProgrammeFacts['restores'] = await manager.query(RESTORES, [vendorId]);
  return { drills, restores };
}
