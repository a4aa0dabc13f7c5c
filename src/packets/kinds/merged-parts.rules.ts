import type { QueryFacts, Snapshot } from '../snapshot.model';

type Access = NonNullable<Snapshot['access']>;

/**
 * The queries of several vendors, each written down once: how many rows it gave for all of them together, and the parameters
 * with "each vendor" in place of the vendor. Three hundred vendors are asked the same questions.
 */
export function mergedQueries(all: readonly Snapshot[]): QueryFacts[] {
  const merged = new Map<string, { first: QueryFacts; rows: number; parameters: Set<string> }>();
  for (const { vendor, queries = [] } of all)
    for (const query of queries) {
      const key = `${query.table}\n${query.code}`;
      const entry = merged.get(key) ?? { first: query, rows: 0, parameters: new Set() };
      entry.rows += query.rows;
      entry.parameters.add(query.parameters.replaceAll(vendor.id, 'each vendor'));
      merged.set(key, entry);
    }
  return [...merged.values()].map(({ first, rows, parameters }) => ({
    ...{ table: first.table, code: first.code, rows },
    parameters: inWords([...parameters]),
  }));
}

function inWords([first = '', ...others]: string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more of this form`;
}

/** Who could act and what was done, over several vendors: roles of the registrant are the same for each and counted once. */
export function mergedAccess(all: readonly Access[]): Access | undefined {
  const [first] = all;
  if (first === undefined) return undefined;
  return { roles: mergedRoles(all), deeds: mergedDeeds(all) };
}

type Role = Access['roles'][number];

function mergedRoles(all: readonly Access[]): Role[] {
  const roles = new Map<string, Role>();
  for (const one of all.flatMap((access) => access.roles)) {
    const before = roles.get(one.role);
    if (before === undefined) roles.set(one.role, one);
    else if (one.role.startsWith('vendor_')) roles.set(one.role, sum(before, one));
  }
  return [...roles.values()].sort((a, b) => (a.role < b.role ? -1 : 1));
}

const sum = (one: Role, other: Role): Role => ({
  role: one.role,
  active: one.active + other.active,
  granted: one.granted + other.granted,
  revoked: one.revoked + other.revoked,
});

function mergedDeeds(all: readonly Access[]): Access['deeds'] {
  const deeds = new Map<string, number>();
  for (const { deed, events } of all.flatMap((access) => access.deeds))
    deeds.set(deed, (deeds.get(deed) ?? 0) + events);
  return [...deeds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([deed, events]) => ({ deed, events }));
}
