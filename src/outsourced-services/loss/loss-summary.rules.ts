import type { Tier } from '../../catalogue/words.rules';
import type { LossState, ServiceOutcome } from './loss.rules';

/** What the summary has to know of a service beside its outcome. */
export interface SummedService {
  vendorId: string;
  tier: Tier | null;
  icfrRelevant: boolean;
  mbcoPct: number | null;
}

export type Summed = ServiceOutcome & SummedService;

/** What goes on outside the region or hazard zone that is lost, for each service that it hits. */
export type Elsewhere = 'enough' | 'some' | 'none' | 'not_known';

/** Enough is the service's minimum, or all of the peak where it has none; only what is vouched for counts. */
export function elsewhereOf({ capacity, mbcoPct }: Pick<Summed, 'capacity' | 'mbcoPct'>): Elsewhere {
  if (capacity.low >= (mbcoPct ?? 100)) return 'enough';
  if (capacity.low > 0) return 'some';
  return capacity.high === 0 ? 'none' : 'not_known';
}

const WORST_FIRST: Record<LossState, number> = { down: 0, unknown: 1, degraded: 2, fails_over: 3, untouched: 4 };

/** Worst first: state, tier, relevance to financial reporting, latest back; then by id, so that pages stay apart. */
export function worstFirst<T extends Summed>(outcomes: readonly T[]): T[] {
  const ranked = outcomes.map((outcome) => ({ outcome, rank: rankOf(outcome) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.outcome.serviceId < b.outcome.serviceId ? -1 : 1));
  return ranked.map(({ outcome }) => outcome);
}

const LATEST = 2 ** 32;

/** One number for the whole order, so that a fleet is sorted without comparing field by field. */
function rankOf({ state, tier, icfrRelevant, resumesAfterMinutes }: Summed): number {
  const tierRank = tier === null ? 9 : Number(tier.slice(1));
  const places = (WORST_FIRST[state] * 10 + tierRank) * 2 + (icfrRelevant ? 0 : 1);
  return places * 2 * LATEST + LATEST - Math.min(resumesAfterMinutes ?? LATEST, LATEST);
}

export function summaryOf(outcomes: readonly Summed[], asked: { services: number; regional: boolean }) {
  const counts = countsOf(outcomes);
  const { hit, states, elsewhere } = counts;
  return {
    services: asked.services,
    ...{ hit, vendorsHit: counts.vendors.size },
    ...{ down: states.down, unknown: states.unknown, degraded: states.degraded, failsOver: states.fails_over },
    ...{ fallbackLost: counts.fallbackLost, tier1Hit: counts.tier1Hit, tier1Down: counts.tier1Down },
    ...{ icfrHit: counts.icfrHit, beyondRto: counts.beyondRto, beyondMtpd: counts.beyondMtpd },
    ...{ noTimeStated: counts.noTimeStated, belowMinimum: counts.belowMinimum },
    regional: asked.regional
      ? {
          services: hit,
          ...{ enoughElsewhere: elsewhere.enough, someElsewhere: elsewhere.some },
          ...{ noneElsewhere: elsewhere.none, notKnown: elsewhere.not_known },
        }
      : null,
  };
}

/** All counts in one pass: those of services that are hit, but for fallbacks that are lost behind a service that runs on. */
function countsOf(outcomes: readonly Summed[]) {
  const counts = {
    ...{ hit: 0, fallbackLost: 0, tier1Hit: 0, tier1Down: 0, icfrHit: 0, beyondRto: 0, beyondMtpd: 0 },
    ...{ noTimeStated: 0, belowMinimum: 0, vendors: new Set<string>() },
    states: { down: 0, unknown: 0, degraded: 0, fails_over: 0, untouched: 0 },
    elsewhere: { enough: 0, some: 0, none: 0, not_known: 0 },
  };
  for (const one of outcomes) {
    counts.states[one.state] += 1;
    if (one.state === 'untouched') {
      counts.fallbackLost += Number(one.fallbackLost);
      continue;
    }
    counts.hit += 1;
    counts.vendors.add(one.vendorId);
    counts.elsewhere[elsewhereOf(one)] += 1;
    counts.tier1Hit += Number(one.tier === 'T1');
    counts.tier1Down += Number(one.tier === 'T1' && one.state === 'down');
    counts.icfrHit += Number(one.icfrRelevant);
    counts.beyondRto += Number(one.rto === 'beyond');
    counts.beyondMtpd += Number(one.mtpd === 'beyond');
    counts.noTimeStated += Number(one.resumesAfterMinutes === null);
    counts.belowMinimum += Number(one.meetsMinimum === false);
  }
  return counts;
}

export interface OutcomeFilter {
  state?: LossState;
  tier?: Tier;
  icfr?: 'yes' | 'no';
  /** Later than the objective, or nobody says when. */
  missed?: 'rto' | 'mtpd';
}

export function passes(one: Summed, { state, tier, icfr, missed }: OutcomeFilter): boolean {
  const late = missed === undefined || one[missed] === 'beyond' || one[missed] === 'not_stated';
  const relevant = icfr === undefined || one.icfrRelevant === (icfr === 'yes');
  return late && relevant && [undefined, one.state].includes(state) && [undefined, one.tier].includes(tier);
}
