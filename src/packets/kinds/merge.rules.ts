import type { Snapshot } from '../snapshot.model';
import { mergedAccess, mergedQueries } from './merged-parts.rules';

type Registers = Pick<
  Snapshot,
  'services' | 'sites' | 'systems' | 'obligations' | 'plans' | 'exercises' | 'findings' | 'submissions' | 'attestations'
>;

/** Facts of several vendors, taken in the same moment, as one; each record keeps its own reference and says whose it is. */
export function mergeVendors(all: readonly Snapshot[], frame: Snapshot): Snapshot {
  const marked = all.map(markOwner);
  const joined = <T>(read: (one: Snapshot) => readonly T[] | undefined): T[] =>
    marked.flatMap((one) => read(one) ?? []);
  return {
    ...frame,
    ...records(marked),
    vendors: marked.map(({ vendor }) => vendor),
    evidence: joined((one) => one.evidence),
    custody: joined((one) => one.custody).sort((a, b) => (a.at === b.at ? order(a.id, b.id) : order(a.at, b.at))),
    exceptions: joined((one) => one.exceptions),
    confirmations: joined((one) => one.confirmations),
    excluded: joined((one) => one.excluded),
    questionSets: joined((one) => one.questionSets),
    controlCounts: sums(joined((one) => one.controlCounts)),
    queries: mergedQueries(marked),
    ...accessOf(marked),
    ...events(marked),
    log: { ...frame.log, extract: extractOf(marked) },
  };
}

function accessOf(all: readonly Snapshot[]): Pick<Snapshot, 'access'> {
  const access = mergedAccess(all.flatMap(({ access: one }) => one ?? []));
  return access === undefined ? {} : { access };
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function records(all: readonly Snapshot[]): Registers {
  return {
    services: all.flatMap((one) => one.services),
    sites: all.flatMap((one) => one.sites),
    systems: all.flatMap((one) => one.systems),
    obligations: all.flatMap((one) => one.obligations),
    plans: all.flatMap((one) => one.plans),
    exercises: all.flatMap((one) => one.exercises),
    findings: all.flatMap((one) => one.findings),
    submissions: all.flatMap((one) => one.submissions),
    attestations: all.flatMap((one) => one.attestations),
  };
}

function events(all: readonly Snapshot[]): Pick<Snapshot, 'events' | 'assurance' | 'inventory' | 'year'> {
  const parts = <T>(read: (one: Snapshot) => T | undefined): T[] => all.flatMap((one) => read(one) ?? []);
  return {
    events: joinedParts(parts(({ events: one }) => one)),
    assurance: joinedParts(parts(({ assurance }) => assurance)),
    inventory: joinedParts(parts(({ inventory }) => inventory)),
    year: joinedParts(parts(({ year }) => year)),
  };
}

/** Objects whose members are lists, as one object whose members are the lists one after the other. */
function joinedParts<T extends object>(parts: readonly T[]): T {
  const names = [...new Set(parts.flatMap((part) => Object.keys(part)))] as (keyof T)[];
  const joined = names.map((name) => [name, parts.flatMap((part) => part[name] as unknown[])]);
  return Object.fromEntries(joined) as T;
}

/** A service's name alone does not say whose it is, and neither does an obligation of a vendor as a whole. */
function markOwner(one: Snapshot): Snapshot {
  const { ref, name } = one.vendor;
  return {
    ...one,
    services: one.services.map((service) => ({ ...service, name: `${service.name}, ${name}` })),
    obligations: one.obligations.map((obligation) => ({ ...obligation, vendorRef: ref })),
  };
}

function sums(counts: NonNullable<Snapshot['controlCounts']>): NonNullable<Snapshot['controlCounts']> {
  const tables = [...new Set(counts.map(({ table }) => table))];
  return tables.map((table) => {
    const own = counts.filter((one) => one.table === table);
    const sum = (key: 'registered' | 'selected' | 'leftOut') => own.reduce((total, one) => total + (one[key] ?? 0), 0);
    return { table, registered: sum('registered'), selected: sum('selected'), leftOut: sum('leftOut') };
  });
}

function extractOf(all: readonly Snapshot[]): NonNullable<Snapshot['log']['extract']> {
  const extracts = all.flatMap(({ log }) => (log.extract ? [log.extract] : []));
  const leaves = extracts.flatMap(({ firstLeaf, lastLeaf }) => [firstLeaf, lastLeaf]).filter((leaf) => leaf !== null);
  return {
    events: extracts.reduce((sum, { events: count }) => sum + count, 0),
    waiting: extracts.reduce((sum, { waiting }) => sum + waiting, 0),
    firstLeaf: leaves.length === 0 ? null : Math.min(...leaves),
    lastLeaf: leaves.length === 0 ? null : Math.max(...leaves),
    altered: extracts.flatMap(({ altered }) => altered),
  };
}
