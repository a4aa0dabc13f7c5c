import { Injectable } from '@nestjs/common';
import './reviews.deeds';
import { refusalToApproveOwn } from '../access/segregation.rules';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { ReviewEffects } from './review-effects';
import { lockReview, subjectOfReview, type ReviewRecord } from './review-record';
import { ReviewApproval } from './review.entity';
import { refusalToMoveReview } from './review.rules';
import type { ApproveReview, ConcludedReview } from './reviews.dto';

/** The second line's answer to a concluded review. Approved takes effect; sent back opens the next round. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly work: Work,
    private readonly effects: ReviewEffects,
  ) {}

  answer(actor: Actor, reviewId: string, given: ApproveReview): Promise<ConcludedReview> {
    return this.work.perform(actor, async (w) => {
      const review = await lockReview(w.manager, reviewId);
      await refuseSecondAnswer(w, review);
      if (!review.needsApproval)
        throw new Problem(
          'wrong-state',
          'This review took effect without a second-line approval: no T1 service is in it.',
        );
      heedState(refusalToMoveReview(review.state, given.decision));
      heed(refusalToApproveOwn(actor.personId, { preparedBy: review.reviewerId, what: 'review' }));
      await this.write(w, review, given);
      if (given.decision === 'approved') await this.effects.apply(w, review);
      return { id: reviewId, state: given.decision, awaitsApproval: false };
    });
  }

  private async write(w: OpenWork, review: ReviewRecord, given: ApproveReview): Promise<void> {
    const { decision } = given;
    const reason = given.reason.trim();
    await w.manager.getRepository(ReviewApproval).insert({
      id: newId(),
      registrantId: w.actor.registrantId,
      vendorId: review.vendorId,
      reviewId: review.id,
      round: review.round,
      reviewerId: review.reviewerId,
      decision,
      reason,
      approverId: w.actor.personId,
      approvedAt: w.at,
    });
    await w.manager.query(
      `UPDATE review SET state = $2, round = round + CASE WHEN $2 = 'sent_back' THEN 1 ELSE 0 END, version = version + 1 WHERE id = $1`,
      [review.id, decision],
    );
    await w.manager.query('UPDATE submission SET state = $2, version = version + 1 WHERE id = $1', [
      review.submissionId,
      decision,
    ]);
    const deed = decision === 'approved' ? 'review.approved' : 'review.sent-back';
    const { submissionId, round } = review;
    await w.record(deed, subjectOfReview(review), { submissionId, round, decision, reason });
  }
}

/** Two approvers at once leave one answer; the second is told whose. */
async function refuseSecondAnswer(w: OpenWork, review: ReviewRecord): Promise<void> {
  if (review.state === 'concluded') return;
  const [made]: { decision: string; approver: string; at: Date }[] = await w.manager.query(
    `SELECT decision, app.person_name(approver_id) AS approver, approved_at AS at FROM review_approval WHERE review_id = $1 ORDER BY round DESC LIMIT 1`,
    [review.id],
  );
  if (made)
    throw new Problem(
      'wrong-state',
      `${made.approver} answered this review at ${made.at.toISOString()}: ${made.decision.replace('_', ' ')}.`,
    );
}
