import type { Inline } from '../document/document.model';
import { heldOn, wasHeld } from '../achieved.rules';
import { nameOf } from '../check-people.rules';
import type { Manifest } from '../manifest.model';
import { link, when, words } from './words';

export const NOTHING_OPEN =
  'Nothing: no open finding, unanswered query, submission without a conclusion, exercise that waits to be put forward, exception to decide or overdue confirmation.';

/** Section 4.5: what somebody still had to do at the cut-off. */
export function openItems(manifest: Manifest): Inline[] {
  const { findings, submissions, results } = manifest;
  return [
    ...findings
      .filter((one) => one.state === 'open')
      .map((one): Inline => [
        link(one.ref),
        { text: ` (${one.severity}, due ${one.dueOn}, ${one.ownerName}): ${one.title}` },
      ]),
    ...submissions
      .flatMap((one) => (one.review?.queries ?? []).map((query) => ({ ref: one.ref, query })))
      .filter(({ query }) => query.state !== 'resolved')
      .map(({ ref, query }) => `${ref}, query "${query.subject}": ${query.state} since ${when(query.askedAt)}`),
    ...results
      .filter((one) => one.result === 'under_review')
      .map((one) => `${nameOf(one.obligationId, manifest)}: ${one.reason === '' ? 'under review' : one.reason}`),
    ...unfinished(manifest),
  ];
}

/** Exercises, exceptions and confirmations that somebody still has to carry on. */
function unfinished(manifest: Manifest): Inline[] {
  const { exercises, exceptions = [], confirmations = [], packet } = manifest;
  return [
    ...exercises
      .filter((one) => wasHeld(one) && BEFORE_REVIEW.includes(one.state))
      .map((one): Inline => [link(one.ref), { text: `: held on ${heldOn(one)}, not put forward for review` }]),
    ...exceptions
      .filter(({ state }) => UNDECIDED.includes(state))
      .map((one): Inline => [
        link(one.ref),
        { text: ` (${nameOf(one.obligationId, manifest)}): ${words(one.state).toLowerCase()}, not decided` },
      ]),
    ...confirmations
      .filter((one) => one.signedAt === null && one.dueOn < packet.asOf)
      .map((one): Inline => [link(one.ref), { text: `, ${one.quarter}: not signed; it was due on ${one.dueOn}` }]),
  ];
}

const BEFORE_REVIEW = ['results_entered', 'aar_issued'];
const UNDECIDED = ['requested', 'assessed'];
