import type { Refusal } from '../foundation/refusal';

export const REPORT_KINDS = ['soc1', 'soc2', 'certificate', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Overdue is not stored: it is an expected report whose day has passed. */
export const STORED_STATES = ['expected', 'received', 'under_review', 'evaluated', 'superseded'] as const;
export type StoredState = (typeof STORED_STATES)[number];
export const REPORT_STATES = [...STORED_STATES, 'overdue'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const OPINIONS = ['unmodified', 'qualified', 'adverse', 'disclaimer'] as const;
export type Opinion = (typeof OPINIONS)[number];

export const CRITERIA = ['security', 'availability', 'processing_integrity', 'confidentiality', 'privacy'] as const;
export type Criterion = (typeof CRITERIA)[number];

export const SUBSERVICE_METHODS = ['carve_out', 'inclusive'] as const;
export type SubserviceMethod = (typeof SUBSERVICE_METHODS)[number];
export const SUBSERVICE_COVERS = ['own_report', 'monitoring', 'uncovered'] as const;
export type SubserviceCoveredBy = (typeof SUBSERVICE_COVERS)[number];

export const EFFECTS = ['none', 'compensated', 'affects_us'] as const;
export type Effect = (typeof EFFECTS)[number];

export const EVALUATION_CONCLUSIONS = ['relied_on', 'relied_on_with_limits', 'not_relied_on'] as const;
export type EvaluationConclusion = (typeof EVALUATION_CONCLUSIONS)[number];

export const KIND_WORDS: Record<ReportKind, string> = {
  soc1: 'SOC 1',
  soc2: 'SOC 2',
  certificate: 'Certificate',
  other: 'Other report',
};

export const STATE_WORDS: Record<ReportState, string> = {
  expected: 'Expected',
  overdue: 'Overdue',
  received: 'Received',
  under_review: 'Under review',
  evaluated: 'Evaluated',
  superseded: 'Superseded',
};

/** Kinds of evidence that a file of such a report has in the catalogue. */
export const EVIDENCE_KINDS: Record<ReportKind, readonly string[]> = {
  soc1: ['EV-SOC1'],
  soc2: ['EV-SOC2'],
  certificate: ['EV-CERT'],
  other: ['EV-CERT', 'EV-SOC2'],
};

// The database's trigger on assurance_report says the same.
const MOVES: Record<StoredState, readonly StoredState[]> = {
  expected: ['received'],
  received: ['under_review'],
  under_review: ['evaluated'],
  evaluated: ['superseded'],
  superseded: [],
};

/** The state on a day, YYYY-MM-DD. */
export const stateOn = (report: { state: StoredState; dueOn: string }, today: string): ReportState =>
  report.state === 'expected' && report.dueOn < today ? 'overdue' : report.state;

export function refusalToMoveReport(
  report: { ref: string; state: StoredState },
  to: StoredState,
): Refusal<'move-not-allowed'> | null {
  if (MOVES[report.state].includes(to)) return null;
  const [now, wanted] = [STATE_WORDS[report.state].toLowerCase(), STATE_WORDS[to].toLowerCase()];
  return { code: 'move-not-allowed', reason: `${report.ref} is ${now} and does not become ${wanted} from there.` };
}

/** Whether what a report says may still be corrected: by the vendor until the review begins, by the registrant until the evaluation stands. */
export function refusalToCorrect(
  report: { ref: string; state: StoredState },
  by: 'vendor' | 'registrant',
): Refusal<'not-open'> | null {
  const open: readonly StoredState[] = by === 'vendor' ? ['received'] : ['received', 'under_review'];
  if (open.includes(report.state)) return null;
  const reason =
    report.state === 'expected'
      ? `${report.ref} is not here yet. Receive it first.`
      : by === 'vendor' && report.state === 'under_review'
        ? `The review of ${report.ref} has begun. Ask the registrant to correct it.`
        : `${report.ref} is ${STATE_WORDS[report.state].toLowerCase()} and does not change any more. A corrected report replaces it.`;
  return { code: 'not-open', reason };
}

export interface ReportContent {
  reportType: 1 | 2 | null;
  coversFrom: string | null;
  coversTo: string;
  issuedOn: string | null;
  opinion: Opinion | null;
  opinionBasis: string | null;
  criteria: readonly Criterion[];
  standard: string | null;
}

type ContentRefusal = Refusal<'missing' | 'not-of-this-kind' | 'wrong-days'>;

const missing = (pointer: string, reason: string): ContentRefusal => ({ code: 'missing', reason, pointer });
const misplaced = (pointer: string, reason: string): ContentRefusal => ({ code: 'not-of-this-kind', reason, pointer });

/** Whether what was written down can be what such a report says. Dates are YYYY-MM-DD; `today` is the day of receipt. */
export function refusalsOfContent(kind: ReportKind, content: ReportContent, today: string): ContentRefusal[] {
  const ofKind = kind === 'soc1' || kind === 'soc2' ? refusalsOfSoc(kind, content) : refusalsOfOther(kind, content);
  return [...ofKind, ...refusalsOfDays(kind, content, today)];
}

/** A condition under which a field is refused, with what is said of it. */
type Rule = [isRefused: boolean, refusal: ContentRefusal];
const broken = (rules: readonly Rule[]): ContentRefusal[] =>
  rules.filter(([isRefused]) => isRefused).map(([, refusal]) => refusal);

function refusalsOfSoc(kind: ReportKind, content: ReportContent): ContentRefusal[] {
  const { reportType, coversFrom, opinion, opinionBasis, criteria } = content;
  const isUnexplained = isModified(opinion) && !opinionBasis?.trim();
  return broken([
    [reportType === null, missing('/reportType', 'Say whether it is a Type 1 or a Type 2 report.')],
    [opinion === null, missing('/opinion', 'Say which opinion the service auditor gives.')],
    [isUnexplained, missing('/opinionBasis', 'Say why the opinion is modified, in the words of the report.')],
    [
      reportType === 2 && coversFrom === null,
      missing('/coversFrom', 'A Type 2 report speaks of a period: give its first day.'),
    ],
    [
      reportType === 1 && coversFrom !== null,
      misplaced('/coversFrom', 'A Type 1 report speaks of one day: leave the first day empty.'),
    ],
    [kind === 'soc2' && criteria.length === 0, missing('/criteria', 'Name the trust services criteria in scope.')],
    [
      kind === 'soc1' && criteria.length > 0,
      misplaced('/criteria', 'Trust services criteria belong to a SOC 2 report.'),
    ],
  ]);
}

function refusalsOfOther(kind: ReportKind, content: ReportContent): ContentRefusal[] {
  const { reportType, coversFrom, opinion, criteria, standard } = content;
  const found: ContentRefusal[] = [];
  if (kind === 'certificate' && !standard?.trim())
    found.push(missing('/standard', 'Name the standard that it certifies, such as ISO 22301:2019.'));
  if (coversFrom === null) found.push(missing('/coversFrom', 'Give the first day that it is valid for.'));
  if (reportType !== null) found.push(misplaced('/reportType', 'Only SOC reports have a type.'));
  if (opinion !== null) found.push(misplaced('/opinion', 'Only SOC reports carry an opinion.'));
  if (criteria.length > 0) found.push(misplaced('/criteria', 'Trust services criteria belong to a SOC 2 report.'));
  return found;
}

function refusalsOfDays(kind: ReportKind, content: ReportContent, today: string): ContentRefusal[] {
  const { coversFrom, coversTo, issuedOn } = content;
  const isSoc = kind === 'soc1' || kind === 'soc2';
  const wrong = (pointer: string, reason: string): ContentRefusal => ({ code: 'wrong-days', reason, pointer });
  return broken([
    [coversFrom !== null && coversFrom > coversTo, wrong('/coversTo', 'The last day is before the first.')],
    [issuedOn !== null && issuedOn > today, wrong('/issuedOn', 'This day has not come yet.')],
    [isSoc && coversTo > today, wrong('/coversTo', 'A report does not speak of days that have not come yet.')],
    [
      isSoc && issuedOn !== null && issuedOn < coversTo,
      wrong('/issuedOn', 'A report is issued after the last day that it speaks of.'),
    ],
  ]);
}

/** The second line signs off what the registrant's ICFR may rest on, what is critical, and every modified opinion. */
export const needsApproval = (facts: {
  kind: ReportKind;
  opinion: Opinion | null;
  tiers: readonly (string | null)[];
}) => facts.kind === 'soc1' || facts.tiers.includes('T1') || isModified(facts.opinion);

export const isModified = (opinion: Opinion | null): boolean => opinion !== null && opinion !== 'unmodified';
