import { carrierCapacity, isHit, portion, standbyCapacity, type Capacity, type Need } from './capacity.rules';
import { keysBehind, needsIn, providersOf, sceneOf, spread, touchOf, type Scene, type Spread } from './cascade.rules';
import { atFirst, atLast, NOT_STATED, reaches, startedAfter, WHOLE } from './curve.rules';
import type { DependencyFacts, Loss, LossFacts, ServiceFacts } from './loss-facts.rules';

export const LOSS_STATES = ['untouched', 'fails_over', 'degraded', 'unknown', 'down'] as const;
/** `fails_over`: something is lost, and all of the peak can be carried elsewhere. `unknown`: a figure is missing. */
export type LossState = (typeof LOSS_STATES)[number];

export type Verdict = 'within' | 'beyond' | 'not_stated' | 'no_objective';

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

export interface ServiceOutcome {
  serviceId: string;
  state: LossState;
  /** Remaining peak capacity as a share of the observed peak demand, once what can take over has taken over. */
  capacity: Capacity;
  /** What is vouched for in the first minute, before any standby is started. */
  atOncePct: number;
  /** Minutes until it is back to its minimum, or to any service at all without one; null where nobody says when. */
  resumesAfterMinutes: number | null;
  rto: Verdict;
  mtpd: Verdict;
  /** Whether the minimum (MBCO) is vouched for; null where the service has none. */
  meetsMinimum: boolean | null;
  /** It runs on, but what would stand in for it is lost. */
  fallbackLost: boolean;
  causes: Cause[];
  remaining: Remaining[];
}

interface Views extends Scene {
  low: Spread;
  high: Spread;
  back: Spread;
}

/**
 * What the losses do to each service that they reach: directly, or over services of vendors that it uses. Services that
 * are not named keep all that they had. Losing more never leaves more, sooner; neither does knowing less.
 */
export function simulateLoss(facts: LossFacts, losses: readonly Loss[]): ServiceOutcome[] {
  const scene = sceneOf(facts, losses);
  const low = spread(scene, { bound: 'low', returns: false });
  const high = spread(scene, { bound: 'high', returns: false });
  const back = spread(scene, { bound: 'low', returns: true });
  const reached = facts.services.filter(({ id }) => scene.touched.has(id) || low.asked.has(id));
  return reached.flatMap((service) => outcomeOf(service, { ...scene, low, high, back }));
}

function outcomeOf(service: ServiceFacts, views: Views): ServiceOutcome[] {
  const { ground, lost, low, high } = views;
  const { own: needs, supplies } = needsIn(ground, service.id);
  const hit = needs.filter((need) => isHit(need, low.leftOf));
  const gone = lost.keys.has(`vendor:${service.vendorId}`);
  const causes = causesOf(service, views);
  if (causes.length === 0 && !gone) return [];
  const now = low.curves.get(service.id) ?? WHOLE;
  const capacity = { low: atLast(now), high: atLast(high.curves.get(service.id) ?? WHOLE) };
  return [
    {
      serviceId: service.id,
      state: gone || hit.length > 0 ? stateOf(capacity) : 'untouched',
      capacity,
      atOncePct: atFirst(now),
      ...resumptionOf(service, views),
      meetsMinimum: meets(capacity, service.mbcoPct),
      fallbackLost: [...needs, ...[...supplies.values()].flat()].some((need) => losesFallback(need, low)),
      causes,
      remaining: gone ? [] : hit.flatMap((need) => remainingOf(need, views)),
    },
  ];
}

function resumptionOf(
  { id, mbcoPct, rtoMinutes, mtpdMinutes }: ServiceFacts,
  { back }: Views,
): Pick<ServiceOutcome, 'resumesAfterMinutes' | 'rto' | 'mtpd'> {
  const minutes = reaches(back.curves.get(id) ?? WHOLE, Math.max(1, mbcoPct ?? 1));
  return {
    resumesAfterMinutes: minutes === NOT_STATED ? null : minutes,
    rto: verdictOf(minutes, rtoMinutes),
    mtpd: verdictOf(minutes, mtpdMinutes),
  };
}

const losesFallback = ({ standbys }: Need, { leftOf }: Spread): boolean =>
  standbys.some(({ facts }) => atFirst(leftOf(facts)) < 100);

const meets = ({ low }: Capacity, mbcoPct: number | null): boolean | null => (mbcoPct === null ? null : low >= mbcoPct);

function stateOf({ low, high }: Capacity): LossState {
  if (high === 0) return 'down';
  if (low !== high) return 'unknown';
  return low >= 100 ? 'fails_over' : 'degraded';
}

function verdictOf(resumes: number, objective: number | null): Verdict {
  if (objective === null) return 'no_objective';
  if (resumes === NOT_STATED) return 'not_stated';
  return resumes <= objective ? 'within' : 'beyond';
}

function causesOf(service: ServiceFacts, { ground, lost, low }: Views): Cause[] {
  return (ground.dependencies.get(service.id) ?? []).flatMap((dependency) => {
    if (atFirst(low.leftOf(dependency)) >= 100) return [];
    const providerServiceIds = providersOf(ground, dependency).filter((id) => low.curves.has(id));
    const followed = providerServiceIds.length > 0 ? 'provider_hit' : 'supply_hit';
    const effect = touchOf(dependency, lost) ?? followed;
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
