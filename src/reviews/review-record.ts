import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import { notFound } from '../foundation/problem';
import type { DecidedRow } from './review-rows';
import type { ReviewState } from './review.rules';

export interface ReviewRecord {
  id: string;
  vendorId: string;
  submissionId: string;
  submissionRef: string;
  reviewerId: string;
  reviewer: string;
  state: ReviewState;
  round: number;
  concludedAt: string | null;
  needsApproval: boolean;
  plansEffectiveFrom: string | null;
}

/** The review, locked: whoever else decides in it waits, and then sees what was decided. */
export async function lockReview(manager: EntityManager, id: string): Promise<ReviewRecord> {
  const [row]: (Omit<ReviewRecord, 'concludedAt'> & { concludedAt: Date | null })[] = await manager.query(
    `SELECT r.id, r.vendor_id AS "vendorId", r.submission_id AS "submissionId", s.ref AS "submissionRef", r.reviewer_id AS "reviewerId",
       app.person_name(r.reviewer_id) AS reviewer, r.state, r.round, r.concluded_at AS "concludedAt", r.needs_approval AS "needsApproval",
       r.plans_effective_from::text AS "plansEffectiveFrom"
     FROM review r JOIN submission s ON s.id = r.submission_id WHERE r.id = $1 FOR UPDATE OF r`,
    [id],
  );
  if (!row) throw notFound('review');
  return { ...row, concludedAt: row.concludedAt?.toISOString() ?? null };
}

export function subjectOfReview(review: { id: string; vendorId: string; submissionRef: string }): Subject {
  return { kind: 'review', id: review.id, vendorId: review.vendorId, ref: `Review of ${review.submissionRef}` };
}

/** Decisions on lines in the review's present round. */
export async function decisionsOf(
  manager: EntityManager,
  review: Pick<ReviewRecord, 'id' | 'round'>,
): Promise<DecidedRow[]> {
  const rows: (Omit<DecidedRow, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(
    `SELECT submission_line_id AS "submissionLineId", decision, outcome, reason, app.person_name(decided_by) AS "decidedBy", decided_at AS "decidedAt"
     FROM review_line WHERE review_id = $1 AND round = $2`,
    [review.id, review.round],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

/** Queries that are not resolved yet. */
export async function openQueries(manager: EntityManager, reviewId: string): Promise<number> {
  const [row]: { open: number }[] = await manager.query(
    `SELECT count(*)::int AS open FROM review_query WHERE review_id = $1 AND state <> 'resolved'`,
    [reviewId],
  );
  return row?.open ?? 0;
}
