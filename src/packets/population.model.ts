import type { Manifest } from './manifest.model';

export type PopulationFactsOf = Omit<Manifest, 'checks' | 'populations'>;

export interface Table {
  table: string;
  section: string;
  query: (facts: PopulationFactsOf) => string;
  rows: (facts: PopulationFactsOf) => number;
  totals?: (facts: PopulationFactsOf) => string[];
  /** Whether a packet of its age holds it at all. */
  held?: (facts: PopulationFactsOf) => boolean;
}

/** Whom a question was asked of, by reference and name; more than a handful are counted. */
export function vendorsOf({ vendor, vendors = [] }: PopulationFactsOf): string {
  if (vendors.length < 2) return `${vendor.ref} ${vendor.name}`;
  if (vendors.length > NAMED) return `each of ${vendors.length} vendors`;
  return `each of ${vendors.map(({ ref, name }) => `${ref} ${name}`).join(', ')}`;
}

const NAMED = 6;
