import type { LeftOut, PopulationFile, PopulationTotal } from './population.rules';

/** What is said of a population before its rows. */
export interface LinesFacts {
  name: string;
  filter: string;
  /** ISO 8601 UTC. */
  ranAt: string;
  words: string;
  code: string;
  parameters: Record<string, string | null>;
  totals: readonly PopulationTotal[];
  leftOut: readonly LeftOut[];
  source: number;
}

/** Format of the first line. */
export const LINES_FORMAT = 'holdfast-population/1';

/**
 * A population as JSON lines (UTF-8, one object and a line feed each): first what was asked, when, and what came of it;
 * then a line for each item, its members named as the columns of the CSV file.
 */
export function populationLines(facts: LinesFacts, { columns, rows }: PopulationFile): string {
  const { source, ...about } = facts;
  const first = { format: LINES_FORMAT, ...about, sourceRows: source, rows: rows.length, columns };
  const lines = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));
  return [first, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}
