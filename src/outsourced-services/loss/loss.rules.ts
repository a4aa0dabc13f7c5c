import { isHit, type Capacity, type Need, type Needs } from './capacity.rules';
import { sceneOf, spread, type Spread, type Views } from './cascade.rules';
import { atFirst, atLast, NOT_STATED, reaches, WHOLE } from './curve.rules';
import type { Loss, LossFacts, ServiceFacts } from './loss-facts.rules';
import { reasonsOf, type Reasons } from './loss-reasons.rules';
import { oncePerNeeds } from './shared-needs.rules';

export const LOSS_STATES = ['untouched', 'fails_over', 'degraded', 'unknown', 'down'] as const;
/** `fails_over`: something is lost, and all of the peak can be carried elsewhere. `unknown`: a figure is missing. */
export type LossState = (typeof LOSS_STATES)[number];

export type Verdict = 'within' | 'beyond' | 'not_stated' | 'no_objective';

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
}

export interface Simulation {
  /** Every service that the losses reach; all others keep all that they had. */
  outcomes: ServiceOutcome[];
  /** Why, for one of them. */
  reasons: (serviceId: string) => Reasons;
}

/**
 * What the losses do to each service that they reach: directly, or over services of vendors that it uses. Losing more
 * never leaves more, or sooner; neither does knowing less.
 */
export function simulateLoss(facts: LossFacts, losses: readonly Loss[]): Simulation {
  const scene = sceneOf(facts, losses);
  const low = spread(scene, { bound: 'low', returns: false });
  const high = spread(scene, { bound: 'high', returns: false });
  const back = spread(scene, { bound: 'low', returns: true });
  const views = { ...scene, low, high, back };
  const effectOf = oncePerNeeds((needs) => effectOn(needs, low));
  const outcomes: ServiceOutcome[] = [];
  for (const id of low.asked) {
    const service = scene.ground.services.get(id);
    const outcome = service && outcomeOf(service, views, effectOf(scene.needsOf(id)));
    if (outcome) outcomes.push(outcome);
  }
  return { outcomes, reasons: (serviceId) => reasonsIn(serviceId, views) };
}

function reasonsIn(serviceId: string, views: Views): Reasons {
  const service = views.ground.services.get(serviceId);
  return service ? reasonsOf(service, views) : { causes: [], remaining: [] };
}

interface Effect {
  isHit: boolean;
  fallbackLost: boolean;
}

const effectOn = (needs: Needs, low: Spread): Effect => ({
  isHit: needs.own.some((need) => isHit(need, low.leftOf)),
  fallbackLost: losesAnyFallback(needs, low),
});

function outcomeOf(service: ServiceFacts, views: Views, { isHit, fallbackLost }: Effect): ServiceOutcome | null {
  const { lost, low, high } = views;
  const isTouched = isHit || lost.vendorIds.has(service.vendorId);
  if (!isTouched && !fallbackLost) return null;
  const now = low.curves.get(service.id) ?? WHOLE;
  const capacity = { low: atLast(now), high: atLast(high.curves.get(service.id) ?? WHOLE) };
  const { minutes, rto, mtpd } = resumptionOf(service, views);
  return {
    serviceId: service.id,
    state: isTouched ? stateOf(capacity) : 'untouched',
    capacity,
    atOncePct: atFirst(now),
    resumesAfterMinutes: minutes,
    rto,
    mtpd,
    meetsMinimum: meets(capacity, service.mbcoPct),
    fallbackLost,
  };
}

function resumptionOf(
  { id, mbcoPct, rtoMinutes, mtpdMinutes }: ServiceFacts,
  { back }: Views,
): { minutes: number | null; rto: Verdict; mtpd: Verdict } {
  const minutes = reaches(back.curves.get(id) ?? WHOLE, Math.max(1, mbcoPct ?? 1));
  return {
    minutes: minutes === NOT_STATED ? null : minutes,
    rto: verdictOf(minutes, rtoMinutes),
    mtpd: verdictOf(minutes, mtpdMinutes),
  };
}

function losesAnyFallback({ own, supplies }: Needs, low: Spread): boolean {
  if (own.some((need) => losesFallback(need, low))) return true;
  for (const needs of supplies.values()) if (needs.some((need) => losesFallback(need, low))) return true;
  return false;
}

const losesFallback = (need: Need, { leftOf }: Spread): boolean =>
  need.standbys.some(({ facts }) => atFirst(leftOf(facts)) < 100);

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
