import type { CsvValue } from '../../foundation/csv.rules';

/** A row of a population as its query gives it; whatever else the query names are columns of the file. */
export interface SourceRow extends Record<string, CsvValue> {
  subjectId: string;
  vendorId: string | null;
  label: string;
  happenedOn: string | null;
}

export interface PopulationTotal {
  label: string;
  value: number;
}

export interface LeftOut {
  reason: string;
  count: number;
}

/** Control totals: rows, vendors, and rows by what `by` names, in the order of the words. */
export function totalsOf(rows: readonly SourceRow[], by: { column: string; header: string }): PopulationTotal[] {
  const vendors = new Set(rows.flatMap(({ vendorId }) => (vendorId === null ? [] : [vendorId])));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const word = String(row[by.column] ?? 'none');
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { label: 'Rows', value: rows.length },
    { label: 'Vendors', value: vendors.size },
    ...words.map(([word, value]) => ({ label: `${by.header}: ${word}`, value })),
  ];
}

/** True when the rows and those left out are together all rows of the source. */
export function reconciles(facts: { rows: number; leftOut: readonly LeftOut[]; source: number }): boolean {
  return facts.rows + facts.leftOut.reduce((sum, { count }) => sum + count, 0) === facts.source;
}

export interface PopulationFile {
  columns: string[];
  rows: CsvValue[][];
}

/** The columns and rows of the file: a number for each item first, its id last. */
export function fileOf(rows: readonly SourceRow[], columns: readonly { id: string; header: string }[]): PopulationFile {
  return {
    columns: ['Item', ...columns.map(({ header }) => header), 'Record id'],
    rows: rows.map((row, at) => [at + 1, ...columns.map(({ id }) => row[id] ?? null), row.subjectId]),
  };
}

/** What a reader of the file has to know before its rows. */
export function notesOf(facts: {
  words: string;
  code: string;
  parameters: Record<string, string | null>;
  totals: readonly PopulationTotal[];
  leftOut: readonly LeftOut[];
  source: number;
}): string[] {
  const given = Object.entries(facts.parameters).map(([name, value]) => `${name} = ${value ?? 'any'}`);
  return [
    `Query in words: ${facts.words}`,
    `Query in code: ${facts.code.replaceAll(/\s+/g, ' ').trim()}`,
    `Parameters: ${given.join('; ')}`,
    `Totals: ${facts.totals.map(({ label, value }) => `${label} ${value}`).join('; ')}`,
    `Source rows: ${facts.source}`,
    ...facts.leftOut.map(({ reason, count }) => `Left out, ${reason}: ${count}`),
  ];
}
