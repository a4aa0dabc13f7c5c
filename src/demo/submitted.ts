import { ReviewDesk, type Judgement } from './review-desk';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

export interface Submitted {
  day: string;
  wanted: string[];
  note: string;
  judgement: Judgement;
  /** What Ines does between taking the submission and concluding it. */
  meanwhile?: (review: ReviewDesk) => Promise<void>;
}

/** A submission on one day, and its review on the next. */
export function submitted(desk: VendorDesk, told: Submitted): Scene[] {
  let submissionId = '';
  const { name } = desk.cast;
  const next = new Date(Date.parse(`${told.day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    scene(`${told.day}T18:00:00Z`, `${name}: ${told.note}`, async () => {
      submissionId = await desk.submit(told.wanted, told.note);
    }),
    scene(`${next}T15:30:00Z`, `${name}: review of "${told.note}"`, async () => {
      const review = new ReviewDesk(desk, submissionId);
      await review.take();
      await told.meanwhile?.(review);
      await review.conclude(told.judgement);
    }),
  ];
}
