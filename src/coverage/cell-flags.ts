import type { CellFlag, CoverageCell } from './coverage.dto';
import { FLAG_WORDS, OBLIGATION_FLAGS, type ObligationFlag } from './flag.rules';
import type { RaisedFlag } from './flags.dto';

type ById = ReadonlyMap<string, readonly RaisedFlag[]>;

/** Cells with the flags of their obligations; with `flag`, only those that have it. */
export function flaggedCells(
  cells: readonly Omit<CoverageCell, 'flags'>[],
  byObligation: ById,
  flag?: ObligationFlag,
): CoverageCell[] {
  const all = cells.map((cell) => ({ ...cell, flags: flagsOfCell(cell.obligationIds, byObligation) }));
  return all.filter(({ flags }) => flag === undefined || flags.some((one) => one.flag === flag));
}

function flagsOfCell(obligationIds: readonly string[], byObligation: ById): CellFlag[] {
  const raised = obligationIds.map((id) => byObligation.get(id) ?? []);
  return OBLIGATION_FLAGS.flatMap((flag) => {
    const having = raised.map((flags) => flags.filter((one) => one.flag === flag)).filter((own) => own.length > 0);
    const reasons = [...new Set(having.flatMap((own) => own.map(({ reason }) => reason)))];
    return having.length === 0 ? [] : [{ flag, words: FLAG_WORDS[flag], count: having.length, reasons }];
  });
}

/** Flags and their reasons as one field of a file. */
export const flagsInWords = (flags: readonly { words: string; reasons: readonly string[] }[]): string =>
  flags.map(({ words, reasons }) => `${words}: ${reasons.join(' ')}`).join('; ');
