import type { CheckResult, Manifest } from './manifest.model';
import { waitsFor } from './waiting.rules';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

export function verdict(id: string, words: string, reasons: { failing: string[]; note: string }): CheckResult {
  const { failing, note } = reasons;
  return failing.length > 0
    ? { id, words, verdict: 'fail', reasons: failing }
    : { id, words, verdict: 'pass', reasons: note === '' ? [] : [note] };
}

/** How an obligation is named in a sentence: `TST-02 (SV-0001)`. */
export function nameOf(
  obligationId: string,
  { obligations, services }: Pick<Facts, 'obligations' | 'services'>,
): string {
  const obligation = obligations.find((one) => one.id === obligationId);
  if (!obligation) return 'an obligation outside this packet';
  const service = services.find((one) => one.id === obligation.serviceId);
  const times = obligation.occurrence > 1 ? `, occurrence ${obligation.occurrence}` : '';
  return `${obligation.code} (${service?.ref ?? obligation.vendorRef ?? 'vendor'}${times})`;
}

/** Check 1. The packet's own approver is compared with its preparer when the packet is approved. */
export function checkPeople(facts: Facts): CheckResult {
  const failing: string[] = [];
  if (facts.packet.preparedBy === '') failing.push('The packet names no preparer.');
  for (const { ref, review, submittedById } of facts.submissions) {
    if (review === null) continue;
    if (review.reviewerId === submittedById) failing.push(`${ref}: the reviewer is the person who submitted it.`);
    if (review.needsApproval) failing.push(...approvalFaults(ref, review));
  }
  failing.push(...unsignedConclusions(facts));
  const words = 'Preparer, reviewer and approver are present, and different people where required';
  return verdict('people', words, { failing, note: 'The approver of this packet may not be its preparer.' });
}

function approvalFaults(ref: string, review: NonNullable<Facts['submissions'][number]['review']>): string[] {
  if (review.state !== 'concluded' && review.state !== 'approved') return [];
  const approval = review.approvals.find((one) => one.decision === 'approved' && one.round === review.round);
  if (!approval) return [`${ref}: the review needs a second-line approval and has none.`];
  return approval.approverId === review.reviewerId ? [`${ref}: reviewer and approver are the same person.`] : [];
}

function unsignedConclusions({ obligations, ...facts }: Facts): string[] {
  return obligations
    .filter((one) => one.conclusion !== null && one.concludedBy === null)
    .map((one) => `${nameOf(one.id, { obligations, ...facts })}: nobody is named who concluded it.`);
}

/** Check 2. */
export function checkResults(facts: Facts): CheckResult {
  const failing = facts.results.flatMap((result) => {
    const name = nameOf(result.obligationId, facts);
    if (result.result === 'under_review') {
      const waits = waitsFor(result.obligationId, facts);
      return [`${name}: submitted, but not concluded${waits === '' ? '' : `; ${waits}`}.`];
    }
    const needsReason = ['not_tested', 'not_applicable', 'excepted'].includes(result.result);
    return needsReason && result.reason.trim() === ''
      ? [`${name}: ${result.words.toLowerCase()} without a reason.`]
      : [];
  });
  if (facts.obligations.length === 0 && ['VP', 'SP', 'RP'].includes(facts.packet.kind))
    failing.push('The vendor has no obligations in this period; nothing is in scope.');
  const untested = facts.results.filter((one) => one.result === 'not_tested').length;
  const note =
    untested === 0 ? '' : `${untested} of ${facts.results.length} results are "not tested", each with its reason.`;
  return verdict('results', 'Every requirement in scope has a result; absences carry reasons', { failing, note });
}

/** Check 3. An absence ("not tested") is no result and cites nothing. */
export function checkCitations(facts: Facts): CheckResult {
  const failing = facts.results
    .filter((one) => ['met', 'met_with_exceptions', 'not_met'].includes(one.result))
    .filter((one) => one.cites.length === 0 && !standsOnReview(one.obligationId, facts))
    .map((one) => `${nameOf(one.obligationId, facts)}: ${one.words.toLowerCase()}, but nothing is cited for it.`);
  return verdict('citations', 'Every result cites an exhibit, or an approved exception', { failing, note: '' });
}

/** "Not met" may stand on the gap that was recorded, or on the review that found nothing to accept (section 12). */
function standsOnReview(obligationId: string, { findings, results, submissions }: Facts): boolean {
  const result = results.find((one) => one.obligationId === obligationId)?.result;
  const reviewed = submissions.some((one) => one.review?.conclusions.some((c) => c.obligationId === obligationId));
  return result === 'not_met' && (reviewed || findings.some((one) => one.obligationId === obligationId));
}
