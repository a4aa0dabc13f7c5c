import { GAP_POPULATIONS } from './gap-populations';
import { POPULATION_KINDS, type PopulationDefinition, type PopulationKind } from './population-kind';
import { SCOPE_POPULATIONS } from './scope-populations';
import { WORK_POPULATIONS } from './work-populations';

const ALL = new Map([...SCOPE_POPULATIONS, ...WORK_POPULATIONS, ...GAP_POPULATIONS].map((one) => [one.kind, one]));

export function definitionOf(kind: PopulationKind): PopulationDefinition {
  const definition = ALL.get(kind);
  if (!definition) throw new Error(`No population is called ${kind}.`);
  return definition;
}

export const DEFINITIONS: PopulationDefinition[] = POPULATION_KINDS.map(definitionOf);

/** What was asked, as the one row that every query joins. */
export const ASKED = `asked AS (
  SELECT $1::uuid AS period_id, $2::date AS period_from, $3::date AS period_to, $4::text AS requirement, $5::uuid AS vendor_id)`;
