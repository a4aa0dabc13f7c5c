import { csvOf, type CsvValue } from '../foundation/csv.rules';
import type { AttestationTracker, TrackerAnswer, TrackerRequirement } from './tracker.dto';

const HEADER = [
  'Provision',
  'Requirement',
  'Title',
  'Link',
  'Lane',
  'Label',
  'Vendor',
  'Service',
  'Attestation',
  'State',
  'Answer',
  'Explanation',
  'Signed by',
  'Signed at (UTC)',
  'SHA-256 of the text',
];

/** The tracker as one row for each provision, requirement and answer, then one for each vendor without an attestation. */
export function trackerCsv(tracker: AttestationTracker): string {
  const answers = tracker.provisions.flatMap(({ provision, requirements }) =>
    requirements.flatMap((requirement) => requirement.answers.map((answer) => rowOf(provision, requirement, answer))),
  );
  const without = tracker.vendors
    .filter((vendor) => vendor.attestationId === null)
    .map((vendor): CsvValue[] => ['', '', '', '', '', '', vendor.vendorName, '', '', vendor.words, '', '', '', '', '']);
  const { periodCode, periodStartsOn, periodEndsOn, readAt, vendors } = tracker;
  return csvOf({
    name: 'Attestation tracker',
    filter: `Period ${periodCode} (${periodStartsOn} to ${periodEndsOn})`,
    ranAt: readAt,
    notes: [
      `Vendors: ${vendors.length}`,
      "Vendor officers' attestations are statements by management of the vendor, not audits. A link says what an item supports; no provision prescribes it unless the label says so.",
    ],
    columns: HEADER,
    rows: [...answers, ...without],
  });
}

function rowOf(provision: string, requirement: TrackerRequirement, answer: TrackerAnswer): CsvValue[] {
  const { requirementCode, title, link, laneLabel, forceLabel } = requirement;
  const about = [provision, requirementCode, title, link, laneLabel, forceLabel];
  const { vendorName, serviceRef, attestationRef, words, answerWords, explanation } = answer;
  const signed = [answer.signerName, answer.signedAt, answer.textSha256];
  return [...about, vendorName, serviceRef, attestationRef, words, answerWords, explanation, ...signed];
}
