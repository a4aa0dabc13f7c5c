import type { Cell } from '../foundation/workbook.rules';
import type { ImportColumn } from './import-columns.rules';

export interface HeaderProblem {
  /** The header as it stands in the file; the expected one where it is missing. */
  header: string;
  address: string | null;
  code: 'unknown_header' | 'missing_header' | 'double_header' | 'unfitting_header';
  message: string;
}

/** What a person said that a header of the file is: the key of a column. */
export interface MappedHeader {
  header: string;
  key: string;
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

/** What a person said about headers that name no column by themselves. */
export interface ToldHeaders {
  /** Left out on purpose. */
  ignored: readonly string[];
  mapped: readonly MappedHeader[];
}

/**
 * Which column each header names. What a person said of a header goes before what it says by itself; a header that names
 * none is refused unless it is left out by name.
 */
export function matchHeaders(
  header: readonly Cell[],
  known: readonly ImportColumn[],
  { ignored, mapped }: ToldHeaders,
): MatchedHeaders {
  const skip = new Set(ignored.map(plainWords));
  const told = new Map(mapped.map((one) => [plainWords(one.header), one.key]));
  const found = header.map(({ text }) => {
    const key = told.get(plainWords(text));
    if (key !== undefined) return known.find((column) => column.key === key) ?? null;
    return skip.has(plainWords(text)) ? null : columnOf(text, known);
  });
  const problems = header.flatMap((cell, i) => {
    const words = plainWords(cell.text);
    if (cell.kind === 'empty' || (skip.has(words) && !told.has(words))) return [];
    const column = found[i];
    if (!column) return [unknown(cell, known)];
    return found.indexOf(column) === i ? [] : [double(cell, column)];
  });
  const missing = known.filter((column) => column.required === true && !found.includes(column));
  return {
    columns: found,
    problems: [...unfitting(header, known, mapped), ...problems, ...missing.map(missingHeader)],
  };
}

/** What was said about headers that the file does not have, or of columns that the list does not have. */
function unfitting(
  header: readonly Cell[],
  known: readonly ImportColumn[],
  mapped: readonly MappedHeader[],
): HeaderProblem[] {
  const words = new Set(header.map(({ text }) => plainWords(text)));
  return mapped.flatMap(({ header: named, key }) => {
    const shown = named.slice(0, 80);
    const problem = { header: named, address: null, code: 'unfitting_header' as const };
    if (!words.has(plainWords(named))) return [{ ...problem, message: `The file has no column "${shown}".` }];
    return known.some((column) => column.key === key)
      ? []
      : [{ ...problem, message: `"${shown}" was matched to a column that this list does not have.` }];
  });
}

function columnOf(text: string, known: readonly ImportColumn[]): ImportColumn | null {
  const words = plainWords(text.replace(/\*$/, ''));
  const byHeader = known.find(({ header }) => plainWords(header) === words);
  return (
    byHeader ?? known.find(({ also, key }) => [...(also ?? []), key].some((one) => plainWords(one) === words)) ?? null
  );
}

const double = (cell: Cell, { header }: ImportColumn): HeaderProblem => ({
  ...{ header: cell.text, address: cell.address, code: 'double_header' },
  message: `Cell ${cell.address}: "${cell.text.slice(0, 80)}" is "${header}", and so is a column before it.`,
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
