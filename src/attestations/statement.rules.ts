import { ANSWER_WORDS, isException, isQualified, type LineAnswer } from './attestation.rules';

export const STATEMENT_VERSION = 1;

export interface StatementExercise {
  ref: string;
  title: string;
  kind: string;
  on: string;
  held: boolean;
  state: string;
  stateReason: string | null;
  planLabel: string;
  clockBasis: string | null;
  rtoObjectiveMinutes: number | null;
  achievedRtoMinutes: number | null;
  notRecoveredReason: string | null;
  rpoObjectiveMinutes: number | null;
  achievedRpoMinutes: number | null;
  steps: number;
  performed: number;
  /** Steps that failed, were skipped, or have no outcome. */
  shortfalls: { number: number; title: string; outcome: string; note: string }[];
  weakObjectives: { text: string; rating: string; note: string }[];
}

export interface StatementLine {
  obligationId: string;
  requirementCode: string;
  title: string;
  serviceRef: string | null;
  dueOn: string;
  answer: LineAnswer | null;
  explanation: string;
}

export interface StatementFacts {
  ref: string;
  signerName: string;
  signerTitle: string;
  vendor: string;
  registrant: string;
  periodCode: string;
  from: string;
  to: string;
  services: { ref: string; name: string; tier: string | null }[];
  plans: { ref: string; label: string; kind: string; title: string; approvedOn: string; sha256: string }[];
  exercises: StatementExercise[];
  /** Not closed; `acceptedUntil` is the last day of an exception that accepts the risk (YYYY-MM-DD). */
  findings: { ref: string; severity: string; title: string; dueOn: string; acceptedUntil?: string | null }[];
  subOutsourcers: string[];
  /** The waiver of SD-1 in words, where one person prepares and signs; else null. */
  waiver?: string | null;
  /** Critical gaps and expired exceptions in words; none when left out. */
  weaknesses?: readonly string[];
  lines: StatementLine[];
}

/**
 * The attestation statement as plain text, version 1: exactly what the signer is shown, what is hashed and what is kept.
 *
 *   UTF-8; every line ends with a line feed. Values come from the registers; runs of white space inside a value become
 *   one space, and its ends are trimmed. Dates are YYYY-MM-DD, durations whole minutes, digests lower-case hex.
 *
 *   line 1       "Holdfast attestation statement, version 1"
 *   line 2       reference, vendor, registrant, period code
 *   (empty)
 *   line 4       the statement, in the words of the programme, with name, title, vendor, registrant and period filled in
 *   sections     "Services", "Plans", "Exercises", "Missed objectives, failed or skipped steps and known gaps",
 *                "Sub-outsourcers", "Exceptions", "Critical gaps and expired exceptions" (only where there are some), "Answers", "Waiver"
 *                (only where SD-1 is waived), "Result": an empty line, the heading, one line "- ..." for each entry in the order given,
 *                or "- None recorded."
 *
 * The digest is SHA-256 of these bytes. Of the day on which it is built the text depends only through exceptions that ran out.
 */
export function statementText(facts: StatementFacts): string {
  const { weaknesses = [] } = facts;
  const lines = [
    `Holdfast attestation statement, version ${STATEMENT_VERSION}`,
    `${facts.ref}: ${tidy(facts.vendor)} to ${tidy(facts.registrant)}, ${tidy(facts.periodCode)}`,
    '',
    opening(facts),
    ...section(
      'Services',
      facts.services.map((one) => `${one.ref} ${one.name} (${one.tier ?? 'no tier decided'})`),
    ),
    ...section('Plans', facts.plans.map(planWords)),
    ...section('Exercises', facts.exercises.map(exerciseWords)),
    ...section('Missed objectives, failed or skipped steps and known gaps', missesOf(facts)),
    ...section('Sub-outsourcers', facts.subOutsourcers),
    ...section('Exceptions', facts.lines.filter(isException).map(answerWords)),
    ...(weaknesses.length > 0 ? section('Critical gaps and expired exceptions', weaknesses) : []),
    ...section('Answers', facts.lines.map(answerWords)),
    ...(facts.waiver ? section('Waiver', [facts.waiver]) : []),
    ...section('Result', [resultWords(facts.lines, weaknesses.length)]),
  ];
  return `${lines.join('\n')}\n`;
}

const tidy = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

function section(heading: string, entries: readonly string[]): string[] {
  return ['', heading, ...(entries.length > 0 ? entries.map((one) => `- ${tidy(one)}`) : ['- None recorded.'])];
}

