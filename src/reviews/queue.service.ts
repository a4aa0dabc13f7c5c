import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { SubmissionItem, SubmissionList, SubmissionQuery } from './queue.dto';

const QUEUE = `
  SELECT s.id, s.ref, s.vendor_id AS "vendorId", app.vendor_name(s.vendor_id) AS "vendorName", o.tier, s.period_id AS "periodId", p.code AS "periodCode",
    s.state, s.submitted_at AS "submittedAt", app.person_name(s.submitted_by) AS "submittedByName",
    greatest(0, floor(extract(epoch FROM $4::timestamptz - s.submitted_at) / 86400))::int AS "ageDays",
    o.due_on::text AS "dueOn", o.due_on < ($4::timestamptz AT TIME ZONE 'UTC')::date AS overdue, o.obligations, o.codes AS "requirementCodes",
    l.files, l.plans AS "planVersions", l.exercises, coalesce(q.open, 0) AS "openQueries", coalesce(q.answered, 0) AS "answeredQueries",
    r.id AS "reviewId", r.reviewer_id AS "reviewerId", app.person_name(r.reviewer_id) AS "reviewerName", r.needs_approval AS "needsApproval",
    coalesce(r.needs_approval AND r.state = 'concluded', false) AS "awaitsApproval"
  FROM submission s
  JOIN compliance_period p ON p.id = s.period_id
  LEFT JOIN review r ON r.submission_id = s.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS obligations, min(x.due_on) AS due_on, array_agg(DISTINCT x.requirement_code) AS codes,
      coalesce(min(coalesce(v.tier, CASE WHEN x.service_id IS NULL THEN (SELECT min(t.tier) FROM service t WHERE t.vendor_id = s.vendor_id AND t.state = 'active') END)), 'T3') AS tier
    FROM submission_obligation so JOIN obligation x ON x.id = so.obligation_id LEFT JOIN service v ON v.id = x.service_id WHERE so.submission_id = s.id) o
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE kind = 'evidence_use')::int AS files, count(*) FILTER (WHERE kind = 'plan_version')::int AS plans,
      count(*) FILTER (WHERE kind = 'exercise')::int AS exercises FROM submission_line WHERE submission_id = s.id) l
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'answered')::int AS answered
    FROM review_query WHERE review_id = r.id) q ON true
  WHERE ($1::text IS NULL OR s.state = $1) AND ($2::uuid IS NULL OR s.vendor_id = $2) AND ($3::uuid IS NULL OR s.period_id = $3)
    AND ($5::text IS NULL OR ($5 = 'done') = (s.state IN ('concluded', 'approved') AND NOT coalesce(r.needs_approval AND r.state = 'concluded', false)))
  ORDER BY o.tier, s.submitted_at, s.id`;

/** Submissions as a queue: the most critical tier first, then the longest waiting. Vendors see their own. */
@Injectable()
export class QueueService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: SubmissionQuery): Promise<SubmissionList> {
    return this.work.read(actor, async ({ manager }) => {
      const { state = null, vendorId = null, periodId = null, show = null } = query;
      const rows: (Omit<SubmissionItem, 'submittedAt'> & { submittedAt: Date })[] = await manager.query(QUEUE, [
        state,
        vendorId,
        periodId,
        this.clock.iso(),
        show,
      ]);
      const items = rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() }));
      return { total: items.length, items };
    });
  }
}
