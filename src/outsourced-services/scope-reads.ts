import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import { ScopeDecision } from './scope-decision.entity';
import type { ScopeDecisionView } from './scope.dto';

export async function requireDecision(manager: EntityManager, id: string): Promise<ScopeDecision> {
  const decision = await manager.getRepository(ScopeDecision).findOne({ where: { id } });
  if (!decision) throw notFound('scope decision');
  return decision;
}

const DECISIONS = `
  SELECT d.id, d.service_id AS "serviceId", d.facts, d.proposed_tier AS "proposedTier", d.proposed_score AS "proposedScore",
    d.proposed_reason AS "proposedReason", d.previous_tier AS "previousTier", d.tier, d.flags, d.icfr_relevant AS "icfrRelevant",
    d.icfr_reason AS "icfrReason", d.accounts, d.reason, d.decided_by AS "decidedBy", app.person_name(d.decided_by) AS "decidedByName",
    d.decided_at AS "decidedAt", d.needs_approval AS "needsApproval", d.approval_grounds AS "approvalGrounds", d.approval,
    a.answer AS "soxAnswer", a.reason AS "soxReason", app.person_name(a.answered_by) AS "soxAnsweredByName",
    d.approval_reason AS "approvalReason", app.person_name(d.approved_by) AS "approvedByName", d.approved_at AS "approvedAt",
    d.effective_from::text AS "effectiveFrom", coalesce(s.scope_decision_id = d.id, false) AS "inForce"
  FROM scope_decision d JOIN service s ON s.id = d.service_id LEFT JOIN scope_sox_answer a ON a.scope_decision_id = d.id
  WHERE d.service_id = $1 ORDER BY d.decided_at DESC, d.id DESC`;

type Row = Omit<ScopeDecisionView, 'decidedAt' | 'approvedAt'> & { decidedAt: Date; approvedAt: Date | null };

/** Newest first. Only the registrant's side and its auditor may ask. */
export async function scopeDecisionsOf(manager: EntityManager, serviceId: string): Promise<ScopeDecisionView[]> {
  const rows: Row[] = await manager.query(DECISIONS, [serviceId]);
  return rows.map((row) => ({
    ...row,
    decidedAt: row.decidedAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString() ?? null,
  }));
}
