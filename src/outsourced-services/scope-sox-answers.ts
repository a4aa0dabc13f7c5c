import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed } from '../foundation/problem';
import type { ScopeDecision } from './scope-decision.entity';
import type { ApproveScope } from './scope.dto';
import { refusalOfSoxOffice } from './scope.rules';
import { ScopeSoxAnswer } from './scope-sox-answer.entity';

/** Whether the registrant has a SOX office to ask, and who of it approved this decision. */
export async function soxAnswerTo(
  w: Pick<OpenWork, 'manager' | 'at'>,
  decisionId: string,
): Promise<{ hasSoxOffice: boolean; approvedBy: string | null }> {
  const [row]: { hasSoxOffice: boolean; approvedBy: string | null }[] = await w.manager.query(
    `SELECT EXISTS (SELECT 1 FROM membership WHERE role = 'sox_office' AND revoked_at IS NULL AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on >= $2::date)) AS "hasSoxOffice",
       (SELECT answered_by FROM scope_sox_answer WHERE scope_decision_id = $1 AND answer = 'approved') AS "approvedBy"`,
    [decisionId, w.at.slice(0, 10)],
  );
  return row ?? { hasSoxOffice: false, approvedBy: null };
}

/** Keeps the SOX office's word on a decision that switches ICFR relevance off (SD-12). */
export async function keepSoxAnswer(w: OpenWork, decision: ScopeDecision, given: ApproveScope): Promise<void> {
  const { id, registrantId, vendorId, decidedBy, approvalGrounds: grounds } = decision;
  const answered = await hasAnswered(w.manager, id);
  heed(refusalOfSoxOffice({ grounds, answered, decidedBy, personId: w.actor.personId }));
  const said = { answer: given.decision, reason: given.reason, answeredBy: w.actor.personId, answeredAt: w.at };
  const about = { id: newId(), registrantId, vendorId, scopeDecisionId: id, decidedBy };
  await w.manager.getRepository(ScopeSoxAnswer).insert({ ...about, ...said });
}

async function hasAnswered(manager: EntityManager, decisionId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM scope_sox_answer WHERE scope_decision_id = $1', [
    decisionId,
  ]);
  return rows.length > 0;
}
