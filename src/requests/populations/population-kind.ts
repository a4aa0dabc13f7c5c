export const POPULATION_KINDS = [
  'vendors',
  'services',
  'occurrences',
  'reviews',
  'exercises',
  'attestations',
  'findings',
  'exceptions',
  'disruptions',
  'evidence',
  'access',
] as const;
export type PopulationKind = (typeof POPULATION_KINDS)[number];

/** What a population holds, how it is asked for, and how its totals are made. */
export interface PopulationDefinition {
  kind: PopulationKind;
  title: string;
  /** In words, for somebody who reads no SQL. */
  words: string;
  /** The table whose rows are all accounted for: in the population, or left out with a reason. */
  source: string;
  /** The query that is run and printed; `asked` has one row: period_id, period_from, period_to, requirement, vendor_id. */
  code: string;
  subjectKind: string;
  columns: readonly { id: string; header: string }[];
  /** The column whose words are counted as control totals. */
  by: { column: string; header: string };
  /** Whether `requirement` narrows it. */
  byRequirement: boolean;
}

/** The reasons for which a row is left out, as one CASE; null is in. The vendor asked for comes first. */
export const leftOut = (vendor: string, cases: readonly string[]): string =>
  `CASE WHEN asked.vendor_id IS NOT NULL AND ${vendor} IS DISTINCT FROM asked.vendor_id THEN 'of another vendor'
    ${cases.join('\n    ')} END AS "leftOut"`;

const VENDOR_COLUMNS = [
  { id: 'vendorRef', header: 'Vendor reference' },
  { id: 'vendorName', header: 'Vendor' },
] as const;

export const withVendor = (...columns: { id: string; header: string }[]) => [...VENDOR_COLUMNS, ...columns];
