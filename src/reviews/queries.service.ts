import { Injectable } from '@nestjs/common';
import './reviews.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { EvidenceService } from '../evidence/evidence.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { QueryReply, ReviewQuery } from './query.entity';
import { lockReview, openQueries, type ReviewRecord } from './review-record';
import { refusalToDecideForOther, refusalToMoveQuery, refusalToWork, type QueryState } from './review.rules';
import type { AskQuery, MadeDecision, ReplyToQuery, ResolveQuery } from './reviews.dto';

interface LockedQuery {
  id: string;
  vendorId: string;
  reviewId: string;
  subject: string;
  state: QueryState;
}

/** Questions of the reviewer and answers of the vendor; a review is not concluded while one is unresolved. */
@Injectable()
export class QueriesService {
  constructor(
    private readonly work: Work,
    private readonly evidence: EvidenceService,
  ) {}

  ask(actor: Actor, reviewId: string, given: AskQuery): Promise<MadeDecision> {
    return this.work.perform(actor, async (w) => {
      const review = await lockReview(w.manager, reviewId);
      heed(
        refusalToDecideForOther({ reviewerId: review.reviewerId, reviewer: review.reviewer, actorId: actor.personId }),
      );
      heedState(refusalToWork(review.state));
      await requireParts(w, review, given);
      const id = newId();
      const about = { subject: given.subject.trim(), text: given.text.trim() };
      const on = { obligationId: given.obligationId ?? null, submissionLineId: given.submissionLineId ?? null };
      await w.manager.getRepository(ReviewQuery).insert(askedQuery(w, review, { id, ...about, ...on }));
      await w.manager.query(`UPDATE review SET state = 'queries_open', version = version + 1 WHERE id = $1`, [
        reviewId,
      ]);
      await w.record('query.asked', subjectOf({ id, vendorId: review.vendorId }), { reviewId, ...about, ...on });
      return { id };
    });
  }

  reply(actor: Actor, queryId: string, given: ReplyToQuery): Promise<MadeDecision> {
    return this.work.perform(actor, async (w) => {
      const query = await lockQuery(w, queryId);
      heedState(refusalToMoveQuery(query.state, 'answered'));
      const evidenceVersionId = given.evidenceVersionId ?? null;
      if (evidenceVersionId) await this.evidence.requireVersions(w.manager, query.vendorId, [evidenceVersionId]);
      const id = newId();
      const text = given.text.trim();
      const tenant = { registrantId: actor.registrantId, vendorId: query.vendorId };
      await w.manager
        .getRepository(QueryReply)
        .insert({ id, ...tenant, queryId, text, evidenceVersionId, repliedBy: actor.personId, repliedAt: w.at });
      await w.manager.query(`UPDATE review_query SET state = 'answered', version = version + 1 WHERE id = $1`, [
        queryId,
      ]);
      await w.record('query.replied', subjectOf(query), { reviewId: query.reviewId, text, evidenceVersionId });
      return { id };
    });
  }

  /** Resolves a query; with the last one the review goes on. */
  resolve(actor: Actor, queryId: string, given: ResolveQuery): Promise<MadeDecision> {
    return this.work.perform(actor, async (w) => {
      const found = await w.manager.getRepository(ReviewQuery).findOne({ where: { id: queryId } });
      if (!found) throw notFound('query');
      const review = await lockReview(w.manager, found.reviewId);
      const query = await lockQuery(w, queryId);
      heed(
        refusalToDecideForOther({ reviewerId: review.reviewerId, reviewer: review.reviewer, actorId: actor.personId }),
      );
      heedState(refusalToMoveQuery(query.state, 'resolved'));
      const resolution = given.resolution?.trim() ?? '';
      await w.manager.query(
        `UPDATE review_query SET state = 'resolved', resolution = $2, resolved_by = $3, resolved_at = $4, version = version + 1 WHERE id = $1`,
        [queryId, resolution, actor.personId, w.at],
      );
      if ((await openQueries(w.manager, review.id)) === 0)
        await w.manager.query(
          `UPDATE review SET state = CASE WHEN round > 1 THEN 'sent_back' ELSE 'in_progress' END, version = version + 1 WHERE id = $1`,
          [review.id],
        );
      await w.record('query.resolved', subjectOf(query), { reviewId: review.id, resolution });
      return { id: queryId };
    });
  }
}

const subjectOf = ({ id, vendorId }: { id: string; vendorId: string }) => ({ kind: 'query', id, vendorId });

function askedQuery(
  w: OpenWork,
  review: ReviewRecord,
  about: Pick<ReviewQuery, 'id' | 'subject' | 'text' | 'obligationId' | 'submissionLineId'>,
): ReviewQuery {
  const tenant = { registrantId: w.actor.registrantId, vendorId: review.vendorId, reviewId: review.id };
  const asked = { askedBy: w.actor.personId, askedAt: w.at, state: 'open' as const };
  return { ...about, ...tenant, ...asked, resolution: null, resolvedBy: null, resolvedAt: null, version: 1 };
}

async function lockQuery(w: OpenWork, id: string): Promise<LockedQuery> {
  const [row]: LockedQuery[] = await w.manager.query(
    'SELECT id, vendor_id AS "vendorId", review_id AS "reviewId", subject, state FROM review_query WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!row) throw notFound('query');
  return row;
}

/** A query is about something in the submission, or about the whole of it. */
async function requireParts(w: OpenWork, review: ReviewRecord, given: AskQuery): Promise<void> {
  const [row]: { obligation: boolean; line: boolean }[] = await w.manager.query(
    `SELECT EXISTS (SELECT 1 FROM submission_obligation WHERE submission_id = $1 AND obligation_id = $2) AS obligation,
       EXISTS (SELECT 1 FROM submission_line WHERE submission_id = $1 AND id = $3) AS line`,
    [review.submissionId, given.obligationId, given.submissionLineId],
  );
  if (given.obligationId && !row?.obligation) throw notFound('obligation in this submission');
  if (given.submissionLineId && !row?.line) throw notFound('line of this submission');
}
