import { capacityOf, needsOfService, type Bound, type LeftOf, type Need, type Needs } from './capacity.rules';
import { backAfter, highestOf, isWhole, lowestOf, NOTHING, sameCurve, WHOLE, type Curve } from './curve.rules';
import { lossKey, type DependencyFacts, type Loss, type LossFacts, type ServiceFacts } from './loss-facts.rules';

/** The facts, arranged so that a loss is followed from one service to the next. */
export interface Ground {
  services: ReadonlyMap<string, ServiceFacts>;
  dependencies: ReadonlyMap<string, readonly DependencyFacts[]>;
  servicesOfVendor: ReadonlyMap<string, readonly string[]>;
  /** Services that use a service, or a vendor, of ours: by the provider's id. */
  dependants: ReadonlyMap<string, readonly string[]>;
  needs: Map<string, Needs>;
}

export function groundOf({ services, dependencies }: LossFacts): Ground {
  const provided = dependencies.filter(({ providerVendorId }) => providerVendorId !== null);
  return {
    services: new Map(services.map((one) => [one.id, one])),
    dependencies: grouped(dependencies, ({ serviceId }) => serviceId),
    servicesOfVendor: ids(
      grouped(services, ({ vendorId }) => vendorId),
      ({ id }) => id,
    ),
    dependants: ids(
      grouped(provided, ({ providerServiceId, providerVendorId }) => providerServiceId ?? providerVendorId ?? ''),
      ({ serviceId }) => serviceId,
    ),
    needs: new Map(),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list) list.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const ids = <T>(groups: Map<string, T[]>, idOf: (item: T) => string): Map<string, string[]> =>
  new Map([...groups].map(([key, items]) => [key, items.map(idOf)]));

export function needsIn(ground: Ground, serviceId: string): Needs {
  const known = ground.needs.get(serviceId);
  if (known) return known;
  const needs = needsOfService(ground.dependencies.get(serviceId) ?? []);
  ground.needs.set(serviceId, needs);
  return needs;
}

export interface Lost {
  keys: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
}

export const lostOf = (losses: readonly Loss[]): Lost => ({
  keys: new Set(losses.map(lossKey)),
  kinds: new Set(losses.map(({ kind }) => kind)),
});

/** A ground with what is lost on it. */
export interface Scene {
  ground: Ground;
  lost: Lost;
  /** Services that the losses touch themselves, before anything is followed. */
  touched: ReadonlySet<string>;
}

export function sceneOf(facts: LossFacts, losses: readonly Loss[]): Scene {
  const ground = groundOf(facts);
  const lost = lostOf(losses);
  const own = facts.services.filter(({ vendorId }) => lost.keys.has(`vendor:${vendorId}`)).map(({ id }) => id);
  const resting = facts.dependencies.filter((one) => touchOf(one, lost) !== null);
  return { ground, lost, touched: new Set([...own, ...resting.map(({ serviceId }) => serviceId)]) };
}

export type Touch = 'lost' | 'place_unknown' | null;

/** What the losses themselves do to a dependency, before anything is followed. */
export function touchOf({ restsOn, placeUnknown, providerVendorId }: DependencyFacts, { keys, kinds }: Lost): Touch {
  if (restsOn.some((key) => keys.has(key))) return 'lost';
  if (providerVendorId !== null && keys.has(`vendor:${providerVendorId}`)) return 'lost';
  return placeUnknown.some((kind) => kinds.has(kind)) ? 'place_unknown' : null;
}

/** Which of the losses take the dependency away; or may, because nobody recorded where it is. */
export function keysBehind(dependency: DependencyFacts, { keys }: Lost): string[] {
  const { restsOn, placeUnknown, providerVendorId } = dependency;
  const sure = [...new Set([...restsOn, ...(providerVendorId === null ? [] : [`vendor:${providerVendorId}`])])];
  const found = sure.filter((key) => keys.has(key));
  if (found.length > 0) return found;
  return [...keys].filter((key) => placeUnknown.some((kind) => key.startsWith(`${kind}:`)));
}

export interface View {
  /** What is vouched for, or what is possible. */
  bound: Bound;
  /** Count what is lost as back after its provider's recovery time. */
  returns: boolean;
}

export interface Spread {
  curves: ReadonlyMap<string, Curve>;
  /** Every service that was asked how it fares. */
  asked: ReadonlySet<string>;
  leftOf: LeftOf;
}

/**
 * The capacity of every service that the losses reach, over time. Starts from nothing being touched and follows each
 * service that changes to those that use it, until nothing changes: capacities only fall, in whole percents, so that
 * circles of services end too. Services without a curve are whole.
 */
export function spread({ ground, lost, touched }: Scene, view: View): Spread {
  const curves = new Map<string, Curve>();
  const leftOf = leftIn({ ground, lost, view, curves });
  const waiting = new Set(touched);
  const asked = new Set<string>();
  for (const serviceId of waiting) {
    waiting.delete(serviceId);
    asked.add(serviceId);
    const service = ground.services.get(serviceId);
    if (!service) continue;
    const now = lost.keys.has(`vendor:${service.vendorId}`)
      ? NOTHING
      : lowestOf([WHOLE, ...needsIn(ground, serviceId).own.map((need) => capacityOf(need, leftOf, view.bound))]);
    if (sameCurve(now, curves.get(serviceId) ?? WHOLE)) continue;
    curves.set(serviceId, now);
    for (const next of followersOf(ground, service)) waiting.add(next);
  }
  return { curves, asked, leftOf };
}

const followersOf = ({ dependants }: Ground, { id, vendorId }: ServiceFacts): string[] => [
  ...(dependants.get(id) ?? []),
  ...(dependants.get(vendorId) ?? []),
];

function leftIn(at: { ground: Ground; lost: Lost; view: View; curves: ReadonlyMap<string, Curve> }): LeftOf {
  const { ground, lost, view, curves } = at;
  const own = (dependency: DependencyFacts): Curve => {
    const touch = touchOf(dependency, lost);
    if (touch === null || (touch === 'place_unknown' && view.bound === 'high')) return WHOLE;
    return view.returns && dependency.theirRtoMinutes !== null ? backAfter(dependency.theirRtoMinutes) : NOTHING;
  };
  const whichOf = view.bound === 'low' ? lowestOf : highestOf;
  const leftOf: LeftOf = (dependency) => {
    const providers = providersOf(ground, dependency).map((id) => curves.get(id) ?? WHOLE);
    const provided = providers.every(isWhole) ? WHOLE : whichOf(providers);
    const supplied = suppliesOf(ground, dependency).map((need) => capacityOf(need, leftOf, view.bound));
    const parts = [own(dependency), provided, ...supplied].filter((curve) => !isWhole(curve));
    return parts.length === 0 ? WHOLE : lowestOf(parts);
  };
  return leftOf;
}

/** What a site needs to run; nothing for all else. */
export const suppliesOf = (ground: Ground, { id, siteId, serviceId }: DependencyFacts): readonly Need[] =>
  siteId === null ? [] : (needsIn(ground, serviceId).supplies.get(id) ?? []);

/** The services of ours that a dependency is; all of the vendor's, where nobody said which. */
export function providersOf(ground: Ground, dependency: DependencyFacts): readonly string[] {
  const { providerServiceId, providerVendorId } = dependency;
  if (providerServiceId !== null) return [providerServiceId];
  return providerVendorId === null ? [] : (ground.servicesOfVendor.get(providerVendorId) ?? []);
}
