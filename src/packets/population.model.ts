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
