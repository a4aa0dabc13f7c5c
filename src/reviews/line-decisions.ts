import { Injectable } from '@nestjs/common';
import './reviews.deeds';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { ReviewLine } from './review.entity';
import { decisionsOf, lockReview, subjectOfReview, type ReviewRecord } from './review-record';
import { refusalOfLineDecision } from './line-decision.rules';
import { outcomeWhenUnnamed } from './conclusion.rules';
import { registerFacts } from './register-facts';
import { missedObjectives } from './register.rules';
import {
  refusalToDecideForOther,
  refusalToWork,
  type ExerciseOutcome,
  type LineDecision,
  type LineKind,
} from './review.rules';
import type { DecideLine, MadeDecision } from './reviews.dto';

interface LineState {
  id: string;
  kind: LineKind;
  targetId: string;
  /** State of the plan version or the exercise. */
  targetState: string | null;
}

const LINES = `
  SELECT l.id, l.kind, l.target_id AS "targetId", coalesce(v.state, e.state) AS "targetState"
  FROM submission_line l LEFT JOIN plan_version v ON v.id = l.plan_version_id LEFT JOIN exercise e ON e.id = l.exercise_id
  WHERE l.submission_id = $1`;

/** Decisions on lines: each is made once in a round, by the person who took the review. */
@Injectable()
export class LineDecisions {
  async decideOne(w: OpenWork, reviewId: string, given: DecideLine): Promise<MadeDecision> {
    const review = await lockReview(w.manager, reviewId);
    const actorId = w.actor.personId;
    heed(refusalToDecideForOther({ reviewerId: review.reviewerId, reviewer: review.reviewer, actorId }));
    heedState(refusalToWork(review.state));
    const [id] = await this.decide(w, review, [given]);
    return { id: id ?? '' };
  }

  /** Writes decisions in an open review whose state and reviewer were asked already. Answers their ids. */
  async decide(w: OpenWork, review: ReviewRecord, given: readonly DecideLine[]): Promise<string[]> {
    const lines: LineState[] = await w.manager.query(LINES, [review.submissionId]);
    await this.refuseSecond(w, review, given);
    const pairs = given.map((one) => ({ given: one, line: lineOf(lines, one.submissionLineId) }));
    heed(...pairs.map((pair, index) => refusalOfLineDecision({ ...pair.given, ...pair.line }, `/lines/${index}`)));
    const unnamed = await this.unnamedOutcomes(w, review, pairs);
    const ids: string[] = [];
    for (const { given: one, line } of pairs) {
      const outcome = one.outcome ?? outcomeWithout(one.decision, line, unnamed);
      ids.push(await this.write(w, review, { ...one, line, outcome }));
    }
    return ids;
  }

  private async refuseSecond(w: OpenWork, review: ReviewRecord, given: readonly DecideLine[]): Promise<void> {
    const made = await decisionsOf(w.manager, review);
    const wanted = given.map((one) => one.submissionLineId);
    const twice = made.find((one) => wanted.includes(one.submissionLineId));
    if (twice)
      throw new Problem(
        'wrong-state',
        `${twice.decidedBy} decided this line at ${twice.decidedAt}: ${twice.decision}. A decision is made once.`,
      );
    if (new Set(wanted).size < wanted.length) throw new Problem('refused', 'The same line is decided twice.');
  }

  /** Outcomes of accepted exercises for which the reviewer named none: of an earlier review, else by missed objectives. */
  private async unnamedOutcomes(
    w: OpenWork,
    review: ReviewRecord,
    pairs: { given: DecideLine; line: LineState }[],
  ): Promise<Map<string, ExerciseOutcome>> {
    const without = pairs.filter(({ given, line }) => line.kind === 'exercise' && given.outcome === undefined);
    if (without.length === 0) return new Map();
    const { exercises } = await registerFacts(w.manager, review.vendorId, w.at.slice(0, 10));
    return new Map(exercises.map((one) => [one.id, one.outcome ?? outcomeWhenUnnamed(missedObjectives(one).length)]));
  }

  private async write(
    w: OpenWork,
    review: ReviewRecord,
    made: Omit<DecideLine, 'outcome'> & { line: LineState; outcome: ExerciseOutcome | null },
  ): Promise<string> {
    const { submissionLineId, decision, line, outcome } = made;
    const reason = made.reason.trim();
    const what = { reviewId: review.id, round: review.round, submissionLineId, decision, outcome, reason };
    const id = newId();
    const tenant = { registrantId: w.actor.registrantId, vendorId: review.vendorId };
    await w.manager
      .getRepository(ReviewLine)
      .insert({ id, ...tenant, ...what, decidedBy: w.actor.personId, decidedAt: w.at });
    await w.record('review.line-decided', subjectOfReview(review), {
      ...what,
      kind: line.kind,
      targetId: line.targetId,
    });
    return id;
  }
}

/** The outcome where the reviewer named none: of an accepted exercise by its objectives, of a rejected one no valid test. */
function outcomeWithout(
  decision: LineDecision,
  line: LineState,
  byObjectives: ReadonlyMap<string, ExerciseOutcome>,
): ExerciseOutcome | null {
  if (line.kind !== 'exercise' || decision === 'returned') return null;
  return decision === 'accepted' ? (byObjectives.get(line.targetId) ?? null) : 'not_a_valid_test';
}

function lineOf(lines: readonly LineState[], id: string): LineState {
  const found = lines.find((line) => line.id === id);
  if (!found) throw notFound('line of this submission');
  return found;
}
