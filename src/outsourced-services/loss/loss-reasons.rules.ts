import {
  carrierCapacity,
  isHit,
  needsOfService,
  portion,
  standbyCapacity,
  type Capacity,
  type Need,
} from './capacity.rules';
import { keysBehind, providersOf, type Views } from './cascade.rules';
import { atFirst, atLast, NOT_STATED, reaches, startedAfter } from './curve.rules';
import type { DependencyFacts, ServiceFacts } from './loss-facts.rules';

/** Why a service is hit: one of its dependencies, and what became of it. */
export interface Cause {
  dependencyId: string;
  effect: 'lost' | 'place_unknown' | 'provider_hit' | 'supply_hit';
  /** Which of the losses take it away, or may; none where something else does. */
  lossKeys: string[];
  /** Services of ours that it is and that are hit themselves. */
  providerServiceIds: string[];
}

/** What goes on or takes over. */
export interface Remaining {
  dependencyId: string;
  capacity: Capacity;
  /** Null where nobody says when. */
  afterMinutes: number | null;
}

export interface Reasons {
  causes: Cause[];
  remaining: Remaining[];
}

/** Why a service is hit, and what goes on: asked of those that somebody looks at. */
export function reasonsOf(service: ServiceFacts, views: Views): Reasons {
  const gone = views.lost.keys.has(`vendor:${service.vendorId}`);
  const { own } = needsOfService(views.ground.dependencies.get(service.id) ?? []);
  const hit = gone ? [] : own.filter((need) => isHit(need, views.low.leftOf));
  return { causes: causesOf(service, views), remaining: hit.flatMap((need) => remainingOf(need, views)) };
}

function causesOf(service: ServiceFacts, { ground, lost, touches, low }: Views): Cause[] {
  return (ground.dependencies.get(service.id) ?? []).flatMap((dependency) => {
    if (atFirst(low.leftOf(dependency)) >= 100) return [];
    const providerServiceIds = providersOf(ground, dependency).filter((id) => low.curves.has(id));
    const followed = providerServiceIds.length > 0 ? 'provider_hit' : 'supply_hit';
    const effect = touches.get(dependency) ?? followed;
    return [{ dependencyId: dependency.id, effect, lossKeys: keysBehind(dependency, lost), providerServiceIds }];
  });
}

function remainingOf(need: Need, { low, high }: Views): Remaining[] {
  const of = (facts: DependencyFacts, can: Capacity, starts: number): Remaining[] => {
    const left = startedAfter(low.leftOf(facts), starts);
    const capacity = { low: portion(can.low, atLast(left)), high: portion(can.high, atLast(high.leftOf(facts))) };
    if (capacity.high === 0) return [];
    const after = reaches(left, 1);
    return [{ dependencyId: facts.id, capacity, afterMinutes: after === NOT_STATED ? null : after }];
  };
  return [
    ...need.carriers.flatMap((one) => of(one, carrierCapacity(need, one), 0)),
    ...need.standbys.flatMap((one) => of(one.facts, standbyCapacity(one), one.facts.activationMinutes ?? NOT_STATED)),
  ];
}
