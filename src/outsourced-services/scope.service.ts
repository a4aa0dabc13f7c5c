import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './services.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { refuseStale } from '../vendors/amendment';
import { ScopeDecision } from './scope-decision.entity';
import { requireDecision, scopeDecisionsOf } from './scope-reads';
import type { ApproveScope, DecideScope, ScopeDecisionView, TieringInput, TierProposalView } from './scope.dto';
import { approvalGroundsOf, flagsOf, refusalsToDecideScope, refusalToApproveScope } from './scope.rules';
import { requireService } from './service-reads';
import { keepSoxAnswer, soxAnswerTo } from './scope-sox-answers';
import { Service } from './service.entity';
import { serviceSubject } from './services.service';
import { proposeTier, type TieringFacts } from './tiering.rules';

/** Tier, flags and ICFR relevance of a service: proposed by rule, decided by a person, approved by the second line. */
@Injectable()
export class ScopeService {
  constructor(private readonly work: Work) {}

  /** What the rule proposes for these facts; saves nothing. */
  propose(actor: Actor, serviceId: string, given: TieringInput): Promise<TierProposalView> {
    return this.work.read(actor, async ({ manager }) => {
      await requireService(manager, serviceId);
      return proposeTier(factsOf(given));
    });
  }

  /** In force at once, unless it lowers the tier, switches ICFR relevance off or overrides the proposal: then it waits. */
  decide(actor: Actor, serviceId: string, given: DecideScope): Promise<ScopeDecisionView> {
    return this.work.perform(actor, async (w) => one(w.manager, await this.decideWithin(w, serviceId, given)));
  }

  /** As `decide`, within a Work that does more. */
  async decideWithin(w: OpenWork, serviceId: string, given: DecideScope): Promise<ScopeDecision> {
    const service = await requireService(w.manager, serviceId);
    heedState(refusalToDecideNow(service, await waitingFor(w.manager, serviceId)));
    refuseStale(service, given.version);
    const decision = decisionOf(w, service, given);
    heed(...refusalsToDecideScope(decision));
    await w.manager.getRepository(ScopeDecision).insert(decision);
    if (!decision.needsApproval) await putInForce(w, decision);
    await w.record('scope.decided', serviceSubject(service), decided(decision));
    return decision;
  }

  /** SD-12: the answer of the second line, and before it of the SOX office, to a decision that waits. */
  answer(actor: Actor, decisionId: string, given: ApproveScope): Promise<ScopeDecisionView> {
    return this.work.perform(actor, async (w) => {
      const decision = await requireDecision(w.manager, decisionId);
      const service = await requireService(w.manager, decision.serviceId);
      heedState(refusalToAnswerNow(decision));
      if (actor.role === 'sox_office') await keepSoxAnswer(w, decision, given);
      else await refuseApproval(w, { service, decision, given });
      const isFinal = actor.role !== 'sox_office' || given.decision === 'rejected';
      if (isFinal) await writeAnswer(w, decision, given);
      if (isFinal && given.decision === 'approved') await putInForce(w, decision);
      const { id, tier, flags, icfrRelevant } = decision;
      const particulars = { decisionId: id, tier, flags, icfrRelevant, reason: given.reason };
      const deed = isFinal ? (`scope.${given.decision}` as const) : 'scope.sox-office-approved';
      await w.record(deed, serviceSubject(service), particulars);
      return one(w.manager, decision);
    });
  }
}

/** The rule's facts from what was entered; a time belongs to an analysis that was made, and only there. */
export function factsOf(given: TieringInput): TieringFacts {
  const { highestImpact, substitutability, volumeSharePct, sensitiveData, lifeSafety } = given;
  const { icfrRelevant, sharedConcentration, regulatorCallsCritical } = given;
  return {
    mtpdMinutes: mtpdOf(given),
    ...{ highestImpact, substitutability, volumeSharePct, sensitiveData, lifeSafety },
    ...{ icfrRelevant, sharedConcentration, regulatorCallsCritical },
  };
}

function mtpdOf({ impactAnalysis, mtpdMinutes }: TieringInput): TieringFacts['mtpdMinutes'] {
  const given = mtpdMinutes !== undefined;
  if ((impactAnalysis === 'analysed') !== given) {
    const message = given
      ? 'Leave this empty unless the impact analysis found a time.'
      : 'Enter the time after which harm becomes unacceptable.';
    throw new Problem('invalid-input', message, [{ pointer: '/mtpdMinutes', message }]);
  }
  return impactAnalysis === 'analysed' ? (mtpdMinutes ?? 0) : impactAnalysis;
}

