import type { Manifest, PopulationFacts } from './manifest.model';
import { programmePopulations } from './kinds/programme-populations.rules';
import type { PopulationFactsOf } from './population.model';
import { TABLES } from './population-tables.rules';

/**
 * Completeness statement: for every table of the packet, the question in words, how many rows it gave, control totals, and what
 * the database counted by itself. All of them were asked in one REPEATABLE READ transaction at the cut-off, by the portal
 * itself, with no other filter than the one stated.
 */
export function populationsOf(facts: PopulationFactsOf): PopulationFacts[] {
  if (facts.programme)
    return programmePopulations(facts.programme, facts.period).map((one) => ({
      ...one,
      control: controlOf(one.table, facts),
    }));
  return TABLES.filter(({ held }) => held?.(facts) ?? true).map(({ table, section, query, rows, totals }) => ({
    ...{ table, section, query: query(facts), rows: rows(facts) },
    totals: totals?.(facts) ?? [],
    control: controlOf(table, facts),
  }));
}

function controlOf(table: string, { controlCounts }: PopulationFactsOf): PopulationFacts['control'] {
  const found = controlCounts?.find((one) => one.table === table);
  return found ? { registered: found.registered, selected: found.selected, leftOut: found.leftOut ?? 0 } : null;
}

/** Tables whose printed rows are not as many as the database counted for the same question; none in a whole packet. */
export function unreconciled({ populations }: Pick<Manifest, 'populations'>): PopulationFacts[] {
  return populations.filter(
    (one) => one.control != null && one.control.selected !== one.rows + (one.control.leftOut ?? 0),
  );
}
