import type { Refusal } from '../../foundation/refusal';

/**
 * How recovered data are compared with their source: how many records there are, what they add up to, a sample of them, or
 * every one. For a sample and for every record, `expected` is how many were looked at and `found` how many of them agree.
 */
export const COMPARISON_METHODS = ['count', 'sum', 'sample', 'full'] as const;
export type ComparisonMethod = (typeof COMPARISON_METHODS)[number];

/** Put right in the recovered data, replayed from a log, explained (nothing is wrong), given up as lost, or opened again. */
export const RESOLUTION_WAYS = ['corrected', 'replayed', 'explained', 'lost', 'reopened'] as const;
export type ResolutionWay = (typeof RESOLUTION_WAYS)[number];

export const RECONCILIATION_STATES = ['not_compared', 'open', 'reconciled'] as const;
export type ReconciliationState = (typeof RECONCILIATION_STATES)[number];

export interface ComparisonFigures {
  method: ComparisonMethod;
  expected: number;
  found: number;
  /** Records that differ; those that differ for the same reason may stand together. */
  differences: readonly { records: number }[];
}

/** Differences that nobody has explained or put right yet; never below zero, also when a correction found fewer. */
export function openDifferences(found: number, resolved: readonly number[]): number {
  return Math.max(0, found - resolved.reduce((sum, one) => sum + one, 0));
}

export const differingRecords = (differences: ComparisonFigures['differences']): number =>
  differences.reduce((sum, { records }) => sum + records, 0);

/** What the figures of a comparison cannot be, and records that are missing beside them. */
export function comparisonRefusals(given: ComparisonFigures): Refusal[] {
  const shape = figureRefusals(given);
  if (shape.length > 0) return shape;
  return isByRecord(given.method) ? sampleRefusals(given) : totalRefusals(given);
}

const isByRecord = (method: ComparisonMethod): boolean => method === 'sample' || method === 'full';

function figureRefusals({ method, expected, found }: ComparisonFigures): Refusal[] {
  const counted = method !== 'sum';
  const rules: [wrong: boolean, field: string, code: string, reason: string][] = [
    ...(['expected', 'found'] as const).map((field): [boolean, string, string, string] => {
      const value = field === 'expected' ? expected : found;
      return [
        counted && (!Number.isInteger(value) || value < 0),
        field,
        'not-a-count',
        'Records come in whole numbers.',
      ];
    }),
    [isByRecord(method) && expected < 1, 'expected', 'nothing-compared', 'Say how many records were compared.'],
    [isByRecord(method) && found > expected, 'found', 'more-than-compared', 'More cannot agree than were compared.'],
  ];
  return rules.filter(([wrong]) => wrong).map(([, field, code, reason]) => ({ code, reason, pointer: `/${field}` }));
}

function sampleRefusals({ expected, found, differences }: ComparisonFigures): Refusal[] {
  const [differ, named] = [expected - found, differingRecords(differences)];
  if (differ === named) return [];
  const reason = `${recordsInWords(differ)} by these figures, and ${named === 0 ? 'none is' : `${named} are`} named below. Name each record that differs.`;
  return [{ code: 'differences-do-not-add-up', reason, pointer: '/differences' }];
}

function totalRefusals({ method, expected, found, differences }: ComparisonFigures): Refusal[] {
  const [apart, named] = [expected !== found, differingRecords(differences)];
  const least = method === 'count' ? Math.abs(expected - found) : 1;
  if (apart && named < least) {
    const reason = `Expected ${expected} and found ${found}: name the records that make the difference, ${least} at least.`;
    return [{ code: 'differences-do-not-add-up', reason, pointer: '/differences' }];
  }
  if (apart || named === 0) return [];
  const reason = 'Both figures are the same, so no record differs by them. Records that differ belong to a sample.';
  return [{ code: 'differences-do-not-add-up', reason, pointer: '/differences' }];
}

/** `1 record differs`, `3 records differ`. */
export const recordsInWords = (records: number): string =>
  records === 1 ? '1 record differs' : `${records} records differ`;

export interface KnownDifference {
  records: number;
  /** Ways in the order in which they were recorded; the latest counts. */
  ways: readonly ResolutionWay[];
}

export const isOpen = ({ ways }: Pick<KnownDifference, 'ways'>): boolean => {
  const latest = ways.at(-1);
  return latest === undefined || latest === 'reopened';
};

/** Records that differ and that nobody has resolved. */
export const openRecords = (differences: readonly KnownDifference[]): number =>
  openDifferences(
    differingRecords(differences),
    differences.filter((one) => !isOpen(one)).map(({ records }) => records),
  );

/** Where the comparisons that count stand together; one that another took the place of does not count. */
export function reconciliationState(
  comparisons: readonly { isCurrent: boolean; openRecords: number }[],
): ReconciliationState {
  const current = comparisons.filter((one) => one.isCurrent);
  if (current.length === 0) return 'not_compared';
  return current.some((one) => one.openRecords > 0) ? 'open' : 'reconciled';
}

/** A resolved difference is resolved again only once it was opened again, and the other way round. */
export function refusalToResolve(ways: readonly ResolutionWay[], next: ResolutionWay): Refusal | null {
  const open = isOpen({ ways });
  if (next === 'reopened')
    return open ? { code: 'is-open', reason: 'This difference is open already.', pointer: '/way' } : null;
  if (open) return null;
  const reason = 'This difference was resolved. Open it again first, with the reason.';
  return { code: 'is-resolved', reason, pointer: '/way' };
}

/** An exercise is not reported over a difference that is open, unless the report says why. */
export function refusalToReport(facts: { openRecords: number; stated: string | null }): Refusal | null {
  if (facts.openRecords === 0 || facts.stated !== null) return null;
  const still = facts.openRecords === 1 ? 'is' : 'are';
  const reason = `${facts.openRecords} of the records that differ ${still} not resolved. Resolve what is open, or state here why the report is issued all the same.`;
  return { code: 'difference-open', reason, pointer: '/openDifferences' };
}

/** Without an after-action report nothing could say why a difference is open, so none may be when it is submitted. */
export function refusalToSubmit(facts: {
  openRecords: number;
  isReported: boolean;
}): Refusal<'difference-open'> | null {
  if (facts.openRecords === 0 || facts.isReported) return null;
  const reason = `${recordsInWords(facts.openRecords)} from the source and nobody resolved it. Resolve what is open, or issue the after-action report that says why it is.`;
  return { code: 'difference-open', reason };
}

/** Moments of a comparison or a resolution that cannot be; ISO 8601 in UTC. */
export function momentRefusal(
  field: 'comparedAt' | 'resolvedAt',
  at: string,
  between: { notBefore: string | null; now: string },
): Refusal | null {
  const pointer = `/${field}`;
  if (Date.parse(at) > Date.parse(between.now))
    return { code: 'in-the-future', reason: 'This moment lies in the future.', pointer };
  if (between.notBefore === null || Date.parse(at) >= Date.parse(between.notBefore)) return null;
  const after = field === 'comparedAt' ? 'the exercise began' : 'the comparison was made';
  return { code: 'too-early', reason: `This is before ${after} (${between.notBefore}).`, pointer };
}
