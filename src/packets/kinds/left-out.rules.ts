import { TABLES } from '../population-tables.rules';
import type { PopulationFactsOf } from '../population.model';
import type { Snapshot } from '../snapshot.model';

/** The narrower snapshot with its rule, how many rows of each table it leaves out, and which sections are empty for it. */
export function markNarrowed(full: Snapshot, narrow: Snapshot, rule: string): Snapshot {
  return {
    ...narrow,
    previous: null,
    narrowed: { rule, omitted: omittedBy(full, narrow) },
    controlCounts: (narrow.controlCounts ?? []).map((one) => ({
      ...one,
      leftOut: rowsOf(one.table, full) - rowsOf(one.table, narrow),
    })),
  };
}

function rowsOf(table: string, snapshot: Snapshot): number {
  const facts = { ...snapshot, exhibits: [], results: [] } as unknown as PopulationFactsOf;
  return TABLES.find((one) => one.table === table)?.rows(facts) ?? 0;
}

type Count = (snapshot: Snapshot) => number;

const tried = ({ year }: Snapshot): number =>
  year ? year.drills.length + year.restores.length + year.trainings.length : 0;

// By the numbers of the sections; those that are not listed always have something to say.
const SECTIONS: Record<string, Count> = {
  '6': ({ services }) => services.length,
  '7': ({ plans }) => plans.reduce((sum, { versions }) => sum + versions.length, 0),
  '8': (snapshot) => snapshot.exercises.length + tried(snapshot),
  '9': ({ findings }) => findings.length,
  '10': ({ exceptions }) => exceptions?.length ?? 0,
  '11': ({ attestations, confirmations }) => attestations.length + (confirmations?.length ?? 0),
  '12': ({ submissions }) => submissions.length,
  '13': ({ assurance }) => assurance?.reports.length ?? 0,
  '14': ({ events }) =>
    events ? events.disruptions.length + events.noneOccurred.length + events.reliability.length : 0,
};

/** An empty section of a narrower packet is no statement about the vendor, and must not read like one. */
function omittedBy(full: Snapshot, narrow: Snapshot): Record<string, string> {
  const empty = Object.entries(SECTIONS).filter(([, count]) => count(narrow) === 0);
  return Object.fromEntries(
    empty.map(([section, count]) => [
      section,
      count(full) === 0
        ? `This packet keeps nothing under this heading, and the register of ${full.vendor.name} holds nothing under it for the period.`
        : `This packet keeps nothing under this heading. It is no statement that there is nothing: the register of ${full.vendor.name} holds ${count(full)} for the period, which a vendor packet prints.`,
    ]),
  );
}
