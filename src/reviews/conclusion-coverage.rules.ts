import type { Refusal } from '../foundation/refusal';

export type CoverageRefusal = 'line-undecided' | 'obligation-missing' | 'obligation-twice' | 'obligation-foreign';

interface Coverage {
  submission: {
    obligations: readonly { id: string; requirement: { id: string } }[];
    lines: readonly { id: string; kind: string; fileKind: string | null }[];
  };
  decisions: readonly { submissionLineId: string }[];
  given: readonly { obligationId: string }[];
}

/** A conclusion leaves nothing out: each line is decided, and each obligation concluded exactly once. */
export function refusalsOfCoverage({ submission, decisions, given }: Coverage): Refusal<CoverageRefusal>[] {
  const undecided = submission.lines.filter((line) => !decisions.some((one) => one.submissionLineId === line.id));
  const missing = submission.obligations.filter((one) => !given.some((entry) => entry.obligationId === one.id));
  return [
    ...given.flatMap((entry, index) => entryRefusal({ submission, given }, entry, index)),
    ...undecided.map((line) => ({
      code: 'line-undecided' as const,
      reason: `${nameOf(line)} is not decided yet. Accept, return or reject it, with a reason.`,
      pointer: '/lines',
    })),
    ...missing.map((one) => ({
      code: 'obligation-missing' as const,
      reason: `${one.requirement.id} has no conclusion yet.`,
      pointer: '/obligations',
    })),
  ];
}

function entryRefusal(
  { submission, given }: Pick<Coverage, 'submission' | 'given'>,
  entry: { obligationId: string },
  index: number,
): Refusal<CoverageRefusal>[] {
  const pointer = `/obligations/${index}/obligationId`;
  if (!submission.obligations.some((one) => one.id === entry.obligationId))
    return [{ code: 'obligation-foreign', reason: 'This obligation is not part of the submission.', pointer }];
  if (given.findIndex((one) => one.obligationId === entry.obligationId) !== index)
    return [{ code: 'obligation-twice', reason: 'This obligation is concluded twice.', pointer }];
  return [];
}

function nameOf(line: { kind: string; fileKind: string | null }): string {
  if (line.kind === 'plan_version') return 'A plan version';
  return line.kind === 'exercise' ? 'An exercise' : `A file (${line.fileKind ?? 'evidence'})`;
}

/** A refusal about one entry, pointing into the whole request. */
export function withPointer<C extends string>(refusal: Refusal<C>, entry: string): Refusal<C> {
  return { ...refusal, pointer: `${entry}${refusal.pointer ?? ''}` };
}
