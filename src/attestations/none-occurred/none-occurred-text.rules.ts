export const NONE_OCCURRED_TEXT_VERSION = 1;

export interface NoneOccurredFacts {
  requirementCode: string;
  title: string;
  vendor: string;
  registrant: string;
  /** Null for the vendor as a whole. */
  service: string | null;
  periodCode: string;
  periodEndsOn: string;
  dueOn: string;
  from: string;
  to: string;
  /** The events of the requirement, in the words of the catalogue. */
  events: readonly string[];
  /** What the requirement asks to be stated, in its own words. */
  sentence: string | null;
  signerName: string;
  signerTitle: string;
}

/**
 * The statement that nothing occurred as plain text, version 1: exactly what the signer is shown, what is hashed and kept.
 *
 *   UTF-8; every line ends with a line feed. Runs of white space inside a value become one space. Days are YYYY-MM-DD.
 *
 *   line 1     "Holdfast statement that nothing occurred, version 1"
 *   line 2     requirement, vendor, registrant, period code
 *   line 3     the due day
 *   (empty)
 *   line 5     the statement
 *   sections   "Events", "Requirement", "After this day" (only where the period goes on): an empty line, the heading, one
 *              line "- ..." for each entry
 *
 * The digest is SHA-256 of these bytes. The text depends on the day, whose last day it speaks of, and on nothing smaller.
 */
export function noneOccurredText(facts: NoneOccurredFacts): string {
  const { to, periodEndsOn } = facts;
  const lines = [
    `Holdfast statement that nothing occurred, version ${NONE_OCCURRED_TEXT_VERSION}`,
    `${facts.requirementCode} ${tidy(facts.title)}: ${tidy(facts.vendor)} to ${tidy(facts.registrant)}, ${tidy(facts.periodCode)}`,
    `Due ${facts.dueOn}.`,
    '',
    opening(facts),
    ...section('Events', facts.events),
    ...section('Requirement', facts.sentence === null ? [] : [facts.sentence]),
    ...(to < periodEndsOn ? section('After this day', [afterwards(periodEndsOn)]) : []),
  ];
  return `${lines.join('\n')}\n`;
}

const tidy = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

function section(heading: string, entries: readonly string[]): string[] {
  return ['', heading, ...(entries.length > 0 ? entries.map((one) => `- ${tidy(one)}`) : ['- None.'])];
}

function opening(facts: NoneOccurredFacts): string {
  const [vendor, registrant] = [tidy(facts.vendor), tidy(facts.registrant)];
  const scope = facts.service === null ? 'for any of its services' : `for ${tidy(facts.service)}`;
  return (
    `From ${facts.from} to ${facts.to} none of the events listed below occurred at ${vendor} ${scope}, except: none. ` +
    `I am ${tidy(facts.signerName)}, ${tidy(facts.signerTitle)}, authorised to sign for ${vendor.endsWith('.') ? vendor : `${vendor}.`} ` +
    `I understand ${registrant} and its auditors may rely on this record. This is a statement by management of ${vendor}, not an audit.`
  );
}

const afterwards = (endsOn: string): string =>
  `The period ends on ${endsOn}. An event that is recorded for it later supersedes this statement, and is asked about by itself.`;
