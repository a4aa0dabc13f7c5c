import type { EntityManager } from 'typeorm';
import { iso } from './report-rows';
import type { EarlierReportView, EvaluationView, GapCoverView } from './own-evaluation-views.dto';

const EVALUATIONS = `
  SELECT id, number, conclusion, auditor_check AS "auditorCheck", opinion_evaluation AS "opinionEvaluation", scope_evaluation AS "scopeEvaluation", effect,
    needs_approval AS "needsApproval", prepared_by AS "preparedBy", app.person_name(prepared_by) AS "preparedByName", ${iso('prepared_at')} AS "preparedAt",
    decision, decision_reason AS "decisionReason", app.person_name(decided_by) AS "decidedByName", ${iso('decided_at')} AS "decidedAt"
  FROM report_evaluation WHERE report_id = $1 ORDER BY number DESC`;

export const evaluationsOf = (manager: EntityManager, reportId: string): Promise<EvaluationView[]> =>
  manager.query(EVALUATIONS, [reportId]);

const GAP_COVERS = `
  SELECT c.id, c.period_id AS "periodId", p.code AS "periodCode", c.kind, c.bridge_letter_id AS "letterId", c.covers_from::text AS "coversFrom", c.covers_to::text AS "coversTo",
    c.words, c.workpaper_ref AS "workpaperRef", c.done_on::text AS "doneOn", c.needs_approval AS "needsApproval", c.made_by AS "madeBy",
    app.person_name(c.made_by) AS "madeByName", ${iso('c.made_at')} AS "madeAt", c.decision, c.decision_reason AS "decisionReason",
    app.person_name(c.decided_by) AS "decidedByName", ${iso('c.decided_at')} AS "decidedAt"
  FROM gap_cover c JOIN compliance_period p ON p.id = c.period_id WHERE c.report_id = $1 ORDER BY c.made_at DESC, c.id DESC`;

export const gapCoversOf = (manager: EntityManager, reportId: string): Promise<GapCoverView[]> =>
  manager.query(GAP_COVERS, [reportId]);

const EARLIER = `
  SELECT e.id, e.ref, e.title, count(c.id)::int AS controls
  FROM assurance_report r JOIN assurance_report e ON e.vendor_id = r.vendor_id AND e.kind = r.kind AND e.id <> r.id AND e.covers_to <= r.covers_to
  JOIN user_control c ON c.report_id = e.id AND c.removed_at IS NULL
  WHERE r.id = $1 GROUP BY e.id, e.ref, e.title, e.covers_to ORDER BY e.covers_to DESC, e.ref`;

/** Earlier reports of the kind whose user-entity controls can be carried forward. */
export const earlierReportsOf = (manager: EntityManager, reportId: string): Promise<EarlierReportView[]> =>
  manager.query(EARLIER, [reportId]);
