import type { Tier } from '../../catalogue/words.rules';
import { addMonths, daysBetween } from '../../obligations/iso-date.rules';
import { monthsProved, proofsOf, type ProvingTest, type TestStanding } from '../quarters/quarter.rules';

/**
 * `proven`: an accepted test counts today. `overdue`: the last one is too old. `refuted`: a later test fell short. `reported`:
 * there are results, and no reviewer has accepted any. `untested`: nothing shows that the service recovers.
 */
export const PROOF_STATES = ['proven', 'overdue', 'refuted', 'reported', 'untested'] as const;
export type ProofState = (typeof PROOF_STATES)[number];

export interface ProofAge {
  state: ProofState;
  /** The test that counts, or counted last. */
  testId: string | null;
  /** Its day, YYYY-MM-DD. */
  provedOn: string | null;
  /** Whole days from it to today. */
  ageDays: number | null;
  /** The day by which the next test is due; null where nothing was accepted yet. */
  dueBy: string | null;
}

const NONE = { testId: null, provedOn: null, ageDays: null, dueBy: null };

/** How old the proof of a service is: from its latest accepted test, as far as no later test fell short. */
export function proofAge(
  tests: readonly ProvingTest[],
  { tier, today }: { tier: Tier | null; today: string },
): ProofAge {
  const until = tests.filter(({ provedAt }) => provedAt.slice(0, 10) <= today);
  const latest = latestOf(until, ['accepted']);
  if (!latest) return { state: latestOf(until, ['reported']) ? 'reported' : stateWithout(until), ...NONE };
  const provedOn = latest.provedAt.slice(0, 10);
  const dueBy = addMonths(provedOn, monthsProved(tier));
  const stands = proofsOf(until, { tier, standings: ['accepted'] }).some(
    ({ testId, to }) => testId === latest.id && to >= today,
  );
  const state = stands ? 'proven' : dueBy < today ? 'overdue' : 'refuted';
  return { state, testId: latest.id, provedOn, ageDays: daysBetween(provedOn, today), dueBy };
}

const stateWithout = (tests: readonly ProvingTest[]): ProofState =>
  latestOf(tests, ['fell_short']) ? 'refuted' : 'untested';

function latestOf(tests: readonly ProvingTest[], standings: readonly TestStanding[]): ProvingTest | null {
  return tests
    .filter(({ standing }) => standings.includes(standing))
    .reduce<ProvingTest | null>((last, one) => (last && isAfter(last, one) ? last : one), null);
}

const isAfter = (a: ProvingTest, b: ProvingTest): boolean =>
  Date.parse(a.provedAt) > Date.parse(b.provedAt) || (a.provedAt === b.provedAt && a.id > b.id);

export const TREND_WAYS = ['shorter', 'longer', 'same'] as const;
export type TrendWay = (typeof TREND_WAYS)[number];

export interface Trend {
  way: TrendWay;
  /** Whole minutes, the last against the one before; never negative. */
  byMinutes: number;
}

/** The last measured time against the one before it; null with fewer than two. Minutes in the order of the tests. */
export function trendOf(minutes: readonly (number | null)[]): Trend | null {
  const [before, last] = minutes.filter((one) => one !== null).slice(-2);
  if (before === undefined || last === undefined) return null;
  const way = last < before ? 'shorter' : last > before ? 'longer' : 'same';
  return { way, byMinutes: Math.abs(last - before) };
}
