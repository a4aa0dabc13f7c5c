import type { Tier } from '../../catalogue/words.rules';
import { addDays, addMonths } from '../../obligations/iso-date.rules';

/** Days from and to, both included, YYYY-MM-DD. */
export interface Span {
  from: string;
  to: string;
}

export const QUARTER_CODES = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
export type QuarterCode = (typeof QUARTER_CODES)[number];

export interface Quarter extends Span {
  code: QuarterCode;
}

/** The quarters of a fiscal year: three months each from its first day, the last one to its last day. A shorter year has fewer. */
export function quartersOf(year: Span): Quarter[] {
  return QUARTER_CODES.flatMap((code, i) => {
    const from = addMonths(year.from, i * 3);
    if (from > year.to) return [];
    const end = addDays(addMonths(year.from, (i + 1) * 3), -1);
    return [{ code, from, to: i === 3 || end > year.to ? year.to : end }];
  });
}

/** Where a quarter lies from a day. */
export const QUARTER_TIMES = ['past', 'running', 'ahead'] as const;
export type QuarterTime = (typeof QUARTER_TIMES)[number];

export function timeOf({ from, to }: Span, today: string): QuarterTime {
  if (to < today) return 'past';
  return from > today ? 'ahead' : 'running';
}

/** What an exercise is worth as the recovery test of its service. */
export const TEST_STANDINGS = ['accepted', 'fell_short', 'reported', 'not_valid', 'too_weak'] as const;
export type TestStanding = (typeof TEST_STANDINGS)[number];

/** Months for which a test proves recovery: those between two tests of the tier (TST-02). Without a tier, as for T1. */
export const PROVES_FOR_MONTHS: Record<Tier, number> = { T1: 12, T2: 12, T3: 24 };
export const monthsProved = (tier: Tier | null): number => PROVES_FOR_MONTHS[tier ?? 'T1'];

export interface ProvingTest {
  id: string;
  standing: TestStanding;
  /** When it showed what it shows, ISO 8601 UTC. */
  provedAt: string;
}

export interface Proof extends Span {
  testId: string;
}

const inOrder = (a: ProvingTest, b: ProvingTest): number =>
  Date.parse(a.provedAt) - Date.parse(b.provedAt) || (a.id < b.id ? -1 : 1);

/**
 * For how long each test of these standings proves recovery: from its day to the day after which the next one is due. A later test
 * that fell short ends what earlier ones proved, on the day before it.
 */
export function proofsOf(
  tests: readonly ProvingTest[],
  { tier, standings }: { tier: Tier | null; standings: readonly TestStanding[] },
): Proof[] {
  const ordered = tests.toSorted(inOrder);
  return ordered.flatMap((test, i) => {
    if (!standings.includes(test.standing)) return [];
    const from = test.provedAt.slice(0, 10);
    const refuted = ordered.slice(i + 1).find(({ standing }) => standing === 'fell_short');
    const due = addMonths(from, monthsProved(tier));
    const cut = refuted ? addDays(refuted.provedAt.slice(0, 10), -1) : due;
    const to = cut < due ? cut : due;
    return to < from ? [] : [{ testId: test.id, from, to }];
  });
}

/** `covered`: on all its days; `partly`: on some; `reported`: only by results that nobody has accepted yet; `none`: on no day. */
export const QUARTER_STATES = ['covered', 'partly', 'reported', 'none'] as const;
export type QuarterState = (typeof QUARTER_STATES)[number];

/** A quarter without valid test evidence: reported results are none until a reviewer has accepted them. */
export const lacksEvidence = (state: QuarterState): boolean => state === 'reported' || state === 'none';

export function quarterState(
  quarter: Span,
  { accepted, reported }: { accepted: readonly Span[]; reported: readonly Span[] },
): QuarterState {
  const days = daysWithin(accepted, quarter);
  if (days.length > 0) return isWhole(days, quarter) ? 'covered' : 'partly';
  return daysWithin(reported, quarter).length > 0 ? 'reported' : 'none';
}

/** The spans inside a quarter, joined where they touch, in order. */
export function daysWithin(spans: readonly Span[], { from, to }: Span): Span[] {
  const inside = spans
    .filter((one) => one.from <= to && one.to >= from)
    .map((one) => ({ from: one.from > from ? one.from : from, to: one.to < to ? one.to : to }))
    .toSorted((a, b) => a.from.localeCompare(b.from));
  return inside.reduce<Span[]>((joined, one) => {
    const last = joined.at(-1);
    if (!last || one.from > addDays(last.to, 1)) return [...joined, one];
    return [...joined.slice(0, -1), { from: last.from, to: one.to > last.to ? one.to : last.to }];
  }, []);
}

const isWhole = (days: readonly Span[], { from, to }: Span): boolean =>
  days.length === 1 && days[0]?.from === from && days[0].to === to;
