import type { Cell } from '../foundation/workbook.rules';
import type { ImportColumn } from './import-columns.rules';

export interface HeaderProblem {
  /** The header as it stands in the file; the expected one where it is missing. */
  header: string;
  address: string | null;
  code: 'unknown_header' | 'missing_header' | 'double_header';
  message: string;
}

export interface MatchedHeaders {
  /** For each column of the file, what it is; null where it is ignored. */
  columns: (ImportColumn | null)[];
  problems: HeaderProblem[];
}

/** Words without case, spaces and marks: `E-mail ` and `email` are one header. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Which column each header names. A header that names none is refused unless it is ignored by name. */
export function matchHeaders(
  header: readonly Cell[],
  known: readonly ImportColumn[],
  ignored: readonly string[],
): MatchedHeaders {
  const skip = new Set(ignored.map(plainWords));
  const found = header.map(({ text }) => (skip.has(plainWords(text)) ? null : columnOf(text, known)));
  const problems = header.flatMap((cell, i) => {
    if (cell.kind === 'empty' || skip.has(plainWords(cell.text))) return [];
    const column = found[i];
    if (!column) return [unknown(cell, known)];
    return found.indexOf(column) === i ? [] : [double(cell)];
  });
  const missing = known.filter((column) => column.required === true && !found.includes(column));
  return { columns: found, problems: [...problems, ...missing.map(missingHeader)] };
}

function columnOf(text: string, known: readonly ImportColumn[]): ImportColumn | null {
  const words = plainWords(text.replace(/\*$/, ''));
  const byHeader = known.find(({ header }) => plainWords(header) === words);
  return (
    byHeader ?? known.find(({ also, key }) => [...(also ?? []), key].some((one) => plainWords(one) === words)) ?? null
  );
}

const double = (cell: Cell): HeaderProblem => ({
  ...{ header: cell.text, address: cell.address, code: 'double_header' },
  message: `Cell ${cell.address}: a column before this one is "${cell.text}" too.`,
});

const missingHeader = ({ header }: ImportColumn): HeaderProblem => ({
  ...{ header, address: null, code: 'missing_header' },
  message: `The column "${header}" is missing.`,
});

function unknown(cell: Cell, known: readonly ImportColumn[]): HeaderProblem {
  const near = nearest(
    cell.text,
    known.map(({ header }) => header),
  );
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  const message = `Cell ${cell.address}: "${cell.text.slice(0, 80)}" is no column of this list.${hint}`;
  return { header: cell.text, address: cell.address, code: 'unknown_header', message };
}

/** The one that differs by the fewest letters, if by no more than a third of them. */
export function nearest(text: string, choices: readonly string[]): string | null {
  const words = plainWords(text).slice(0, 60);
  const scored = choices.map((choice) => ({ choice, letters: lettersBetween(words, plainWords(choice).slice(0, 60)) }));
  const best = scored.reduce<{ choice: string; letters: number } | null>(
    (least, one) => (least === null || one.letters < least.letters ? one : least),
    null,
  );
  return best && best.letters <= Math.max(1, Math.floor(words.length / 3)) ? best.choice : null;
}

/** Letters to insert, delete or replace (Levenshtein). */
function lettersBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [row, letter] of [...from].entries()) {
    const line = [row + 1];
    for (const [column, other] of [...to].entries())
      line.push(
        Math.min(
          (line[column] ?? 0) + 1,
          (above[column + 1] ?? 0) + 1,
          (above[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    above = line;
  }
  return above[to.length] ?? 0;
}
