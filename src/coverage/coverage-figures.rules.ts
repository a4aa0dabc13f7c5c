import { LANES, TIERS, type Lane, type Tier } from '../catalogue/catalogue.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import { COVERAGE_STATES, isApplicable, isMet, percentOf, type CoverageState, type Measured } from './coverage.rules';

/** How many obligations of vendors are alike in all that a figure asks of them. */
export interface Tally {
  tier: Tier | null;
  lane: Lane;
  requirementCode: string;
  state: CoverageState;
  count: number;
}

/** What waits for a reviewer; the oldest by the day on which it was last submitted, YYYY-MM-DD. */
export interface WaitingTally {
  tier: Tier | null;
  lane: Lane;
  count: number;
  oldest: string;
}

/** Vendors with something overdue in a lane; each vendor has one tier, so that tiers add up. */
export interface OverdueTally {
  tier: Tier | null;
  lane: Lane;
  vendors: number;
}

/** Services with a valid test within the period, by the latest of each. */
export interface TestedTally {
  tier: Tier | null;
  lane: Lane;
  tested: number;
  missed: number;
}

export interface Tallies {
  counted: readonly Tally[];
  waiting: readonly WaitingTally[];
  overdue: readonly OverdueTally[];
  tested: readonly TestedTally[];
}

export interface LaneFigures extends Measured {
  lane: Lane;
  withExceptions: number;
  waiting: { count: number; oldestDays: number | null };
  overdue: { count: number; vendors: number; tier1Vendors: number };
  /** Null in the lanes that recovery tests say nothing about. */
  recovery: { testedServices: number; missed: number } | null;
}

type Counted = { count: number };
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);
const counts = (rows: readonly Counted[]): number => sum(rows, ({ count }) => count);

/** The tallies of one tier; of all when none is named. */
export function ofTier(tallies: Tallies, tier: Tier | undefined): Tallies {
  const own = <T extends { tier: Tier | null }>(rows: readonly T[]) =>
    tier === undefined ? rows : rows.filter((one) => one.tier === tier);
  const { counted, waiting, overdue, tested } = tallies;
  return { counted: own(counted), waiting: own(waiting), overdue: own(overdue), tested: own(tested) };
}

/** Met, applicable and the percent of them, from counts by state. */
export function measureOfCounts(rows: readonly { state: CoverageState; count: number }[]): Measured {
  const applicable = counts(rows.filter(({ state }) => isApplicable(state)));
  const met = counts(rows.filter(({ state }) => isMet(state)));
  return { met, applicable, percentMet: percentOf(met, applicable) };
}

/**
 * The key figures of each lane by itself: a pass in one never colours the other (two-lane rule, legal-basis.md 2.4).
 * ICFR and continuity are always there; the other lanes where they have obligations.
 */
export function figuresByLane(tallies: Tallies, today: string): LaneFigures[] {
  const shown = LANES.filter(
    (lane) => lane === 'icfr' || lane === 'context' || tallies.counted.some((one) => one.lane === lane),
  );
  return shown.map((lane) => {
    const own = <T extends { lane: Lane }>(rows: readonly T[]) => rows.filter((one) => one.lane === lane);
    const { counted, waiting, overdue, tested } = tallies;
    return {
      ...figuresOf(lane, own(counted)),
      waiting: waitingOf(own(waiting), today),
      overdue: { count: counts(own(counted).filter(({ state }) => state === 'overdue')), ...lateOf(own(overdue)) },
      recovery: recoveryOf(lane, own(tested)),
    };
  });
}

function figuresOf(lane: Lane, rows: readonly Tally[]) {
  const withExceptions = counts(rows.filter(({ state }) => state === 'met_with_exceptions'));
  return { lane, ...measureOfCounts(rows), withExceptions };
}

function waitingOf(rows: readonly WaitingTally[], today: string): LaneFigures['waiting'] {
  const oldest = rows.map((one) => one.oldest).sort()[0];
  return { count: counts(rows), oldestDays: oldest === undefined ? null : daysBetween(oldest, today) };
}

const lateOf = (rows: readonly OverdueTally[]) => ({
  vendors: sum(rows, ({ vendors }) => vendors),
  tier1Vendors: sum(
    rows.filter(({ tier }) => tier === 'T1'),
    ({ vendors }) => vendors,
  ),
});

function recoveryOf(lane: Lane, rows: readonly TestedTally[]): LaneFigures['recovery'] {
  if (rows.length === 0 && lane !== 'context') return null;
  return { testedServices: sum(rows, ({ tested }) => tested), missed: sum(rows, ({ missed }) => missed) };
}

/** The counts of some tallies by state, worst first, without states that do not occur. */
export function countsByState(rows: readonly Tally[]): { state: CoverageState; count: number }[] {
  return COVERAGE_STATES.map((state) => ({ state, count: counts(rows.filter((one) => one.state === state)) })).filter(
    ({ count }) => count > 0,
  );
}

/** Every tier with its measure, then vendors without one where there are any. */
export function measuresByTier(
  counted: readonly Tally[],
  vendors: ReadonlyMap<Tier | null, number>,
): (Measured & { tier: Tier | null; vendors: number })[] {
  const tiers: (Tier | null)[] = vendors.has(null) ? [...TIERS, null] : [...TIERS];
  return tiers.map((tier) => ({
    tier,
    vendors: vendors.get(tier) ?? 0,
    ...measureOfCounts(counted.filter((one) => one.tier === tier)),
  }));
}
