import { needsOfService, type Needs } from './capacity.rules';
import type { DependencyFacts } from './loss-facts.rules';

/** What the losses do themselves to a dependency. */
export type Touch = 'lost' | 'place_unknown';

export type NeedsOf = (serviceId: string) => Needs;

interface Facts {
  dependencies: ReadonlyMap<string, readonly DependencyFacts[]>;
}

/**
 * Needs of each service. Services whose dependencies say the same and are touched alike share the needs of the first of
 * them: what is left of those is left of all. A fleet has far fewer such ways to be set up than services.
 */
export function sharedNeeds(ground: Facts, touches: ReadonlyMap<DependencyFacts, Touch>): NeedsOf {
  const known = new Map<string, Needs>();
  const alike = new Map<string, Needs>();
  return (serviceId) => {
    const before = known.get(serviceId);
    if (before) return before;
    const dependencies = ground.dependencies.get(serviceId) ?? [];
    const likeness = likenessOf(dependencies, touches);
    const shared = likeness === null ? undefined : alike.get(likeness);
    const needs = shared ?? needsOfService(dependencies);
    if (likeness !== null && !shared) alike.set(likeness, needs);
    known.set(serviceId, needs);
    return needs;
  };
}

/** All that the simulation reads of the dependencies, in one string; null where who they are matters too. */
function likenessOf(
  dependencies: readonly DependencyFacts[],
  touches: ReadonlyMap<DependencyFacts, Touch>,
): string | null {
  let likeness = '';
  for (const one of dependencies) {
    if (one.providerVendorId !== null || one.servesSiteId !== null) return null;
    const touch = touches.get(one) ?? '';
    likeness += `${one.kind},${one.role},${one.sharePct},${one.standbyCapacityPct},${one.activationMinutes},${one.theirRtoMinutes},${touch},${one.notVouchedFor === true};`;
  }
  return likeness;
}

/** Worked out once for all services of the same needs; again each time where the needs are one service's own. */
export function oncePerNeeds<T>(work: (needs: Needs) => T): (needs: Needs) => T {
  const known = new Map<Needs, T>();
  return (needs) => {
    if (needs.isOfOne) return work(needs);
    const before = known.get(needs);
    if (before !== undefined) return before;
    const found = work(needs);
    known.set(needs, found);
    return found;
  };
}
