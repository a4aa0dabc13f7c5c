import type { EntityManager } from 'typeorm';
import type { ImpactFact } from './impact-fact.rules';

const FACTS = `
  SELECT s.id AS "serviceId", i.id IS NOT NULL AS "isAssessed", CASE WHEN i.id IS NULL THEN o.mtpd_minutes ELSE i.mtpd_minutes END AS "mtpdMinutes",
    CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('rtoMinutes', o.rto_minutes, 'rpoMinutes', o.rpo_minutes, 'backups', o.basis -> 'backups') END AS objectives
  FROM service s
    LEFT JOIN impact_assessment i ON i.service_id = s.id AND i.state = 'in_force'
    LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
  WHERE s.vendor_id = $1 AND s.state = 'active' ORDER BY s.ref`;

/** Impact and objectives of a vendor's services, under the asking person's own rights. */
export const impactFacts = (manager: EntityManager, vendorId: string): Promise<ImpactFact[]> =>
  manager.query(FACTS, [vendorId]);
