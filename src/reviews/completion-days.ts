import type { EntityManager } from 'typeorm';
import type { CatalogueService } from '../catalogue/catalogue.service';
import { completionDay } from '../obligations/completion-day.rules';
import { assess, linesFor, type Assessment } from './assessment';
import { decisionsOf, type ReviewRecord } from './review-record';
import type { ObligationRecord } from './submission-record';

/** For each obligation of a review, the day on which what was accepted for it happened; null where only the review has a day. */
export async function completionDays(
  manager: EntityManager,
  catalogues: CatalogueService,
  of: { review: ReviewRecord; today: string },
): Promise<ReadonlyMap<string, string | null>> {
  const { review, today } = of;
  const on = await assess(manager, catalogues, { submissionId: review.submissionId, today });
  const decisions = await decisionsOf(manager, review);
  const accepted = new Set(decisions.filter((one) => one.decision === 'accepted').map((one) => one.submissionLineId));
  const { startsOn } = on.submission;
  return new Map(
    on.submission.obligations.map((one) => [
      one.id,
      completionDay(daysOf(on, one, accepted), { startsOn, concludedOn: today }),
    ]),
  );
}

function daysOf(on: Assessment, obligation: ObligationRecord, accepted: ReadonlySet<string>) {
  const lines = linesFor(on, obligation).filter(({ id }) => accepted.has(id));
  const { exercises, plans, today } = on.facts;
  return {
    exercises: lines.flatMap(({ targetId }) => exercises.filter(({ id }) => id === targetId).map((one) => one.on)),
    plans: lines.flatMap(({ targetId }) =>
      plans.filter(({ versionId }) => versionId === targetId).map((one) => one.effectiveFrom ?? today),
    ),
    files: lines.flatMap(({ kind, madeOn }) => (kind === 'evidence_use' && madeOn !== null ? [madeOn] : [])),
  };
}