function opening(facts: StatementFacts): string {
  const [name, title] = [tidy(facts.signerName), tidy(facts.signerTitle)];
  const [vendor, registrant] = [tidy(facts.vendor), tidy(facts.registrant)];
  return (
    `I am ${name}, ${title}, authorised to sign for ${closed(vendor)} For the services listed and the period ${facts.from} - ${facts.to}, and after ` +
    'making reasonable inquiry of the people responsible, I state that, except as listed: (1) the plans identified by version were in force and approved; ' +
    '(2) the exercises listed took place on the dates shown and their results are complete; (3) every missed objective, failed or skipped step and known gap is ' +
    'listed; (4) sub-outsourcers listed are all those on which these services critically depend; ' +
    `(5) we told ${registrant} of every disruption we agreed to report. The files supplied are true copies of our records. ` +
    `I understand ${registrant} and its auditors may rely on this record. This is a statement by management of ${vendor}, not an audit.`
  );
}

function planWords(plan: StatementFacts['plans'][number]): string {
  return `${plan.ref} version ${plan.label} (${plan.kind}) "${plan.title}", approved by the vendor on ${plan.approvedOn}, SHA-256 ${plan.sha256}`;
}

function exerciseWords(one: StatementExercise): string {
  const what = `${one.ref} "${one.title}" (${one.kind.replaceAll('_', ' ')}) of ${one.planLabel}`;
  if (!one.held) return `${what}, planned for ${one.on}: ${one.state}. ${one.stateReason ?? ''}`;
  const rto = measured('RTO', one.achievedRtoMinutes, one.rtoObjectiveMinutes);
  const clock = one.clockBasis ? `counted from ${one.clockBasis}` : 'without a recorded clock';
  const rpo = measured('RPO', one.achievedRpoMinutes, one.rpoObjectiveMinutes);
  return `${what} on ${one.on}: ${rto} (${clock}); ${rpo}; ${one.performed} of ${one.steps} steps performed`;
}

const minutes = (value: number | null): string => (value === null ? 'not recorded' : `${value} min`);

/** A name that ends a sentence: one that ends with a full stop brings it along ("…, Inc."). */
function closed(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

function measured(name: string, achieved: number | null, objective: number | null): string {
  return `${name} achieved ${minutes(achieved)}, objective ${minutes(objective)}`;
}

const over = (achieved: number | null, objective: number | null): boolean =>
  achieved !== null && objective !== null && achieved > objective;

/** Everything that fell short, exercise by exercise, then the findings that are open. */
export function missesOf(facts: Pick<StatementFacts, 'exercises' | 'findings'>): string[] {
  const exercises = facts.exercises.filter((one) => one.held).flatMap(missesOfExercise);
  const findings = facts.findings.map(
    (one) => `${one.ref} (${one.severity}) "${one.title}", due ${one.dueOn}, ${standing(one.acceptedUntil)}`,
  );
  return [...exercises, ...findings];
}

const standing = (acceptedUntil: string | null | undefined): string =>
  acceptedUntil ? `not closed, risk accepted until ${acceptedUntil}` : 'open';

function missesOfExercise(one: StatementExercise): string[] {
  const missed: string[] = [];
  if (over(one.achievedRtoMinutes, one.rtoObjectiveMinutes))
    missed.push(`${one.ref}: ${measured('RTO', one.achievedRtoMinutes, one.rtoObjectiveMinutes)}`);
  if (one.achievedRtoMinutes === null && one.notRecoveredReason !== null)
    missed.push(`${one.ref}: service not recovered. ${one.notRecoveredReason}`);
  if (over(one.achievedRpoMinutes, one.rpoObjectiveMinutes))
    missed.push(`${one.ref}: ${measured('RPO', one.achievedRpoMinutes, one.rpoObjectiveMinutes)}`);
  const objectives = one.weakObjectives.map(
    (weak) => `${one.ref}: objective "${weak.text}" rated ${weak.rating}. ${weak.note}`,
  );
  const steps = one.shortfalls.map(
    (step) => `${one.ref}: step ${step.number} "${step.title}" ${step.outcome.replaceAll('_', ' ')}. ${step.note}`,
  );
  return [...missed, ...objectives, ...steps];
}

function answerWords(line: StatementLine): string {
  const about = `${line.requirementCode} ${line.title} (${line.serviceRef ?? 'vendor'}, due ${line.dueOn})`;
  const answer = line.answer === null ? 'No answer yet' : ANSWER_WORDS[line.answer];
  return line.explanation.trim() === '' ? `${about}: ${answer}` : `${about}: ${answer}. ${line.explanation}`;
}

function resultWords(lines: readonly StatementLine[], weaknesses: number): string {
  if (!isQualified(lines) && weaknesses > 0)
    return 'Not to be signed so: critical gaps or expired exceptions are listed above, and no answer is an exception.';
  if (!isQualified(lines)) return 'Unqualified: no answer is an exception.';
  const count = lines.filter(isException).length;
  return `Qualified: ${count} ${count === 1 ? 'answer is an exception' : 'answers are exceptions'}, listed above.`;
}
