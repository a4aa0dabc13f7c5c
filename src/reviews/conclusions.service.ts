import { Injectable } from '@nestjs/common';
import './reviews.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { assess, checksOf, decidedFor, type Assessment } from './assessment';
import { refusalsOfNotes, type CheckNote, type EvaluatedCheck } from './check.rules';
import { refusalOfOverall, refusalsToConcludeObligation, type DecidedLine } from './conclusion.rules';
import { refusalsOfCoverage, withPointer } from './conclusion-coverage.rules';
import { LineDecisions } from './line-decisions';
import { ReviewEffects } from './review-effects';
import { decisionsOf, lockReview, openQueries, subjectOfReview, type ReviewRecord } from './review-record';
import { ReviewConclusion } from './review.entity';
import { refusalToDecideForOther, refusalToMoveReview } from './review.rules';
import type { ConcludedReview, ConcludeObligation, ConcludeReview } from './reviews.dto';
import type { ObligationRecord } from './submission-record';

/** A conclusion that passed every rule, with the checks as they stood. */
interface Concluded {
  given: ConcludeObligation;
  obligation: ObligationRecord;
  decided: DecidedLine[];
  checks: EvaluatedCheck[];
}

/** Ends a round of a review: a decision and a reason for each line and each obligation. */
@Injectable()
export class ConclusionsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly lines: LineDecisions,
    private readonly effects: ReviewEffects,
  ) {}

  /** Takes effect at once, or after second-line approval where that is needed. */
  conclude(actor: Actor, reviewId: string, given: ConcludeReview): Promise<ConcludedReview> {
    return this.work.perform(actor, async (w) => {
      const review = await lockReview(w.manager, reviewId);
      await refuseUnready(w, review);
      await this.lines.decide(w, review, given.lines ?? []);
      const on = await this.assessed(w, review);
      const decisions = await decisionsOf(w.manager, review);
      heed(...refusalsOfCoverage({ submission: on.submission, decisions, given: given.obligations }));
      const concluded = given.obligations.map((one) =>
        prepared(on, one, decidedFor(on, obligationOf(on, one), decisions)),
      );
      heed(...concluded.flatMap((one, index) => refusalsOf(one, index)));
      heed(
        refusalOfOverall(
          given.conclusion,
          given.obligations.map((one) => one.conclusion),
        ),
      );
      await writeConclusions(w, review, concluded);
      await this.close(w, review, { given, concluded });
      if (!review.needsApproval) await this.effects.apply(w, review);
      return { id: reviewId, state: 'concluded', awaitsApproval: review.needsApproval };
    });
  }

  private assessed(w: OpenWork, review: ReviewRecord): Promise<Assessment> {
    return assess(w.manager, this.catalogues, { submissionId: review.submissionId, today: w.at.slice(0, 10) });
  }

  private async close(
    w: OpenWork,
    review: ReviewRecord,
    made: { given: ConcludeReview; concluded: Concluded[] },
  ): Promise<void> {
    const { conclusion, summary, plansEffectiveFrom } = made.given;
    await w.manager.query(
      `UPDATE review SET state = 'concluded', conclusion = $2, summary = $3, concluded_at = $4, plans_effective_from = $5, version = version + 1 WHERE id = $1`,
      [review.id, conclusion, summary.trim(), w.at, plansEffectiveFrom ?? null],
    );
    review.plansEffectiveFrom = plansEffectiveFrom ?? null;
    await w.manager.query(`UPDATE submission SET state = 'concluded', version = version + 1 WHERE id = $1`, [
      review.submissionId,
    ]);
    await w.record('review.concluded', subjectOfReview(review), {
      ...{ submissionId: review.submissionId, round: review.round, conclusion, summary: summary.trim() },
      needsApproval: review.needsApproval,
      obligations: made.concluded.map(({ given, checks }) => ({
        obligationId: given.obligationId,
        conclusion: given.conclusion,
        checks,
        overrideReason: given.overrideReason?.trim() ?? null,
        outOfPeriodReason: given.outOfPeriodReason?.trim() ?? null,
      })),
    });
  }
}

async function refuseUnready(w: OpenWork, review: ReviewRecord): Promise<void> {
  if (review.concludedAt !== null && (review.state === 'concluded' || review.state === 'approved'))
    throw new Problem(
      'wrong-state',
      `${review.reviewer} concluded this review at ${review.concludedAt}. Read it again to see the decision.`,
    );
  heed(
    refusalToDecideForOther({ reviewerId: review.reviewerId, reviewer: review.reviewer, actorId: w.actor.personId }),
  );
  const open = await openQueries(w.manager, review.id);
  if (open > 0)
    throw new Problem(
      'wrong-state',
      `${open} ${open === 1 ? 'query is' : 'queries are'} not resolved yet. Resolve each before you conclude.`,
    );
  heedState(refusalToMoveReview(review.state, 'concluded'));
}

function obligationOf(on: Assessment, given: ConcludeObligation): ObligationRecord {
  const found = on.submission.obligations.find((one) => one.id === given.obligationId);
  if (!found) throw new Error('An obligation that the coverage rule let through is not in the submission.');
  return found;
}

function prepared(on: Assessment, given: ConcludeObligation, decided: DecidedLine[]): Concluded {
  const obligation = obligationOf(on, given);
  const notes: CheckNote[] = given.checks ?? [];
  const override = given.overrideReason?.trim() ? given.overrideReason.trim() : null;
  const checks = checksOf(on, obligation, { decided, notes }).map((check) =>
    check.verdict === 'fail' ? { ...check, explanation: check.explanation ?? override } : check,
  );
  return { given, obligation, decided, checks };
}

function refusalsOf({ given, obligation, decided, checks }: Concluded, index: number) {
  const pointer = `/obligations/${index}`;
  const { requirement, acceptedEarlier } = obligation;
  const { conclusion, judgement, outOfPeriodReason = '' } = given;
  const facts = { requirement, conclusion, judgement, outOfPeriodReason, checks, acceptedEarlier, lines: decided };
  return [
    ...refusalsOfNotes(requirement, given.checks ?? [], `${pointer}/checks`),
    ...refusalsToConcludeObligation(facts).map((one) => withPointer(one, pointer)),
  ];
}

async function writeConclusions(w: OpenWork, review: ReviewRecord, concluded: Concluded[]): Promise<void> {
  const shared = { registrantId: w.actor.registrantId, vendorId: review.vendorId, reviewId: review.id };
  const rows: ReviewConclusion[] = concluded.map(({ given, checks }) => ({
    id: newId(),
    ...shared,
    round: review.round,
    obligationId: given.obligationId,
    procedurePerformed: given.procedurePerformed.trim(),
    criteria: given.criteria.trim(),
    judgement: given.judgement.trim(),
    overrideReason: given.overrideReason?.trim() ?? null,
    outOfPeriodReason: given.outOfPeriodReason?.trim() ?? null,
    checks,
    conclusion: given.conclusion,
    decidedBy: w.actor.personId,
    decidedAt: w.at,
  }));
  await w.manager.getRepository(ReviewConclusion).insert(rows);
}
