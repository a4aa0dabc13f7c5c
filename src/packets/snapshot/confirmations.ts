import {
  confirmationDecisions,
  confirmationRecords,
  type ConfirmationRecord,
} from '../../attestations/confirmations/confirmation-reads';
import type { ConfirmationFacts } from '../snapshot-events.model';
import type { QuestionSetFacts } from '../snapshot-registers.model';
import { plain } from './plain';
import { columns, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

/** Quarterly change confirmations of the period, declined and returned ones too. */
export async function readConfirmations({ manager, vendorId, period }: Registers): Promise<ConfirmationFacts[]> {
  const found = await confirmationRecords(manager, { vendorId, periodId: period.id });
  const confirmations: ConfirmationFacts[] = [];
  for (const one of found)
    confirmations.push({ ...factsOf(one), decisions: await confirmationDecisions(manager, one.id) });
  return plain(confirmations);
}

/** Whose it is stands at the head of the packet. */
function factsOf(one: ConfirmationRecord): Omit<ConfirmationFacts, 'decisions'> {
  const { id, ref, periodId, periodCode, periodStartsOn, obligationId, quarter, dueOn, dueRule, state, changes } = one;
  const { preparedBy, preparedByName, preparedAt, supersedes, signerName, signerTitle, signedAt } = one;
  return {
    ...{ id, ref, periodId, periodCode, periodStartsOn, obligationId, quarter, dueOn, dueRule, state, changes },
    ...{ preparedBy, preparedByName, preparedAt, supersedes, signerName, signerTitle, signedAt },
    ...{ localTime: one.localTime, shownText: one.shownText, shownSha256: one.shownSha256 },
  };
}

const SETS = `
  SELECT q.code AS questionnaire, q.document_sha256 AS sha256, ${columns('q.version', 'q.title', 'q.questions', 's.state', 's.due_on::text')},
    ${times('s.opened_at', 's.submitted_at', 's.reviewed_at')}, ${people('s.submitted_by', 's.reviewed_by')},
    (SELECT count(DISTINCT (a.question_id, a.subject_id))::int FROM answer a WHERE a.question_set_id = s.id) AS answers,
    (SELECT count(*)::int FROM answer_query x WHERE x.question_set_id = s.id AND x.state IN ('open', 'answered', 'escalated')) AS "openQueries"
  FROM question_set s JOIN questionnaire_version q ON q.id = s.questionnaire_version_id
  WHERE s.vendor_id = $1 AND s.period_id = $2 ORDER BY q.code, q.version`;

/** The questionnaire that the period is pinned to, as this vendor answered it. */
export function readQuestionSets({ manager, vendorId, period }: Registers): Promise<QuestionSetFacts[]> {
  return rows(manager, SETS, [vendorId, period.id]);
}
