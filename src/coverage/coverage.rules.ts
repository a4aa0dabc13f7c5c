import type { Lane, Tier } from '../catalogue/catalogue.rules';
import { stateOf, type StateFacts } from '../obligations/obligation-state.rules';

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

/** How often each state occurs, worst first, without those that do not. */
export function countsOf(states: readonly CoverageState[]): { state: CoverageState; count: number }[] {
  return COVERAGE_STATES.map((state) => ({ state, count: states.filter((s) => s === state).length })).filter(
    ({ count }) => count > 0,
  );
}
