import type {
  ApprovalFacts,
  QueryFacts,
  QueryReplyFacts,
  ReviewConclusionFacts,
  ReviewFacts,
  SubmissionFacts,
  SubmissionLineFacts,
} from '../snapshot-review.model';
import { columns, ownedBy, people, rows, texts, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Owned<T> = T & { ownerId: string };
type SubmissionRow = Omit<SubmissionFacts, 'lines' | 'review'>;
type ReviewRow = Owned<Omit<ReviewFacts, 'conclusions' | 'queries' | 'approvals'>>;

const OURS = 'b.vendor_id = $1 AND b.period_id = $2';

const SUBMISSION = `
  SELECT ${columns('b.id', 'b.ref', 'b.state', 'b.note')}, ${people('b.submitted_by')}, b.submitted_by AS "submittedById", ${times('b.submitted_at')},
    ARRAY(SELECT o.obligation_id FROM submission_obligation o WHERE o.submission_id = b.id ORDER BY o.obligation_id) AS "obligationIds"
  FROM submission b WHERE ${OURS} ORDER BY b.ref`;

// The decision of the latest round counts.
const LINE = `
  SELECT l.submission_id AS "ownerId", ${columns('l.kind', 'l.target_id', 'l.obligation_id')}, d.decision, coalesce(d.reason, '') AS reason
  FROM submission_line l JOIN submission b ON b.id = l.submission_id
  LEFT JOIN LATERAL (SELECT decision, reason FROM review_line WHERE submission_line_id = l.id ORDER BY round DESC LIMIT 1) d ON true
  WHERE ${OURS} ORDER BY l.submission_id, l.kind, l.target_id`;

const REVIEW = `
  SELECT r.submission_id AS "ownerId", ${columns('r.id', 'r.state', 'r.round', 'r.conclusion', 'r.needs_approval')}, ${texts('r.summary')},
    app.person_name(r.reviewer_id) AS reviewer, r.reviewer_id AS "reviewerId", ${times('r.started_at', 'r.concluded_at')}
  FROM review r JOIN submission b ON b.id = r.submission_id WHERE ${OURS} ORDER BY r.id`;

const CONCLUSION = `
  SELECT c.review_id AS "ownerId", ${columns('c.round', 'c.obligation_id', 'c.procedure_performed', 'c.criteria', 'c.judgement', 'c.checks', 'c.conclusion')},
    ${texts('c.override_reason', 'c.out_of_period_reason')}, ${people('c.decided_by')}, ${times('c.decided_at')}
  FROM review_conclusion c JOIN review r ON r.id = c.review_id JOIN submission b ON b.id = r.submission_id
  WHERE ${OURS} ORDER BY c.review_id, c.round, c.obligation_id`;

const APPROVAL = `
  SELECT a.review_id AS "ownerId", ${columns('a.round', 'a.decision', 'a.reason', 'a.approver_id')},
    app.person_name(a.approver_id) AS approver, ${times('a.approved_at')}
  FROM review_approval a JOIN review r ON r.id = a.review_id JOIN submission b ON b.id = r.submission_id
  WHERE ${OURS} ORDER BY a.approved_at, a.id`;

const QUERY = `
  SELECT q.review_id AS "ownerId", ${columns('q.id', 'q.obligation_id', 'q.subject', 'q.text', 'q.state')}, ${texts('q.resolution')},
    ${people('q.asked_by', 'q.resolved_by')}, ${times('q.asked_at', 'q.resolved_at')}
  FROM review_query q JOIN review r ON r.id = q.review_id JOIN submission b ON b.id = r.submission_id
  WHERE ${OURS} ORDER BY q.asked_at, q.id`;

const REPLY = `
  SELECT p.query_id AS "ownerId", ${columns('p.text', 'p.evidence_version_id')}, ${people('p.replied_by')}, ${times('p.replied_at')}
  FROM query_reply p JOIN review_query q ON q.id = p.query_id JOIN review r ON r.id = q.review_id JOIN submission b ON b.id = r.submission_id
  WHERE ${OURS} ORDER BY p.replied_at, p.id`;

/** The period's submissions with their lines and decisions, and each one's review: procedures, queries, approvals. */
export async function readSubmissions({ manager, vendorId, period }: Registers): Promise<SubmissionFacts[]> {
  const parameters = [vendorId, period.id];
  const submissions = await rows<SubmissionRow>(manager, SUBMISSION, parameters);
  const lines = await rows<Owned<SubmissionLineFacts>>(manager, LINE, parameters);
  const reviews = await rows<ReviewRow>(manager, REVIEW, parameters);
  const conclusions = await rows<Owned<ReviewConclusionFacts>>(manager, CONCLUSION, parameters);
  const approvals = await rows<Owned<ApprovalFacts>>(manager, APPROVAL, parameters);
  const queries = await rows<Owned<Omit<QueryFacts, 'replies'>>>(manager, QUERY, parameters);
  const replies = await rows<Owned<QueryReplyFacts>>(manager, REPLY, parameters);
  const whole = (review: Omit<ReviewRow, 'ownerId'> | undefined): ReviewFacts | null =>
    review
      ? {
          ...review,
          conclusions: ownedBy(conclusions, review.id),
          approvals: ownedBy(approvals, review.id),
          queries: ownedBy(queries, review.id).map((query) => ({ ...query, replies: ownedBy(replies, query.id) })),
        }
      : null;
  return submissions.map((submission) => ({
    ...submission,
    lines: ownedBy(lines, submission.id),
    review: whole(ownedBy(reviews, submission.id)[0]),
  }));
}
