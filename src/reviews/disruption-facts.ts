import type { EntityManager } from 'typeorm';
import type { DisruptionFact, DisruptionMetricFacts, ReliabilityFact } from './disruption-fact.rules';

const EVENTS = `
  SELECT d.ref,
    ARRAY(SELECT o.id FROM obligation o WHERE o.vendor_id = d.vendor_id AND split_part(o.occurrence_key, ':', 1) IN ('disruption_recovered', 'disruption_closed')
      AND split_part(o.occurrence_key, ':', 2) = d.ref) AS "obligationIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('serviceId', h.service_id, 'ref', s.ref, 'rtoObjectiveMinutes', h.rto_objective_minutes,
      'rpoObjectiveMinutes', h.rpo_objective_minutes, 'achievedRtoMinutes', h.achieved_rto_minutes, 'achievedRpoMinutes', h.achieved_rpo_minutes,
      'verifiedOn', (h.verified_at AT TIME ZONE 'UTC')::date) ORDER BY s.ref), '[]')
      FROM disruption_service h JOIN service s ON s.id = h.service_id WHERE h.disruption_id = d.id AND h.removed_at IS NULL) AS services,
    (d.returned_to_normal_at AT TIME ZONE 'UTC')::date::text AS "returnedToNormalOn", (d.aar_issued_at AT TIME ZONE 'UTC')::date::text AS "reportedOn",
    (SELECT count(*)::int FROM disruption_activation a JOIN plan_step t ON t.plan_version_id = a.plan_version_id WHERE a.disruption_id = d.id
      AND NOT EXISTS (SELECT 1 FROM disruption_disposition p WHERE p.disruption_id = d.id AND p.plan_step_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM step_result r JOIN exercise e ON e.id = r.exercise_id WHERE e.disruption_id = d.id AND r.plan_step_id = t.id AND r.disposition IS NOT NULL)) AS "undecidedSteps",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('serviceId', r.service_id, 'processedCount', r.processed_count, 'comparedCount', r.compared_count,
      'differenceCount', r.difference_count, 'resolvedCount', r.resolved_count)), '[]')
      FROM reconciliation_record r WHERE r.disruption_id = d.id AND NOT EXISTS (SELECT 1 FROM reconciliation_record n WHERE n.replaces = r.id)) AS reconciliations,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('verdict', c.verdict)), '[]') FROM recovery_control c WHERE c.disruption_id = d.id) AS controls,
    ARRAY(SELECT f.source_part FROM finding f WHERE f.source_kind = 'disruption' AND f.source_id = d.id AND f.source_part IS NOT NULL AND f.state <> 'void') AS "partsWithFinding"
  FROM disruption d WHERE d.vendor_id = $1 AND d.withdrawn_at IS NULL ORDER BY d.ref`;

const RELIABILITY = `
  SELECT obligation_id AS "obligationId", stance, coalesce(length(trim(why_sufficient)) > 0, false) AS explained, decision
  FROM reliability_measure WHERE vendor_id = $1 AND superseded_at IS NULL ORDER BY obligation_id, area`;

/** What the registers hold of a vendor's real events and of its emergency-call measures. */
export async function disruptionFacts(manager: EntityManager, vendorId: string): Promise<DisruptionMetricFacts> {
  const events: DisruptionFact[] = await manager.query(EVENTS, [vendorId]);
  const reliability: ReliabilityFact[] = await manager.query(RELIABILITY, [vendorId]);
  return { events, reliability };
}
