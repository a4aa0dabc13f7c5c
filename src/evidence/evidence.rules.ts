import type { Refusal } from '../foundation/refusal';
import type { Grade, SourceKind, UseState } from './evidence.words';

export interface Span {
  from: string;
  to: string;
}

export interface DatedVersion {
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
}

export type PeriodFit = 'inside' | 'partly' | 'outside';

/**
 * How evidence lies to a compliance period (dates `YYYY-MM-DD`, both ends included). Evidence that states a period is
 * measured by it, other evidence by the day on which it was made. Evidence that spans the whole period is inside.
 */
export function periodFit(version: DatedVersion, period: Span): PeriodFit {
  const from = version.periodFrom ?? version.madeOn;
  const to = version.periodTo ?? version.madeOn;
  if (to < period.from || from > period.to) return 'outside';
  const span = { from, to };
  return contains(period, span) || contains(span, period) ? 'inside' : 'partly';
}

function contains(outer: Span, inner: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** True when no day of the evidence lies in the period: a reviewer must then give a reason for relying on it. */
export function outOfPeriod(version: DatedVersion, period: Span): boolean {
  return periodFit(version, period) === 'outside';
}

/** The reliability grade that a kind and a source give, with the reason in words. A statement is never above E. */
export function gradeOf(facts: {
  kind: string;
  kindGrade: Grade;
  sourceKind: SourceKind;
  gradeWords: Record<Grade, string>;
}): { grade: Grade; reason: string } {
  const { kind, kindGrade, sourceKind, gradeWords } = facts;
  if (sourceKind === 'statement') return { grade: 'E', reason: `A statement, whatever its kind. ${gradeWords.E}` };
  const independent = sourceKind === 'issuer' || sourceKind === 'third_party';
  if (kindGrade < 'C' && !independent)
    return {
      grade: sourceKind === 'system' ? 'C' : 'D',
      reason: `${kind} is graded ${kindGrade} when it comes from an independent source; this one was made by the vendor itself.`,
    };
  return { grade: kindGrade, reason: `Default grade of ${kind} in the catalogue. ${gradeWords[kindGrade]}` };
}

export interface UsableVersion {
  withdrawnAt: string | null;
  supersededBy: string | null;
}

/** Withdrawn evidence and superseded versions take no new uses; those that they have stay as they are. */
export function refusalToUse(version: UsableVersion): Refusal<'withdrawn' | 'superseded'> | null {
  if (version.withdrawnAt !== null)
    return { code: 'withdrawn', reason: 'This evidence was withdrawn. It cannot be used for anything new.' };
  if (version.supersededBy !== null)
    return { code: 'superseded', reason: 'A newer version took its place. Use that one.' };
  return null;
}

/** What a locked period rests on does not change any more. */
export function refusalInPeriod(period: { locked: boolean }, pointer: string): Refusal<'period-locked'> | null {
  if (!period.locked) return null;
  return {
    code: 'period-locked',
    reason: 'The period of this requirement is locked. It takes no new evidence.',
    pointer,
  };
}

/** Only the newest version of evidence that stands can be superseded: versions are one line, not a tree. */
export function refusalToSupersede(version: UsableVersion): Refusal<'withdrawn' | 'superseded'> | null {
  if (version.withdrawnAt !== null)
    return { code: 'withdrawn', reason: 'This evidence was withdrawn. Upload the file as new evidence.' };
  if (version.supersededBy !== null)
    return { code: 'superseded', reason: 'Somebody uploaded a newer version already. Replace that one.' };
  return null;
}

export function refusalToWithdraw(item: { withdrawnAt: string | null }): Refusal<'withdrawn'> | null {
  return item.withdrawnAt === null ? null : { code: 'withdrawn', reason: 'This evidence was withdrawn already.' };
}

export function refusalToRemoveUse(use: { state: UseState }): Refusal<'decided'> | null {
  if (use.state === 'proposed') return null;
  return { code: 'decided', reason: `This use was ${use.state} in a review. What was decided stays on record.` };
}

export interface DecidableUse {
  state: UseState;
  createdBy: string;
}

/** A use is decided once, by somebody other than the person who proposed it. */
export function refusalToDecide(use: DecidableUse, by: string): Refusal<'decided' | 'own-evidence'> | null {
  if (use.state !== 'proposed')
    return { code: 'decided', reason: `This use was ${use.state} already. A decision is not made twice.` };
  if (use.createdBy === by)
    return { code: 'own-evidence', reason: 'Nobody decides on evidence that they proposed themselves.' };
  return null;
}

/** A kind can change while nobody has relied on it. */
export function refusalToChangeKind(facts: {
  withdrawnAt: string | null;
  decidedUses: number;
}): Refusal<'withdrawn' | 'decided'> | null {
  if (facts.withdrawnAt !== null) return { code: 'withdrawn', reason: 'Withdrawn evidence is not changed any more.' };
  if (facts.decidedUses > 0)
    return {
      code: 'decided',
      reason: 'A reviewer has decided on this evidence under its present kind. Upload it anew under another.',
    };
  return null;
}
