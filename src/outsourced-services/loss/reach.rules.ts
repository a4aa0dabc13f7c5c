/** A service that uses a vendor of ours. */
export interface Use {
  providerId: string;
  serviceId: string;
  vendorId: string;
}

export interface Reached {
  serviceIds: string[];
  /** Vendors whose services others of these rest on: all of their services have to be known. */
  providerIds: string[];
}

/** The touched services, each with its vendor, and those that use a vendor of them, and so on until nobody is added. */
export function reachedFrom(touched: ReadonlyMap<string, string>, uses: readonly Use[]): Reached {
  const usersOf = new Map<string, Use[]>();
  for (const use of uses) {
    const list = usersOf.get(use.providerId);
    if (list) list.push(use);
    else usersOf.set(use.providerId, [use]);
  }
  const services = new Set(touched.keys());
  // A set grows while it is walked, and is walked to its end.
  const vendors = new Set(touched.values());
  for (const vendorId of vendors)
    for (const use of usersOf.get(vendorId) ?? []) {
      services.add(use.serviceId);
      vendors.add(use.vendorId);
    }
  const providers = uses.filter(({ serviceId }) => services.has(serviceId)).map(({ providerId }) => providerId);
  return { serviceIds: [...services], providerIds: [...new Set(providers)] };
}
