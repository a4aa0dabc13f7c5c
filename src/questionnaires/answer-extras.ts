import type { EntityManager } from 'typeorm';
import { cellKey, type AnswerDecisionWord, type CellRef } from './answer.rules';
import type { AnswerDecisionView, AnswerEvidenceView, AnswerQueryView, PreviousAnswerView } from './question.dto';
import type { Question, TableRow } from './question.rules';
import type { OpenSet } from './question-set-record';
import { isRegisterView, registerRows } from './question-registers';

type At = CellRef;

/** What stands beside the answers of a set: by cell, by answer, and by question for registers. */
export interface Extras {
  queries: AnswerQueryView[];
  evidence: Map<string, AnswerEvidenceView[]>;
  /** The latest decision on each answer. */
  decisions: Map<string, AnswerDecisionView>;
  previous: Map<string, PreviousAnswerView>;
  registers: Map<string, Map<string, TableRow[]>>;
  names: Map<string, string>;
}

/** Reads what stands beside the answers of these questions. */
export async function extrasOf(manager: EntityManager, open: OpenSet, questions: readonly Question[]): Promise<Extras> {
  const ids = questions.map(({ id }) => id);
  const registers = new Map<string, Map<string, TableRow[]>>();
  for (const question of questions.filter(isRegisterView))
    registers.set(question.id, await registerRows(manager, open.set.vendorId, question));
  return {
    queries: await queriesOf(manager, { questionSetId: open.set.id }),
    evidence: await evidenceOf(manager, open.set.id, ids),
    decisions: await decisionsOf(manager, open.set.id, ids),
    previous: await previousOf(manager, open, ids),
    registers,
    names: await namesOf(manager, open),
  };
}

const TIME = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const QUERIES = `
  SELECT q.id, q.question_set_id AS "questionSetId", q.kind, q.rule_code AS "ruleCode", q.severity, q.service_id AS "serviceId", q.text, q.state, q.cells,
    app.person_name(q.asked_by) AS "askedByName", ${TIME('q.asked_at')} AS "askedAt",
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'text', r.text, 'byName', app.person_name(r.replied_by), 'at', ${TIME('r.replied_at')}) ORDER BY r.replied_at, r.id), '[]')
      FROM answer_query_reply r WHERE r.answer_query_id = q.id) AS replies,
    q.resolution, app.person_name(q.resolved_by) AS "resolvedByName", ${TIME('q.resolved_at')} AS "resolvedAt", q.escalation_reason AS "escalationReason",
    app.person_name(q.escalated_by) AS "escalatedByName", ${TIME('q.escalated_at')} AS "escalatedAt", ${TIME('q.cleared_at')} AS "clearedAt"
  FROM answer_query q WHERE ($1::uuid IS NULL OR q.question_set_id = $1) AND ($2::uuid[] IS NULL OR q.id = ANY ($2)) ORDER BY q.asked_at, q.id`;

/** Oldest first. */
export function queriesOf(
  manager: EntityManager,
  filter: { questionSetId?: string; ids?: readonly string[] },
): Promise<AnswerQueryView[]> {
  return manager.query(QUERIES, [filter.questionSetId ?? null, filter.ids ?? null]);
}

async function evidenceOf(manager: EntityManager, setId: string, questionIds: readonly string[]) {
  const rows: (At & AnswerEvidenceView)[] = await manager.query(
    `SELECT l.question_id AS "questionId", l.subject_kind AS "subjectKind", l.subject_id AS "subjectId", l.evidence_version_id AS "evidenceVersionId",
       i.id AS "itemId", i.ref, i.title, v.file_name AS "fileName", v.number
     FROM answer_evidence l JOIN evidence_version v ON v.id = l.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
     WHERE l.question_set_id = $1 AND l.question_id = ANY ($2) AND l.unlinked_at IS NULL ORDER BY i.ref, v.number`,
    [setId, questionIds],
  );
  const byCell = new Map<string, AnswerEvidenceView[]>();
  for (const { questionId, subjectKind, subjectId, ...view } of rows) {
    const key = cellKey({ questionId, subjectKind, subjectId });
    byCell.set(key, [...(byCell.get(key) ?? []), view]);
  }
  return byCell;
}

/** The latest decision on each answer of these questions, by the answer's id. */
export async function decisionsOf(
  manager: EntityManager,
  setId: string,
  questionIds: readonly string[],
): Promise<Map<string, AnswerDecisionView>> {
  const rows: { answerId: string; decision: AnswerDecisionWord; reason: string; byName: string; at: string }[] =
    await manager.query(
      `SELECT DISTINCT ON (d.answer_id) d.answer_id AS "answerId", d.decision, d.reason, app.person_name(d.decided_by) AS "byName", ${TIME('d.decided_at')} AS at
       FROM answer_decision d JOIN answer a ON a.id = d.answer_id WHERE a.question_set_id = $1 AND a.question_id = ANY ($2)
       ORDER BY d.answer_id, d.decided_at DESC, d.id DESC`,
      [setId, questionIds],
    );
  return new Map(rows.map(({ answerId, ...view }) => [answerId, view]));
}

// The set of the period that ended last before this one began.
const PREVIOUS = `
  SELECT DISTINCT ON (a.question_id, a.subject_kind, a.subject_id) a.question_id AS "questionId", a.subject_kind AS "subjectKind", a.subject_id AS "subjectId",
    a.id AS "answerId", p.code AS "periodCode", a.value, a.unknown, a.none, a.not_applicable_reason AS "notApplicableReason", a.note, ${TIME('a.answered_at')} AS "answeredAt"
  FROM answer a JOIN question_set s ON s.id = a.question_set_id JOIN compliance_period p ON p.id = s.period_id
  WHERE a.question_id = ANY ($3) AND s.id = (SELECT b.id FROM question_set b JOIN compliance_period c ON c.id = b.period_id
    WHERE b.vendor_id = $1 AND c.ends_on < (SELECT starts_on FROM compliance_period WHERE id = $2) ORDER BY c.ends_on DESC LIMIT 1)
  ORDER BY a.question_id, a.subject_kind, a.subject_id, a.number DESC`;

/** What each cell was answered in the period before, by cell. */
export async function previousOf(
  manager: EntityManager,
  { set }: OpenSet,
  questionIds: readonly string[],
): Promise<Map<string, PreviousAnswerView>> {
  const rows: (At & PreviousAnswerView)[] = await manager.query(PREVIOUS, [set.vendorId, set.periodId, questionIds]);
  return new Map(
    rows.map(({ questionId, subjectKind, subjectId, ...view }) => [
      cellKey({ questionId, subjectKind, subjectId }),
      view,
    ]),
  );
}

async function namesOf(manager: EntityManager, { answers }: OpenSet): Promise<Map<string, string>> {
  const ids = [...new Set([...answers.values()].map(({ answeredBy }) => answeredBy))];
  const rows: { id: string; name: string }[] = await manager.query(
    'SELECT id, app.person_name(id) AS name FROM unnest($1::uuid[]) AS id',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
