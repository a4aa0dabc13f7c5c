import type { EntityManager } from 'typeorm';
import type { FileFactsView } from './line-facts.dto';
import type { EarlierConclusionView, QueryView, ReviewView } from './workspace.dto';
import type { EvaluatedCheck } from './check.rules';

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

const REVIEW = `
  SELECT r.id, r.reviewer_id AS "reviewerId", app.person_name(r.reviewer_id) AS "reviewerName", r.started_at AS "startedAt", r.state, r.round,
    r.needs_approval AS "needsApproval", r.needs_approval AND r.state = 'concluded' AS "awaitsApproval", r.conclusion, r.summary, r.concluded_at AS "concludedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('round', a.round, 'decision', a.decision, 'reason', a.reason, 'approverName', app.person_name(a.approver_id),
      'approvedAt', to_char(a.approved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.round), '[]') FROM review_approval a WHERE a.review_id = r.id) AS approvals
  FROM review r WHERE r.submission_id = $1`;

export async function reviewRow(manager: EntityManager, submissionId: string): Promise<ReviewView | null> {
  const [row]: (Omit<ReviewView, 'startedAt' | 'concludedAt'> & { startedAt: Date; concludedAt: Date | null })[] =
    await manager.query(REVIEW, [submissionId]);
  if (!row) return null;
  return { ...row, startedAt: row.startedAt.toISOString(), concludedAt: row.concludedAt?.toISOString() ?? null };
}

const CONCLUSIONS = `
  SELECT c.obligation_id AS "obligationId", c.review_id AS "reviewId", r.submission_id AS "submissionId", s.ref AS "submissionRef", c.round, c.conclusion,
    c.procedure_performed AS "procedurePerformed", c.criteria, c.judgement, c.override_reason AS "overrideReason", c.out_of_period_reason AS "outOfPeriodReason",
    app.person_name(c.decided_by) AS "decidedByName", c.decided_at AS "decidedAt", c.checks,
    c.round = r.round AND (r.state = 'approved' OR (r.state = 'concluded' AND NOT r.needs_approval)) AS "tookEffect"
  FROM review_conclusion c JOIN review r ON r.id = c.review_id JOIN submission s ON s.id = r.submission_id
  WHERE c.obligation_id = ANY($1::uuid[]) ORDER BY c.decided_at`;

export interface ConclusionRow extends EarlierConclusionView {
  obligationId: string;
  reviewId: string;
  checks: EvaluatedCheck[];
}

/** Everything that reviews concluded about these obligations, oldest first. */
export async function conclusionRows(manager: EntityManager, obligationIds: string[]): Promise<ConclusionRow[]> {
  const rows: Timed<ConclusionRow, 'decidedAt'>[] = await manager.query(CONCLUSIONS, [obligationIds]);
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

const FILES = `
  SELECT l.id AS "lineId", i.id AS "itemId", i.ref AS "itemRef", i.title, i.kind AS "evidenceKind", v.id AS "versionId", v.number AS "versionNumber",
    NOT EXISTS (SELECT 1 FROM evidence_version n WHERE n.supersedes = v.id) AS "isNewest", v.file_name AS "fileName", v.bytes::float8 AS bytes,
    v.detected_type AS "detectedType", v.type_verdict AS "typeVerdict", v.scan_state AS "scanState", v.sha256, v.source_party AS "sourceParty",
    v.source_kind AS "sourceKind", v.obtained_by AS "obtainedBy", v.made_on::text AS "madeOn", v.period_from::text AS "periodFrom", v.period_to::text AS "periodTo",
    v.grade, v.grade_reason AS "gradeReason", v.received_at AS "receivedAt", app.person_name(v.received_by) AS "receivedByName", u.state AS "useState"
  FROM submission_line l JOIN evidence_use u ON u.id = l.evidence_use_id JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
  WHERE l.submission_id = $1`;

export interface FileRow {
  lineId: string;
  facts: Omit<FileFactsView, 'inPeriod'>;
}
type RawFile = Omit<FileFactsView, 'inPeriod' | 'receivedAt'> & { receivedAt: Date; lineId: string };

export async function fileRows(manager: EntityManager, submissionId: string): Promise<FileRow[]> {
  const rows: RawFile[] = await manager.query(FILES, [submissionId]);
  return rows.map(({ lineId, ...facts }) => ({
    lineId,
    facts: { ...facts, receivedAt: facts.receivedAt.toISOString() },
  }));
}

const QUERIES = `
  SELECT q.id, q.subject, q.text, q.obligation_id AS "obligationId", q.submission_line_id AS "submissionLineId", app.person_name(q.asked_by) AS "askedByName",
    q.asked_at AS "askedAt", q.state, q.resolution, app.person_name(q.resolved_by) AS "resolvedByName", q.resolved_at AS "resolvedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'text', p.text, 'evidenceVersionId', p.evidence_version_id, 'repliedByName', app.person_name(p.replied_by),
      'repliedAt', to_char(p.replied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY p.replied_at), '[]') FROM query_reply p WHERE p.query_id = q.id) AS replies
  FROM review_query q WHERE q.review_id = $1 ORDER BY q.asked_at, q.id`;

export async function queryRows(manager: EntityManager, reviewId: string): Promise<QueryView[]> {
  const rows: (Omit<QueryView, 'askedAt' | 'resolvedAt'> & { askedAt: Date; resolvedAt: Date | null })[] =
    await manager.query(QUERIES, [reviewId]);
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  }));
}

/** Source file of each plan version, for the document beside its facts. */
export async function planSources(manager: EntityManager, versionIds: string[]): Promise<Map<string, string>> {
  const rows: { id: string; source: string }[] = await manager.query(
    'SELECT id, source_evidence_version_id AS source FROM plan_version WHERE id = ANY($1::uuid[])',
    [versionIds],
  );
  return new Map(rows.map((row) => [row.id, row.source]));
}
