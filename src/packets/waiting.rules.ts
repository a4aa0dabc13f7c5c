import type { Manifest } from './manifest.model';
import type { SubmissionFacts } from './snapshot-review.model';

/** Whose deed an obligation that was submitted still waits for, in words; empty where nothing in the packet says it. */
export function waitsFor(
  obligationId: string,
  { attestations, submissions }: Pick<Manifest, 'attestations' | 'submissions'>,
): string {
  const signed = attestations.find((one) => one.obligationId === obligationId && one.state === 'signed');
  if (signed) return `${signed.ref} is signed and waits for the registrant's decision`;
  const open = submissions.findLast((one) => one.obligationIds.includes(obligationId));
  return open ? stageOf(open) : '';
}

function stageOf({ ref, state, review }: SubmissionFacts): string {
  if (state === 'submitted') return `${ref} waits for a reviewer`;
  if (state === 'concluded') return `${ref} waits for the second line`;
  if (state !== 'in_review' || review === null) return '';
  const asked = review.state === 'queries_open' ? ', with a query open' : '';
  return `${ref} is in review by ${review.reviewer}${asked}`;
}
