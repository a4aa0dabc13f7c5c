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
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
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
  /** What the losses do themselves to each dependency that they touch, before anything is followed. */
  touches: ReadonlyMap<DependencyFacts, 'lost' | 'place_unknown'>;
  /** Services that they touch so. */
  touched: ReadonlySet<string>;
}

export function sceneOf(facts: LossFacts, losses: readonly Loss[]): Scene {
  const ground = groundOf(facts);
  const lost = lostOf(losses);
  const own = facts.services.filter(({ vendorId }) => lost.keys.has(`vendor:${vendorId}`)).map(({ id }) => id);
  const touches = new Map<DependencyFacts, 'lost' | 'place_unknown'>();
  const touched = new Set(own);
  for (const one of facts.dependencies) {
    const touch = touchOf(one, lost);
    if (touch === null) continue;
    touches.set(one, touch);
    touched.add(one.serviceId);
  }
  return { ground, lost, touches, touched };
}

function touchOf(
  { restsOn, placeUnknown, providerVendorId }: DependencyFacts,
  { keys, kinds }: Lost,
): 'lost' | 'place_unknown' | null {
  if (restsOn.some((key) => keys.has(key))) return 'lost';
  if (providerVendorId !== null && keys.has(`vendor:${providerVendorId}`)) return 'lost';
  return placeUnknown.some((kind) => kinds.has(kind)) ? 'place_unknown' : null;
}

/** Which of the losses take the dependency away; or may, because nobody recorded where it is. */
export function keysBehind(dependency: DependencyFacts, { keys }: Lost): string[] {
  const { restsOn, placeUnknown, providerVendorId } = dependency;
  const sure = providerVendorId === null ? restsOn : [...restsOn, `vendor:${providerVendorId}`];
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

/** The same losses seen three ways: what is vouched for, what is possible, and what is back in time. */
export interface Views extends Scene {
  low: Spread;
  high: Spread;
  back: Spread;
}

/**
 * The capacity of every service that the losses reach, over time. Starts from nothing being touched and follows each
 * service that changes to those that use it, until nothing changes: capacities only fall, in whole percents, so that
 * circles of services end too. Services without a curve are whole.
 */
export function spread(scene: Scene, view: View): Spread {
  const { ground, lost, touched } = scene;
  const curves = new Map<string, Curve>();
  const leftOf = leftIn(scene, view, curves);
  const waiting = new Set(touched);
  const asked = new Set<string>();
  for (const serviceId of waiting) {
    waiting.delete(serviceId);
    asked.add(serviceId);
    const service = ground.services.get(serviceId);
    if (!service) continue;
    const isLost = lost.keys.has(`vendor:${service.vendorId}`);
    const now = isLost ? NOTHING : weakestOf(needsIn(ground, serviceId).own, leftOf, view.bound);
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

/** What is left where all of them are needed. */
function weakestOf(needs: readonly Need[], leftOf: LeftOf, bound: Bound): Curve {
  let weakest = WHOLE;
  for (const need of needs) weakest = lowerOf(weakest, capacityOf(need, leftOf, bound));
  return weakest;
}

function leftIn({ ground, touches }: Scene, view: View, curves: ReadonlyMap<string, Curve>): LeftOf {
  const whichOf = view.bound === 'low' ? lowestOf : highestOf;
  const ownOf = (dependency: DependencyFacts): Curve => {
    const touch = touches.get(dependency);
    if (touch === undefined || (touch === 'place_unknown' && view.bound === 'high')) return WHOLE;
    return view.returns && dependency.theirRtoMinutes !== null ? backAfter(dependency.theirRtoMinutes) : NOTHING;
  };
  const providedTo = (dependency: DependencyFacts): Curve => {
    const providers = providersOf(ground, dependency).map((id) => curves.get(id) ?? WHOLE);
    return providers.every(isWhole) ? WHOLE : whichOf(providers);
  };
  const leftOf: LeftOf = (dependency) => {
    let left = ownOf(dependency);
    if (dependency.providerVendorId !== null) left = lowerOf(left, providedTo(dependency));
    for (const need of suppliesOf(ground, dependency)) left = lowerOf(left, capacityOf(need, leftOf, view.bound));
    return left;
  };
  return leftOf;
}

const lowerOf = (a: Curve, b: Curve): Curve => (isWhole(b) ? a : isWhole(a) ? b : lowestOf([a, b]));

const NO_NEEDS: readonly Need[] = [];

/** What a site needs to run; nothing for all else. */
export const suppliesOf = (ground: Ground, { id, siteId, serviceId }: DependencyFacts): readonly Need[] =>
  siteId === null ? NO_NEEDS : (needsIn(ground, serviceId).supplies.get(id) ?? NO_NEEDS);

/** The services of ours that a dependency is; all of the vendor's, where nobody said which. */
export function providersOf(ground: Ground, dependency: DependencyFacts): readonly string[] {
  const { providerServiceId, providerVendorId } = dependency;
  if (providerServiceId !== null) return [providerServiceId];
  return providerVendorId === null ? [] : (ground.servicesOfVendor.get(providerVendorId) ?? []);
}
