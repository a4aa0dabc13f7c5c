import { labelOfForce, type Catalogue } from '../catalogue/catalogue.rules';
import { ANSWER_WORDS, isAttestedLine, type AttestationState, type LineAnswer } from './attestation.rules';
import type {
  TrackerAnswer,
  TrackerAnswerCount,
  TrackerCount,
  TrackerProvision,
  TrackerRequirement,
  TrackerVendor,
} from './tracker.dto';
import {
  byProvision,
  TRACKER_STATES,
  TRACKER_WORDS,
  trackerState,
  trackerWords,
  type ProvisionRow,
  type TrackerState,
} from './tracker.rules';

interface TrackedLine {
  id: string;
  requirementCode: string;
  serviceRef: string | null;
  obligationId: string;
  answer: LineAnswer | null;
  explanation: string;
}

export interface TrackedVendor {
  vendor: { id: string; name: string; tier: 'T1' | 'T2' | 'T3' | null };
  attestation: {
    id: string;
    ref: string;
    state: AttestationState;
    dueOn: string;
    periodTo: string;
    attestorName: string;
    lines: TrackedLine[];
  } | null;
  signature: {
    signerName: string;
    signerTitle: string;
    signedAt: string;
    shownSha256: string;
    qualified: boolean;
    late: boolean;
    changedSince: { changed: boolean };
  } | null;
  earlierRefs: string[];
  lastReason: string | null;
}

/** A vendor's row of the tracker on a day (YYYY-MM-DD). */
export function vendorView(tracked: TrackedVendor, today: string): TrackerVendor {
  const { vendor, attestation, signature, earlierRefs, lastReason } = tracked;
  const state = trackerState(attestation, today);
  const flags = signature ? flagsOf(signature) : { late: false, qualified: false, changedSince: false };
  return {
    ...{ vendorId: vendor.id, vendorName: vendor.name, tier: vendor.tier },
    ...{ state, words: trackerWords(state, flags), overdue: state === 'overdue', ...flags },
    ...(attestation ? attested(attestation) : NOT_SCHEDULED),
    ...(signature ? signed(signature) : UNSIGNED),
    ...{ lastReason, earlierRefs },
  };
}

const NOT_SCHEDULED = {
  ...{ attestationId: null, attestationRef: null, dueOn: null, attestorName: null },
  ...{ answered: 0, lines: 0 },
};
const UNSIGNED = { signerName: null, signerTitle: null, signedAt: null, textSha256: null };

function flagsOf({ late, qualified, changedSince }: NonNullable<TrackedVendor['signature']>) {
  return { late, qualified, changedSince: changedSince.changed };
}

function attested({ id, ref, dueOn, attestorName, lines }: NonNullable<TrackedVendor['attestation']>) {
  const answered = lines.filter((line) => line.answer !== null).length;
  return { attestationId: id, attestationRef: ref, dueOn, attestorName, answered, lines: lines.length };
}

function signed({ signerName, signerTitle, signedAt, shownSha256 }: NonNullable<TrackedVendor['signature']>) {
  return { signerName, signerTitle, signedAt, textSha256: shownSha256 };
}

/** Vendors per state, in the order of the states; states without a vendor are left out. */
export function countsOf(states: readonly TrackerState[]): TrackerCount[] {
  return TRACKER_STATES.map((state) => ({
    state,
    words: TRACKER_WORDS[state],
    vendors: states.filter((one) => one === state).length,
  })).filter((count) => count.vendors > 0);
}

/** Lines of all vendors by what they answer. */
export interface AnswerTally {
  requirementCode: string;
  answer: LineAnswer | null;
  lines: number;
}

function countsOfAnswers(code: string, tallies: readonly AnswerTally[]): TrackerAnswerCount[] {
  const own = tallies.filter((one) => one.requirementCode === code);
  return [...Object.keys(ANSWER_WORDS), null].flatMap((answer) => {
    const found = own.find((one) => one.answer === answer);
    if (!found) return [];
    return [{ ...found, words: found.answer === null ? 'Not answered' : ANSWER_WORDS[found.answer] }].map(
      ({ answer: given, words, lines }) => ({ answer: given, words, lines }),
    );
  });
}

/** Attested requirements by provision, each with every vendor's answer to it. */
export function provisionViews(
  catalogue: Catalogue,
  tallies: readonly AnswerTally[],
  page: { tracked: readonly TrackedVendor[]; vendors: readonly TrackerVendor[] },
): TrackerProvision[] {
  const known = new Map(page.vendors.map((one) => [one.vendorId, one]));
  const requirements = catalogue.requirements.filter(isAttestedLine);
  return byProvision(requirements, Object.keys(catalogue.provisions)).map(({ provision, rows }) => ({
    provision,
    says: catalogue.provisions[provision] ?? null,
    requirements: rows.map((row) => ({
      ...requirementView(row, page.tracked, known),
      counts: countsOfAnswers(row.requirement.id, tallies),
    })),
  }));
}

function requirementView(
  { requirement, link, lane, laneLabel, how }: ProvisionRow,
  tracked: readonly TrackedVendor[],
  vendors: ReadonlyMap<string, TrackerVendor>,
): Omit<TrackerRequirement, 'counts'> {
  return {
    ...{ requirementCode: requirement.id, title: requirement.title, link, how, lane, laneLabel },
    forceLabel: labelOfForce(requirement.force, requirement.dutyHolder),
    answers: tracked.flatMap((one) => answersOf(one, requirement.id, vendors)),
  };
}

function answersOf(tracked: TrackedVendor, code: string, vendors: ReadonlyMap<string, TrackerVendor>): TrackerAnswer[] {
  const { attestation, vendor } = tracked;
  const view = vendors.get(vendor.id);
  if (!attestation || !view) return [];
  return attestation.lines
    .filter((line) => line.requirementCode === code)
    .map((line) => ({
      ...{
        vendorId: vendor.id,
        vendorName: vendor.name,
        attestationId: attestation.id,
        attestationRef: attestation.ref,
      },
      ...{ lineId: line.id, serviceRef: line.serviceRef, answer: line.answer, explanation: line.explanation },
      answerWords: line.answer === null ? null : ANSWER_WORDS[line.answer],
      ...{ state: view.state, words: view.words },
      ...{ signerName: view.signerName, signedAt: view.signedAt, textSha256: view.textSha256 },
    }));
}
