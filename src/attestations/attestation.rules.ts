import type { Refusal } from '../foundation/refusal';

export const ATTESTATION_STATES = [
  'open',
  'in_preparation',
  'ready',
  'signed',
  'accepted',
  'returned',
  'declined',
  'withdrawn',
  'superseded',
] as const;
export type AttestationState = (typeof ATTESTATION_STATES)[number];

export const LINE_ANSWERS = ['met', 'met_with_exceptions', 'not_met', 'not_applicable', 'alternative_measure'] as const;
export type LineAnswer = (typeof LINE_ANSWERS)[number];

export type AttestationDecisionValue = 'declined' | 'withdrawn' | 'accepted' | 'returned';

/** Every move there is. A correction in `ready` goes back to preparation; what is signed is never edited. */
export const ATTESTATION_MOVES: Record<AttestationState, readonly AttestationState[]> = {
  open: ['in_preparation', 'ready', 'declined'],
  in_preparation: ['in_preparation', 'ready', 'declined'],
  ready: ['in_preparation', 'signed', 'declined'],
  signed: ['accepted', 'returned', 'withdrawn'],
  accepted: ['withdrawn'],
  returned: ['superseded'],
  declined: [],
  withdrawn: [],
  superseded: [],
};

export const ANSWER_WORDS: Record<LineAnswer, string> = {
  met: 'Met',
  met_with_exceptions: 'Met with exceptions',
  not_met: 'Not met',
  not_applicable: 'Not applicable',
  alternative_measure: 'Alternative measure',
};

export function refusalToMove(from: AttestationState, to: AttestationState): Refusal<'attestation-state'> | null {
  if (ATTESTATION_MOVES[from].includes(to)) return null;
  const words = (state: AttestationState) => state.replaceAll('_', ' ');
  return { code: 'attestation-state', reason: `This attestation is ${words(from)}: it cannot become ${words(to)}.` };
}

/** GOV-02 is the attestation itself, so no line of it answers GOV-02. */
export const THE_ATTESTATION_ITSELF = 'GOV-02';

export function isAttestedLine(requirement: { id: string; attestedBy: string }): boolean {
  return requirement.attestedBy === 'vendor_attestor' && requirement.id !== THE_ATTESTATION_ITSELF;
}

/** The wording of an alternative measure, to be completed where it has dots. */
export function alternativeWording(requirementCode: string): string {
  return `We do not meet ${requirementCode} as written. Instead we ... This is reasonably sufficient because ... Evidence: ...`;
}

export type AnswerRefusal = 'explanation-missing' | 'alternative-wording';

/** Anything but "met" says why; an alternative measure says it in the agreed wording, completed. */
export function refusalOfAnswer(
  requirementCode: string,
  given: { answer: LineAnswer; explanation: string },
): Refusal<AnswerRefusal> | null {
  const text = given.explanation.trim();
  if (given.answer === 'met') return null;
  if (text === '')
    return {
      code: 'explanation-missing',
      reason: `"${ANSWER_WORDS[given.answer]}" needs an explanation.`,
      pointer: '/explanation',
    };
  if (given.answer !== 'alternative_measure' || followsWording(requirementCode, text)) return null;
  return {
    code: 'alternative-wording',
    reason: `Write it as: ${alternativeWording(requirementCode)}`,
    pointer: '/explanation',
  };
}

function followsWording(code: string, text: string): boolean {
  const parts = [
    `We do not meet ${code} as written. Instead we `,
    ' This is reasonably sufficient because ',
    ' Evidence: ',
  ];
  const at = parts.map((part) => text.replaceAll(/\s+/g, ' ').indexOf(part));
  const inOrder = at.every((place, index) => place >= 0 && (index === 0 || place > (at[index - 1] ?? 0)));
  return inOrder && !text.includes('...') && !/Evidence:\s*$/.test(text);
}

/** Answers that make a statement qualified: it holds only with what they list. */
const EXCEPTIONS: readonly (LineAnswer | null)[] = ['met_with_exceptions', 'not_met', 'alternative_measure'];

export interface AnsweredLine {
  obligationId: string;
  requirementCode: string;
  answer: LineAnswer | null;
  explanation: string;
}

export const isException = (line: AnsweredLine): boolean => EXCEPTIONS.includes(line.answer);

export function isQualified(lines: readonly AnsweredLine[]): boolean {
  return lines.some(isException);
}

/** Codes of the lines that have no answer yet. */
export function unansweredOf(lines: readonly AnsweredLine[]): string[] {
  return lines.filter((line) => line.answer === null).map((line) => line.requirementCode);
}

export function refusalToFinishPreparing(lines: readonly AnsweredLine[]): Refusal<'unanswered' | 'no-lines'> | null {
  if (lines.length === 0)
    return { code: 'no-lines', reason: 'No obligation of this period is attested by the vendor yet.' };
  const open = unansweredOf(lines);
  if (open.length === 0) return null;
  const reason = `${open.length} of ${lines.length} lines have no answer yet: ${open.join(', ')}.`;
  return { code: 'unanswered', reason, pointer: '/lines' };
}

export interface CriticalFinding {
  ref: string;
  title: string;
  obligationId: string | null;
}

/** A critical finding is listed when a line that is an exception belongs to its obligation, or names its reference. */
export function isListed(finding: CriticalFinding, lines: readonly AnsweredLine[]): boolean {
  const reference = new RegExp(`\\b${finding.ref}\\b`);
  return lines
    .filter(isException)
    .some(
      (line) =>
        (finding.obligationId !== null && line.obligationId === finding.obligationId) ||
        reference.test(line.explanation),
    );
}

/** With a critical finding open, nobody signs as if there were none: each is listed as an exception first. */
export function refusalsOfCriticalFindings(
  findings: readonly CriticalFinding[],
  lines: readonly AnsweredLine[],
): Refusal<'critical-finding'>[] {
  return findings
    .filter((finding) => !isListed(finding, lines))
    .map((finding) => ({
      code: 'critical-finding' as const,
      reason: `The critical finding ${finding.ref} "${finding.title}" is open. List it as an exception: answer its requirement otherwise than "met", or name ${finding.ref} in an explanation.`,
    }));
}
