import type { Change } from './confirmation.rules';

export const CONFIRMATION_TEXT_VERSION = 1;

export interface ConfirmationFacts {
  ref: string;
  signerName: string;
  signerTitle: string;
  vendor: string;
  registrant: string;
  periodCode: string;
  quarter: string;
  dueOn: string;
  dueRule: string;
  /** The last attestation that was signed; null when there is none yet. */
  last: { ref: string; signedOn: string; signerName: string; sha256: string } | null;
  /** First day of the fiscal year: what the words count from when there is no attestation yet. */
  periodStartsOn: string;
  services: { ref: string; name: string; tier: string | null }[];
  changes: readonly (Change & { eventWords: string | null })[];
  /** The waiver of SD-1 in words, where one person prepares and signs. */
  waiver: string | null;
}

/**
 * The quarterly change confirmation as plain text, version 1: exactly what the signer is shown, what is hashed and kept.
 *
 *   UTF-8; every line ends with a line feed. Runs of white space inside a value become one space. Days are YYYY-MM-DD,
 *   digests lower-case hex.
 *
 *   line 1     "Holdfast change confirmation, version 1"
 *   line 2     reference, vendor, registrant, period code, quarter
 *   line 3     the due day and its rule
 *   (empty)
 *   line 5     the statement, in the words of the programme
 *   sections   "Last attestation", "Services", "Changes", "Waiver" (only where SD-1 is waived), "Result": an empty line,
 *              the heading, one line "- ..." for each entry, or "- None."
 *
 * The digest is SHA-256 of these bytes. Nothing in the text depends on the time at which it is built.
 */
export function confirmationText(facts: ConfirmationFacts): string {
  const lines = [
    `Holdfast change confirmation, version ${CONFIRMATION_TEXT_VERSION}`,
    `${facts.ref}: ${tidy(facts.vendor)} to ${tidy(facts.registrant)}, ${tidy(facts.periodCode)}, fiscal quarter ${facts.quarter}`,
    `Due ${facts.dueOn}. ${tidy(facts.dueRule)}`,
    '',
    opening(facts),
    ...section('Last attestation', [lastWords(facts)]),
    ...section(
      'Services',
      facts.services.map((one) => `${one.ref} ${one.name} (${one.tier ?? 'no tier decided'})`),
    ),
    ...section('Changes', facts.changes.map(changeWords)),
    ...(facts.waiver === null ? [] : section('Waiver', [facts.waiver])),
    ...section('Result', [resultWords(facts.changes.length)]),
  ];
  return `${lines.join('\n')}\n`;
}

const tidy = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

function section(heading: string, entries: readonly string[]): string[] {
  return ['', heading, ...(entries.length > 0 ? entries.map((one) => `- ${tidy(one)}`) : ['- None.'])];
}

function opening(facts: ConfirmationFacts): string {
  const since = facts.last?.signedOn ?? facts.periodStartsOn;
  const except = facts.changes.length === 0 ? 'nothing.' : 'the changes listed below.';
  const [vendor, registrant] = [tidy(facts.vendor), tidy(facts.registrant)];
  return (
    `I am ${tidy(facts.signerName)}, ${tidy(facts.signerTitle)}, authorised to sign for ${vendor.endsWith('.') ? vendor : `${vendor}.`} ` +
    `Since ${since} nothing has changed that would make the last attestation untrue, except: ${except} ` +
    `I understand ${registrant} and its auditors may rely on this record. This is a statement by management of ${vendor}, not an audit.`
  );
}

function lastWords({ last, periodStartsOn }: ConfirmationFacts): string {
  if (last) return `${last.ref}, signed by ${last.signerName} on ${last.signedOn}, SHA-256 ${last.sha256}`;
  return `None is signed yet; the day is the first of the fiscal year, ${periodStartsOn}, and the changes are those since then.`;
}

const changeWords = (change: ConfirmationFacts['changes'][number]): string =>
  `${change.happenedOn}${change.eventWords === null ? '' : `, ${change.eventWords}`}: ${change.text}`;

const resultWords = (changes: number): string =>
  changes === 0 ? 'No change.' : `${changes} ${changes === 1 ? 'change' : 'changes'}, listed above.`;
