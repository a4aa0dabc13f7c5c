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
export function compareWorst(a: Summed, b: Summed): number {
  return (
    WORST_FIRST[a.state] - WORST_FIRST[b.state] ||
    rankOf(a.tier) - rankOf(b.tier) ||
    Number(b.icfrRelevant) - Number(a.icfrRelevant) ||
    minutesOf(b) - minutesOf(a) ||
    (a.serviceId < b.serviceId ? -1 : 1)
  );
}

const rankOf = (tier: Tier | null): number => (tier === null ? 9 : Number(tier.slice(1)));
const LATEST = Number.MAX_SAFE_INTEGER;
const minutesOf = ({ resumesAfterMinutes }: Summed): number => resumesAfterMinutes ?? LATEST;

export function summaryOf(outcomes: readonly Summed[], asked: { services: number; regional: boolean }) {
  const hit = outcomes.filter(({ state }) => state !== 'untouched');
  const count = (holds: (one: Summed) => boolean) => hit.filter(holds).length;
  const inState = (state: LossState) => count((one) => one.state === state);
  const elsewhere = (where: Elsewhere) => count((one) => elsewhereOf(one) === where);
  return {
    services: asked.services,
    hit: hit.length,
    vendorsHit: new Set(hit.map(({ vendorId }) => vendorId)).size,
    ...{ down: inState('down'), unknown: inState('unknown') },
    ...{ degraded: inState('degraded'), failsOver: inState('fails_over') },
    fallbackLost: outcomes.filter((one) => one.fallbackLost && one.state === 'untouched').length,
    tier1Hit: count(({ tier }) => tier === 'T1'),
    tier1Down: count(({ tier, state }) => tier === 'T1' && state === 'down'),
    icfrHit: count(({ icfrRelevant }) => icfrRelevant),
    beyondRto: count(({ rto }) => rto === 'beyond'),
    beyondMtpd: count(({ mtpd }) => mtpd === 'beyond'),
    noTimeStated: count(({ resumesAfterMinutes }) => resumesAfterMinutes === null),
    belowMinimum: count(({ meetsMinimum }) => meetsMinimum === false),
    regional: asked.regional
      ? {
          services: hit.length,
          ...{ enoughElsewhere: elsewhere('enough'), someElsewhere: elsewhere('some') },
          ...{ noneElsewhere: elsewhere('none'), notKnown: elsewhere('not_known') },
        }
      : null,
  };
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
