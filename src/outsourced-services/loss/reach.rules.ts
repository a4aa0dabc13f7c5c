/** A service that uses a vendor of ours. */
export interface Use {
  providerId: string;
  serviceId: string;
  vendorId: string;
  /** Kind of the dependency. */
  kind: string;
}

/** What the losses touch themselves. */
export interface Touched {
  /** Each service with its vendor, where others rest on that vendor; else with nothing. */
  vendorOf: Map<string, string>;
  /** By kind of dependency, the services that have touched ones of it. */
  byKind: Map<string, Set<string>>;
  /** Services where something serves one of their places: its need cannot be told without the place. */
  serving: readonly string[];
}

export interface Reached {
  serviceIds: string[];
  /** Vendors whose services others of these rest on: all of their services have to be known. */
  providerIds: string[];
  /** By kind, the services whose dependencies of it the losses touch or are passed on by: no other can change an outcome. */
  byKind: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The touched services, and those that use a vendor of them, and so on until nobody is added. */
export function reachedFrom({ vendorOf, byKind, serving }: Touched, uses: readonly Use[]): Reached {
  const services = followed(vendorOf, uses);
  const used = uses.filter(({ serviceId }) => services.has(serviceId));
  const all = new Map([...byKind].map(([kind, ids]) => [kind, new Set(ids)]));
  for (const { kind, serviceId } of used) addTo(all, kind, serviceId);
  for (const serviceId of serving) if (services.has(serviceId)) addTo(all, 'site', serviceId);
  const providerIds = [...new Set(used.map(({ providerId }) => providerId))];
  return { serviceIds: [...services], providerIds, byKind: all };
}

export function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function followed(vendorOf: Touched['vendorOf'], uses: readonly Use[]): Set<string> {
  const usersOf = new Map<string, Use[]>();
  for (const use of uses) {
    const list = usersOf.get(use.providerId);
    if (list) list.push(use);
    else usersOf.set(use.providerId, [use]);
  }
  const services = new Set(vendorOf.keys());
  // A set grows while it is walked, and is walked to its end.
  const vendors = new Set(vendorOf.values());
  for (const vendorId of vendors)
    for (const use of usersOf.get(vendorId) ?? []) {
      services.add(use.serviceId);
      vendors.add(use.vendorId);
    }
  return services;
}
