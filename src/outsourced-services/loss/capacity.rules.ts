import { atFirst, curveFrom, isWhole, NOT_STATED, startedAfter, WHOLE, type Curve } from './curve.rules';
import type { DependencyFacts } from './loss-facts.rules';

/**
 * A share of the observed peak demand in whole percent, 0 to 100, between what is vouched for and what is possible.
 * Known when both are the same; an unknown figure is 0 to 100 and so never counts for more than a known zero.
 */
export interface Capacity {
  low: number;
  high: number;
}
export type Bound = keyof Capacity;

export const FULL: Capacity = { low: 100, high: 100 };
export const UNKNOWN: Capacity = { low: 0, high: 100 };

/** Something that a service needs, and everything that can give it: carriers normally, standbys when carriers are lost. */
export interface Need {
  kind: string;
  carriers: readonly DependencyFacts[];
  standbys: readonly Standby[];
}

export interface Standby {
  facts: DependencyFacts;
  /** More than one carrier could be meant, so that it counts for nothing that is vouched for. */
  ambiguous: boolean;
}

/** Two places, carriers or regions do the same job; two systems or data sets do not, unless they share its load. */
const INTERCHANGEABLE: readonly string[] = ['site', 'carrier', 'cloud_region', 'utility'];

/**
 * What is needed, from the dependencies that give it. Dependencies of an interchangeable kind, and those that share a load,
 * give one thing together; each other primary is needed by itself. A standby stands in for the carriers of its kind.
 */
function needsOf(dependencies: readonly DependencyFacts[]): Need[] {
  const kinds = new Map<string, DependencyFacts[]>();
  for (const one of dependencies) {
    const list = kinds.get(one.kind);
    if (list) list.push(one);
    else kinds.set(one.kind, [one]);
  }
  return [...kinds].flatMap(([kind, members]) => needsOfKind(kind, members));
}

function needsOfKind(kind: string, members: readonly DependencyFacts[]): Need[] {
  const [only] = members;
  if (members.length === 1 && only)
    return [{ kind, carriers: only.role === 'standby' ? [] : members, standbys: standbysOf(members, false) }];
  const carriers = members.filter(({ role }) => role !== 'standby');
  const together = (one: DependencyFacts) => INTERCHANGEABLE.includes(kind) || carriesShare(one);
  const shared = carriers.filter(together);
  const apart = carriers.filter((one) => !together(one)).map((one) => [one]);
  const groups = shared.length > 0 || apart.length === 0 ? [shared, ...apart] : apart;
  const standbys = standbysOf(members, groups.length > 1);
  return groups.map((group) => ({ kind, carriers: group, standbys }));
}

const standbysOf = (members: readonly DependencyFacts[], ambiguous: boolean): Standby[] =>
  members.filter(({ role }) => role === 'standby').map((facts) => ({ facts, ambiguous }));

const carriesShare = ({ role, sharePct }: DependencyFacts): boolean =>
  role === 'shared_load' || (sharePct !== null && sharePct < 100);

export interface Needs {
  /** What the service needs. */
  own: Need[];
  /** What each of its sites needs to run, by the dependency that is the site. */
  supplies: ReadonlyMap<string, Need[]>;
  /** They hold for this service alone: it uses services of ours, or something serves one of its sites. */
  isOfOne: boolean;
}

/** A line or a utility that serves one site is that site's need, not the service's. */
export function needsOfService(dependencies: readonly DependencyFacts[]): Needs {
  const usesOurs = dependencies.some(({ providerVendorId }) => providerVendorId !== null);
  if (dependencies.every(({ servesSiteId }) => servesSiteId === null))
    return { own: needsOf(dependencies), supplies: NONE, isOfOne: usesOurs };
  const sites = dependencies.filter(({ siteId }) => siteId !== null);
  const serves = ({ servesSiteId }: DependencyFacts) =>
    servesSiteId !== null && sites.some(({ siteId }) => siteId === servesSiteId);
  const served = dependencies.filter(serves);
  return {
    isOfOne: true,
    own: needsOf(dependencies.filter((one) => !serves(one))),
    supplies: new Map(
      sites.map(({ id, siteId }) => [id, needsOf(served.filter(({ servesSiteId }) => servesSiteId === siteId))]),
    ),
  };
}

const NONE: ReadonlyMap<string, Need[]> = new Map();

/** What is left of a dependency over time: percent of what it can do. */
export type LeftOf = (dependency: DependencyFacts) => Curve;

/**
 * Surviving capacity of a need over time: remaining peak capacity as a share of the observed peak demand (model 9).
 * Whole while every carrier is; afterwards the sum of what carriers, and standbys from their activation, can carry,
 * never above 100.
 */
export function capacityOf(need: Need, leftOf: LeftOf, bound: Bound): Curve {
  if (need.carriers.every((one) => isWhole(leftOf(one)))) return WHOLE;
  const carriers = need.carriers.map(leftOf);
  const [only] = carriers;
  if (only && carriers.length === 1 && need.standbys.length === 0) return only;
  const standbys = need.standbys.map(({ facts }) => startedAfter(leftOf(facts), facts.activationMinutes ?? NOT_STATED));
  const can = [
    ...need.carriers.map((one) => carrierCapacity(need, one)[bound]),
    ...need.standbys.map((one) => standbyCapacity(one)[bound]),
  ];
  return curveFrom([...carriers, ...standbys], (left) => {
    if (carriers.every((_, i) => (left[i] ?? 0) >= 100)) return 100;
    return Math.min(
      100,
      left.reduce((sum, pct, i) => sum + portion(can[i] ?? 0, pct), 0),
    );
  });
}

export const portion = (capacity: number, left: number): number => Math.floor((capacity * left) / 100);

/** What a carrier can carry when others are gone: at least its own share, and all of it when it is the only one. */
export function carrierCapacity({ carriers }: Need, { sharePct, standbyCapacityPct }: DependencyFacts): Capacity {
  if (carriers.length === 1) return FULL;
  const stated = Math.max(sharePct ?? -1, standbyCapacityPct ?? -1);
  return stated < 0 ? UNKNOWN : exactly(stated);
}

export function standbyCapacity({ facts, ambiguous }: Standby): Capacity {
  const stated = facts.standbyCapacityPct;
  if (stated === null) return UNKNOWN;
  return ambiguous || facts.notVouchedFor ? { low: 0, high: Math.min(100, stated) } : exactly(stated);
}

const exactly = (pct: number): Capacity => ({ low: Math.min(100, pct), high: Math.min(100, pct) });

export const isHit = (need: Need, leftOf: LeftOf): boolean => need.carriers.some((one) => atFirst(leftOf(one)) < 100);
