import {
  checksFor,
  outcomeOf,
  type Check,
  type CheckSource,
  type CheckValue,
  type Requirement,
  type Tier,
} from '../catalogue/catalogue.rules';
import type { Refusal } from '../foundation/refusal';

export type CheckVerdict = 'pass' | 'fail' | 'warn' | 'not_evaluated';

/** One check of a requirement as it stood at one moment; kept with the conclusion, so only ever gains members. */
export interface EvaluatedCheck {
  id: string;
  words: string;
  metric: string;
  /** Where the value comes from: the registers, an answer, or the reviewer. */
  source: CheckSource;
  op: string;
  threshold: CheckValue;
  severity: 'fail' | 'warn';
  value: CheckValue | null;
  verdict: CheckVerdict;
  /** The reviewer's reason for a failing check that does not hold against the obligation. */
  explanation: string | null;
  /** The record of the portal's own that the value was read from. Absent where there is none, and from conclusions made before it was read. */
  readFrom?: RecordRead;
  /** What it said at that moment; null while nobody recorded it. */
  record?: CheckRecord | null;
}

/** An answer that stands on record, with its basis. `at` is ISO 8601 UTC. */
export interface CheckRecord {
  words: string;
  basis: string;
  by: string;
  at: string;
}

/** Records that answer a check though the catalogue asks somebody: no note stands in for one. */
export type RecordRead = 'coverage_answer';
const READS: Partial<Record<string, RecordRead>> = { 'sector.coverage_answered_with_basis': 'coverage_answer' };

const readFrom = ({ metric }: Pick<Check, 'metric'>): RecordRead | null => READS[metric] ?? null;

/** What a reviewer says of one check: a value where the registers hold none, a reason where a failing check is overridden. */
export interface CheckNote {
  checkId: string;
  value?: CheckValue | undefined;
  explanation?: string | undefined;
}

export interface CheckFacts {
  tier: Tier;
  /** Kinds of evidence accepted, or up for decision, for the obligation. */
  kinds: readonly string[];
  /** The value of a derived metric, or null when the registers do not hold it. */
  measure: (check: Check) => CheckValue | null;
  notes: readonly CheckNote[];
  /** The newest recorded answer whether the sector rule covers the provider. */
  coverage?: CheckRecord | null;
}

/** Every check asked of this obligation. What has no value reads `not_evaluated` and never passes. */
export function evaluateChecks(requirement: Requirement, facts: CheckFacts): EvaluatedCheck[] {
  const asked = checksFor(requirement, { tier: facts.tier, acceptedKinds: facts.kinds });
  return asked.map((check) => {
    const note = facts.notes.find((one) => one.checkId === check.id);
    const value = valueOf(check, note, facts);
    return {
      id: check.id,
      words: check.words,
      metric: check.metric,
      source: check.source,
      op: check.op,
      threshold: check.value,
      severity: check.severity,
      value,
      verdict: outcomeOf(check, value),
      explanation: note?.explanation?.trim() ? note.explanation.trim() : null,
      ...recordOf(check, facts),
    };
  });
}

/** Whether the rule covers the provider or not, the question is answered once either was recorded with its basis. */
function valueOf(check: Check, note: CheckNote | undefined, facts: CheckFacts): CheckValue | null {
  if (readFrom(check) !== null) return facts.coverage ? true : null;
  return check.source === 'derived' ? facts.measure(check) : (note?.value ?? null);
}

function recordOf(check: Check, { coverage = null }: CheckFacts): Pick<EvaluatedCheck, 'readFrom' | 'record'> {
  const from = readFrom(check);
  return from === null ? {} : { readFrom: from, record: coverage };
}

/** A note names a check of this requirement, and gives a value only where the registers hold none. */
export function refusalsOfNotes(
  requirement: Requirement,
  notes: readonly CheckNote[],
  pointer: string,
): Refusal<'unknown-check' | 'derived-value'>[] {
  return notes.flatMap((note, index): Refusal<'unknown-check' | 'derived-value'>[] => {
    const check = requirement.checks.find((one) => one.id === note.checkId);
    const at = `${pointer}/${index}`;
    if (!check)
      return [{ code: 'unknown-check', reason: `${requirement.id} has no check "${note.checkId}".`, pointer: at }];
    const isRead = readFrom(check) !== null;
    if ((check.source !== 'derived' && !isRead) || note.value === undefined) return [];
    return [
      {
        code: 'derived-value',
        reason: isRead
          ? `"${check.words}" is read from the recorded answer; record it on the requirement's page.`
          : `"${check.words}" is computed from the registers; give a reason instead of a value.`,
        pointer: `${at}/value`,
      },
    ];
  });
}
