import { capacityOf, type Bound, type LeftOf, type Need } from './capacity.rules';
import { backAfter, highestOf, isWhole, lowestOf, NOTHING, sameCurve, WHOLE, type Curve } from './curve.rules';
import { lossKey, type DependencyFacts, type Loss, type LossFacts, type ServiceFacts } from './loss-facts.rules';
import { oncePerNeeds, sharedNeeds, type NeedsOf, type Touch } from './shared-needs.rules';

/** The facts, arranged so that a loss is followed from one service to the next. */
export interface Ground {
  services: ReadonlyMap<string, ServiceFacts>;
  dependencies: ReadonlyMap<string, readonly DependencyFacts[]>;
  servicesOfVendor: ReadonlyMap<string, readonly string[]>; // of vendors that others of these use
  /** Services that use a service, or a vendor, of ours: by the provider's id. */
  dependants: ReadonlyMap<string, readonly string[]>;
}

export function groundOf({ services, dependencies }: LossFacts): Ground {
  const provided = dependencies.filter(({ providerVendorId }) => providerVendorId !== null);
  const providers = new Set(provided.map(({ providerVendorId }) => providerVendorId));
  return {
    services: new Map(services.map((one) => [one.id, one])),
    dependencies: grouped(dependencies, ({ serviceId }) => serviceId),
    servicesOfVendor: ids(
      grouped(
        services.filter(({ vendorId }) => providers.has(vendorId)),
        ({ vendorId }) => vendorId,
      ),
      ({ id }) => id,
    ),
    dependants: ids(
      grouped(provided, ({ providerServiceId, providerVendorId }) => providerServiceId ?? providerVendorId ?? ''),
      ({ serviceId }) => serviceId,
    ),
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

export interface Lost {
  keys: ReadonlySet<string>;
  vendorIds: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
}

export const lostOf = (losses: readonly Loss[]): Lost => ({
  keys: new Set(losses.map(lossKey)),
  vendorIds: new Set(losses.filter(({ kind }) => kind === 'vendor').map(({ id }) => id)),
  kinds: new Set(losses.map(({ kind }) => kind)),
});

/** A ground with what is lost on it. */
export interface Scene {
  ground: Ground;
  lost: Lost;
  /** What the losses do themselves to each dependency that they touch, before anything is followed. */
  touches: ReadonlyMap<DependencyFacts, Touch>;
  /** Services that they touch so. */
  touched: ReadonlySet<string>;
  needsOf: NeedsOf;
}

export function sceneOf(facts: LossFacts, losses: readonly Loss[]): Scene {
  const ground = groundOf(facts);
  const lost = lostOf(losses);
  const own = facts.services.filter(({ vendorId }) => lost.vendorIds.has(vendorId)).map(({ id }) => id);
  const touches = new Map<DependencyFacts, Touch>();
  const touched = new Set(own);
  for (const one of facts.dependencies) {
    const touch = touchOf(one, lost);
    if (touch === null) continue;
    touches.set(one, touch);
    touched.add(one.serviceId);
  }
  return { ground, lost, touches, touched, needsOf: sharedNeeds(ground, touches) };
}

function touchOf(
  { restsOn, placeUnknown, providerVendorId }: DependencyFacts,
  { keys, kinds, vendorIds }: Lost,
): Touch | null {
  if (restsOn.some((key) => keys.has(key))) return 'lost';
  if (providerVendorId !== null && vendorIds.has(providerVendorId)) return 'lost';
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
  const curveOf = oncePerNeeds((needs) => weakestOf(needs.own, leftOf, view.bound));
  const waiting = new Set(touched);
  const asked = new Set<string>();
  for (const serviceId of waiting) {
    waiting.delete(serviceId);
    asked.add(serviceId);
    const service = ground.services.get(serviceId);
    if (!service) continue;
    const isLost = lost.vendorIds.has(service.vendorId);
    const now = isLost ? NOTHING : curveOf(scene.needsOf(serviceId));
    if (sameCurve(now, curves.get(serviceId) ?? WHOLE)) continue;
    curves.set(serviceId, now);
    addUsers(waiting, ground, service);
  }
  return { curves, asked, leftOf };
}

const NOBODY: readonly string[] = [];

function addUsers(waiting: Set<string>, { dependants }: Ground, { id, vendorId }: ServiceFacts): void {
  for (const next of dependants.get(id) ?? NOBODY) waiting.add(next);
  for (const next of dependants.get(vendorId) ?? NOBODY) waiting.add(next);
}

/** What is left where all of them are needed. */
function weakestOf(needs: readonly Need[], leftOf: LeftOf, bound: Bound): Curve {
  let weakest = WHOLE;
  for (const need of needs) weakest = lowerOf(weakest, capacityOf(need, leftOf, bound));
  return weakest;
}

function leftIn(scene: Scene, view: View, curves: ReadonlyMap<string, Curve>): LeftOf {
  const { ground, touches } = scene;
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
    for (const need of suppliesOf(scene, dependency)) left = lowerOf(left, capacityOf(need, leftOf, view.bound));
    return left;
  };
  return leftOf;
}

const lowerOf = (a: Curve, b: Curve): Curve => (isWhole(b) ? a : isWhole(a) ? b : lowestOf([a, b]));

const NO_NEEDS: readonly Need[] = [];

/** What a site needs to run; nothing for all else. */
export const suppliesOf = ({ needsOf }: Scene, { id, siteId, serviceId }: DependencyFacts): readonly Need[] =>
  siteId === null ? NO_NEEDS : (needsOf(serviceId).supplies.get(id) ?? NO_NEEDS);

/** The services of ours that a dependency is; all of the vendor's, where nobody said which. */
export function providersOf(ground: Ground, dependency: DependencyFacts): readonly string[] {
  const { providerServiceId, providerVendorId } = dependency;
  if (providerServiceId !== null) return [providerServiceId];
  return providerVendorId === null ? [] : (ground.servicesOfVendor.get(providerVendorId) ?? []);
}
