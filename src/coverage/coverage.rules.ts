import { LANES, type Lane, type Tier } from '../catalogue/catalogue.rules';
import { stateOf, type StateFacts } from '../obligations/obligation-state.rules';
import { daysBetween } from '../obligations/iso-date.rules';

/** What one obligation, or the worst of a cell's, is shown as; worst first. */
export const COVERAGE_STATES = [
  'overdue',
  'not_met',
  'not_tested',
  'excepted',
  'due_soon',
  'not_started',
  'in_progress',
  'submitted',
  'under_review',
  'met_with_exceptions',
  'met',
  'not_applicable',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

const CALENDAR_WORDS = { overdue: 'Overdue', due_soon: 'Due within 30 days' };

/** What the calendar adds comes before what was done; the words are those beside it. */
export function coverageStateOf(facts: StateFacts): { state: CoverageState; words: string } {
  const { state, overdue, dueSoon, words } = stateOf(facts);
  if (overdue) return { state: 'overdue', words: `${CALENDAR_WORDS.overdue} - ${words.toLowerCase()}` };
  if (dueSoon) return { state: 'due_soon', words: `${CALENDAR_WORDS.due_soon} - ${words.toLowerCase()}` };
  return { state, words };
}

const rank = (state: CoverageState): number => COVERAGE_STATES.indexOf(state);

/** The state that wants somebody most; null of nothing. */
export function worstOf(states: readonly CoverageState[]): CoverageState | null {
  return states.reduce<CoverageState | null>(
    (worst, state) => (worst === null || rank(state) < rank(worst) ? state : worst),
    null,
  );
}

/** Whole percent, rounded down so that 100 means all; null where nothing applies. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((100 * part) / whole);
}

export const isMet = (state: CoverageState): boolean => state === 'met' || state === 'met_with_exceptions';
export const isApplicable = (state: CoverageState): boolean => state !== 'not_applicable';

/** One obligation as the read side sees it. Days are YYYY-MM-DD. */
export interface Covered {
  id: string;
  vendorId: string | null;
  /** The vendor's tier: the highest of its services. */
  tier: Tier | null;
  lane: Lane;
  state: CoverageState;
  /** Day on which it was last submitted, while it waits for a reviewer; null otherwise. */
  waitingSince: string | null;
}

export interface Measured {
  met: number;
  applicable: number;
  percentMet: number | null;
}

export function measureOf(rows: readonly { state: CoverageState }[]): Measured {
  const applicable = rows.filter(({ state }) => isApplicable(state)).length;
  const met = rows.filter(({ state }) => isMet(state)).length;
  return { met, applicable, percentMet: percentOf(met, applicable) };
}

export interface LaneFigures extends Measured {
  lane: Lane;
  withExceptions: number;
  metIds: string[];
  waiting: { count: number; oldestDays: number | null; ids: string[] };
  overdue: { count: number; vendors: number; tier1Vendors: number; ids: string[] };
}

/**
 * The key figures of each lane by itself: a pass in one never colours the other (two-lane rule, legal-basis.md 2.4).
 * ICFR and continuity are always there; the other lanes where they have obligations.
 */
export function figuresByLane(rows: readonly Covered[], today: string): LaneFigures[] {
  return LANES.filter((lane) => lane === 'icfr' || lane === 'context' || rows.some((row) => row.lane === lane)).map(
    (lane) =>
      figuresOf(
        lane,
        rows.filter((row) => row.lane === lane),
        today,
      ),
  );
}

function figuresOf(lane: Lane, rows: readonly Covered[], today: string): LaneFigures {
  const met = rows.filter(({ state }) => isMet(state));
  const waiting = rows.filter((row) => row.waitingSince !== null);
  const ages = waiting.map(({ waitingSince }) => daysBetween(waitingSince ?? today, today));
  const overdue = rows.filter(({ state }) => state === 'overdue');
  return {
    lane,
    ...measureOf(rows),
    withExceptions: met.filter(({ state }) => state === 'met_with_exceptions').length,
    metIds: met.map(({ id }) => id),
    waiting: {
      count: waiting.length,
      oldestDays: ages.reduce<number | null>((oldest, age) => Math.max(oldest ?? 0, age), null),
      ids: waiting.map(({ id }) => id),
    },
    overdue: {
      count: overdue.length,
      vendors: vendorsOf(overdue),
      tier1Vendors: vendorsOf(overdue.filter(({ tier }) => tier === 'T1')),
      ids: overdue.map(({ id }) => id),
    },
  };
}

const vendorsOf = (rows: readonly Covered[]): number =>
  new Set(rows.flatMap(({ vendorId }) => (vendorId === null ? [] : [vendorId]))).size;

/** How often each state occurs, worst first, without those that do not. */
export function countsOf(states: readonly CoverageState[]): { state: CoverageState; count: number }[] {
  return COVERAGE_STATES.map((state) => ({ state, count: states.filter((s) => s === state).length })).filter(
    ({ count }) => count > 0,
  );
}
