import { Injectable } from '@nestjs/common';
import './reviews.deeds';
import { refusalToReviewOwn } from '../access/segregation.rules';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { ObligationsService } from '../obligations/obligations.service';
import { PlansService } from '../plans/plans.service';
import { Review } from './review.entity';
import { needsApproval } from './review.rules';
import { LineDecisions } from './line-decisions';
import type { DecideLine, MadeDecision, StartedReview } from './reviews.dto';
import { readSubmission, type SubmissionRecord } from './submission-record';

/** Takes submissions out of the queue and decides their lines one by one. */
@Injectable()
export class ReviewingService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly obligations: ObligationsService,
    private readonly plans: PlansService,
    private readonly decisions: LineDecisions,
  ) {}

  /** Takes a submission. One review each: the second who asks is told who has it. */
  take(actor: Actor, submissionId: string): Promise<StartedReview> {
    return this.work.perform(actor, async (w) => {
      await this.lock(w, submissionId);
      const submission = await readSubmission(w.manager, this.catalogues, submissionId);
      heed(refusalToReviewOwn(actor, submission));
      const review = startedReview(w, submission);
      await w.manager.getRepository(Review).insert(review);
      await w.manager.query(`UPDATE submission SET state = 'in_review', version = version + 1 WHERE id = $1`, [
        submissionId,
      ]);
      await w.record(
        'review.started',
        { kind: 'review', id: review.id, vendorId: submission.vendorId, ref: `Review of ${submission.ref}` },
        { submissionId, needsApproval: review.needsApproval },
      );
      await this.tellLowerRooms(w, submission);
      return { id: review.id, submissionId, needsApproval: review.needsApproval };
    });
  }

  /** One decision on one line, ahead of the conclusion. */
  decide(actor: Actor, reviewId: string, given: DecideLine): Promise<MadeDecision> {
    return this.work.perform(actor, (w) => this.decisions.decideOne(w, reviewId, given));
  }

  /** Locks a submission that nobody has taken yet; says who has it otherwise. */
  private async lock(w: OpenWork, id: string): Promise<void> {
    const [row]: { state: string }[] = await w.manager.query('SELECT state FROM submission WHERE id = $1 FOR UPDATE', [
      id,
    ]);
    if (!row) throw notFound('submission');
    if (row.state === 'submitted') return;
    const [taken]: { reviewer: string; startedAt: Date }[] = await w.manager.query(
      'SELECT app.person_name(reviewer_id) AS reviewer, started_at AS "startedAt" FROM review WHERE submission_id = $1',
      [id],
    );
    const who = taken
      ? `${taken.reviewer} took this submission at ${taken.startedAt.toISOString()}`
      : 'It is not waiting';
    throw new Problem('wrong-state', `${who}. A submission has one review.`);
  }

  private async tellLowerRooms(w: OpenWork, submission: SubmissionRecord): Promise<void> {
    const reason = `Taken for review in ${submission.ref}`;
    for (const { id } of submission.obligations)
      await this.obligations.conclude(w, { obligationId: id, conclusion: 'under_review', reason });
    const waiting: { id: string }[] = await w.manager.query(
      `SELECT v.id FROM submission_line l JOIN plan_version v ON v.id = l.plan_version_id WHERE l.submission_id = $1 AND v.state = 'submitted'`,
      [submission.id],
    );
    for (const { id } of waiting) await this.plans.take(w, id);
  }
}

function startedReview(w: OpenWork, submission: SubmissionRecord): Review {
  return {
    id: newId(),
    registrantId: submission.registrantId,
    vendorId: submission.vendorId,
    submissionId: submission.id,
    reviewerId: w.actor.personId,
    startedAt: w.at,
    state: 'in_progress',
    round: 1,
    conclusion: null,
    summary: null,
    concludedAt: null,
    needsApproval: needsApproval(submission.obligations.map((one) => one.tier)),
    plansEffectiveFrom: null,
    version: 1,
  };
}