function decisionOf(w: OpenWork, service: Service, given: DecideScope): ScopeDecision {
  const facts = factsOf(given);
  const { tier: proposedTier, score: proposedScore, reason: proposedReason } = proposeTier(facts);
  const { tier, icfrRelevant, icfrReason, reason } = given;
  const wanted = { proposedTier, tier, icfrRelevant, icfrReason, reason, accounts: given.accounts ?? '' };
  const approvalGrounds = approvalGroundsOf(service, wanted);
  const needsApproval = approvalGrounds.length > 0;
  return {
    ...{ id: newId(), registrantId: service.registrantId, vendorId: service.vendorId, serviceId: service.id },
    ...{ facts, proposedScore, proposedReason, previousTier: service.tier },
    ...wanted,
    flags: flagsOf(given.flags, icfrRelevant),
    ...{ decidedBy: w.actor.personId, decidedAt: w.at, needsApproval, approvalGrounds },
    ...{ approval: null, approvalReason: null, approvedBy: null, approvedAt: null },
    effectiveFrom: needsApproval ? null : w.at.slice(0, 10),
  };
}

function decided(decision: ScopeDecision) {
  const { id: decisionId, tier, flags, icfrRelevant, facts, proposedTier, proposedScore, proposedReason } = decision;
  const { previousTier, icfrReason, accounts, reason, needsApproval, approvalGrounds } = decision;
  return {
    ...{ decisionId, tier, flags, icfrRelevant, facts, proposedTier, proposedScore, proposedReason },
    ...{ previousTier, icfrReason, accounts, reason, needsApproval, approvalGrounds },
  };
}

async function putInForce(w: OpenWork, decision: ScopeDecision): Promise<void> {
  const { serviceId, tier, flags, icfrRelevant, icfrReason, id } = decision;
  await w.manager.query(
    'UPDATE service SET tier = $2, flags = $3, icfr_relevant = $4, icfr_reason = $5, scope_decision_id = $6, version = version + 1 WHERE id = $1',
    [serviceId, tier, flags, icfrRelevant, icfrReason, id],
  );
}

/** A rejection needs nobody else's word; an approval that switches ICFR relevance off needs the SOX office's before. */
async function refuseApproval(
  w: OpenWork,
  { service, decision, given }: { service: Service; decision: ScopeDecision; given: ApproveScope },
): Promise<void> {
  const before = { tier: service.tier, icfrRelevant: service.icfrRelevant };
  const { personId, role } = w.actor;
  const asked = await soxAnswerTo(w, decision.id);
  const sox = given.decision === 'approved' ? asked : { ...asked, hasSoxOffice: false };
  const approver = { personId, role };
  heed(refusalToApproveScope({ before, wanted: decision, decidedBy: decision.decidedBy, approver, sox }));
}

async function writeAnswer(w: OpenWork, decision: ScopeDecision, given: ApproveScope): Promise<void> {
  const effectiveFrom = given.decision === 'approved' ? w.at.slice(0, 10) : null;
  const [, answered]: [unknown, number] = await w.manager.query(
    `UPDATE scope_decision SET approval = $2, approval_reason = $3, approved_by = $4, approved_at = $5, effective_from = $6
     WHERE id = $1 AND approval IS NULL`,
    [decision.id, given.decision, given.reason, w.actor.personId, w.at, effectiveFrom],
  );
  if (answered === 0) throw new Problem('wrong-state', 'Somebody answered this decision a moment ago.');
}

async function waitingFor(manager: EntityManager, serviceId: string): Promise<boolean> {
  const waiting: unknown[] = await manager.query(
    'SELECT 1 FROM scope_decision WHERE service_id = $1 AND needs_approval AND approval IS NULL',
    [serviceId],
  );
  return waiting.length > 0;
}

function refusalToDecideNow(service: Service, waits: boolean) {
  if (service.state === 'ended') return { code: 'service_ended', reason: 'This service has ended.' };
  if (!waits) return null;
  return { code: 'decision_waits', reason: 'A decision for this service waits for the second line already.' };
}

function refusalToAnswerNow({ needsApproval, approval }: ScopeDecision) {
  if (!needsApproval) return { code: 'in_force', reason: 'This decision took effect at once and needs no approval.' };
  return approval === null ? null : { code: 'answered', reason: `This decision was ${approval} already.` };
}

async function one(manager: EntityManager, { id, serviceId }: ScopeDecision): Promise<ScopeDecisionView> {
  const decision = (await scopeDecisionsOf(manager, serviceId)).find((d) => d.id === id);
  if (!decision) throw notFound('scope decision');
  return decision;
}
