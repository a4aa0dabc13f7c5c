import {
  forceFor,
  labelOfForce,
  labelOfLane,
  laneFor,
  withCoverage,
  type Catalogue,
  type ServiceFacts,
} from '../../catalogue/catalogue.rules';
import { stateOf, type Conclusion } from '../../obligations/obligation-state.rules';
import { factsOf } from '../snapshot/service-facts.rules';
import type { OccurrenceLine, ServiceLine } from './programme.model';

/** An obligation as it stands in the register, with whose it is. */
export type OccurrenceRow = Pick<
  OccurrenceLine,
  'code' | 'vendorRef' | 'serviceRef' | 'occurrence' | 'dueOn' | 'reason' | 'concludedBy' | 'concludedAt'
> & { progress: string; conclusion: string | null; exceptedUntil: string | null; covered: boolean };

interface At {
  catalogue: Catalogue;
  asOf: string;
  services: readonly ServiceLine[];
}

/** Occurrences as a programme packet lists them; force and lane by the same facts as in the packet of the vendor. */
export function occurrenceLines(rows: readonly OccurrenceRow[], at: At): OccurrenceLine[] {
  const requirements = new Map(at.catalogue.requirements.map((one) => [one.id, one]));
  const facts = factsByOwner(at.services);
  return rows.map((row) => {
    const { code, vendorRef, serviceRef, occurrence, dueOn, concludedBy, concludedAt } = row;
    const requirement = requirements.get(code);
    if (!requirement) throw new Error(`The pinned catalogue has no ${code}.`);
    const known = facts.get(serviceRef ?? vendorRef) ?? factsOf([]);
    const lane = laneFor(requirement, known);
    const forceLabel = labelOfForce(
      forceFor(requirement, withCoverage(known, requirement, row.covered)),
      requirement.dutyHolder,
    );
    return {
      ...{ code, vendorRef, serviceRef, occurrence, lane, forceLabel, laneLabel: labelOfLane(lane), dueOn },
      ...{ ...standingOf(row, at.asOf), concludedBy, concludedAt },
    };
  });
}

/** By the reference of a service its own facts; by that of a vendor those of its active services together. */
function factsByOwner(services: readonly ServiceLine[]): Map<string, ServiceFacts> {
  const active = new Map<string, ServiceLine[]>();
  for (const one of services.filter(({ state }) => state === 'active'))
    active.set(one.vendorRef, [...(active.get(one.vendorRef) ?? []), one]);
  return new Map([
    ...services.map((one) => [one.ref, factsOf([one])] as const),
    ...[...active].map(([vendorRef, own]) => [vendorRef, factsOf(own)] as const),
  ]);
}

function standingOf(row: OccurrenceRow, asOf: string): Pick<OccurrenceLine, 'result' | 'words' | 'reason'> {
  const { progress, dueOn, exceptedUntil } = row;
  const submitted = progress === 'submitted';
  const conclusion = (row.conclusion ?? (submitted ? 'under_review' : 'not_tested')) as Conclusion;
  const standing = { conclusion, dueOn, today: asOf, exceptionUntil: exceptedUntil };
  const { state, words } = stateOf({ progress: 'submitted', ...standing });
  const absent = `${submitted ? 'Submitted, not concluded' : 'Nothing was submitted'} at the cut-off; due ${dueOn}.`;
  return { result: state, words, reason: row.conclusion === null ? absent : row.reason };
}
