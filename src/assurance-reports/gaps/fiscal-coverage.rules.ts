import { partEnds, type Period } from '../../obligations/fiscal-parts.rules';
import { addDays, daysBetween } from '../../obligations/iso-date.rules';

/** Days written YYYY-MM-DD; both belong to the span. */
export interface Span {
  from: string;
  to: string;
}

export type CoverKind = 'letter' | 'procedure' | 'accepted';
export type GapState = 'needed' | 'letter_received' | 'procedure_done' | 'accepted_uncovered';

/** What stands in for a report. A letter is a statement of the vendor's management and no assurance, so it counts for a limited time. */
export interface Cover extends Span {
  kind: CoverKind;
}

export interface Gap extends Span {
  /** `after`: from the last report's end to the fiscal year end. The others lie earlier in the year. */
  place: 'before' | 'between' | 'after';
  days: number;
  state: GapState;
  /** Days of it that nothing covers yet. */
  uncovered: Span[];
}

export interface FiscalCoverage {
  /** The last day that a report speaks of; null without a report on a period. */
  reportEnd: string | null;
  /** Whole days from that day to the fiscal year end; 0 when the report reaches it, null without a report. */
  gapDays: number | null;
  /** Fiscal months that reports cover from their first to their last day. */
  monthsCovered: number;
  gaps: Gap[];
}

/** How long a letter is enough where the catalogue does not say (ASR-02 says 100); three months is custom, not a rule of any standard. */
export const LETTER_ENOUGH_DAYS = 100;

/** Whole days from a report's last day to the fiscal year end; never negative. Dates are YYYY-MM-DD. */
export const gapDays = (reportEnd: string, yearEnd: string): number => Math.max(0, daysBetween(reportEnd, yearEnd));

export const daysIn = ({ from, to }: Span): number => daysBetween(from, to) + 1;

/** The same days in as few spans as possible, in order. */
export function joined(spans: readonly Span[]): Span[] {
  const inOrder = spans.filter(({ from, to }) => from <= to).sort((a, b) => a.from.localeCompare(b.from));
  const merged: Span[] = [];
  for (const { from, to } of inOrder) {
    const last = merged.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = to > last.to ? to : last.to;
    else merged.push({ from, to });
  }
  return merged;
}

/** The part of the spans that lies in another. */
export function within(spans: readonly Span[], { from, to }: Span): Span[] {
  const clipped = spans.map((one) => ({ from: one.from > from ? one.from : from, to: one.to < to ? one.to : to }));
  return joined(clipped);
}

/** The days of a span that none of the others has. */
export function without(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const one of within(others, span)) {
    if (one.from > from) left.push({ from, to: addDays(one.from, -1) });
    from = addDays(one.to, 1);
  }
  if (from <= span.to) left.push({ from, to: span.to });
  return left;
}

/** Fiscal months (of a 52-week year: 4, 4 and 5 weeks) whose every day a report covers. */
export function monthsCovered(reports: readonly Span[], year: Period): number {
  const spans = joined(reports);
  const ends = partEnds(year, 1);
  const months = ends.map((to, i) => ({ from: i === 0 ? year.startsOn : addDays(ends[i - 1] ?? to, 1), to }));
  return months.filter((month) => spans.some((one) => one.from <= month.from && month.to <= one.to)).length;
}

/**
 * What reports on a period say of a fiscal year, where they leave it open, and what covers that. A letter counts after the
 * last report only, and for at most `letterEnoughDays` days from that report's end; a procedure or an accepted gap counts
 * for the days that it names.
 */
export function fiscalCoverage(facts: {
  year: Period;
  reports: readonly Span[];
  covers: readonly Cover[];
  letterEnoughDays: number;
}): FiscalCoverage {
  const { year, covers, letterEnoughDays } = facts;
  const reports = joined(facts.reports).filter(({ from }) => from <= year.endsOn);
  const reportEnd = reports.at(-1)?.to ?? null;
  if (reportEnd === null) return { reportEnd, gapDays: null, monthsCovered: 0, gaps: [] };
  const gaps = openSpans(reports, year).map((open) => gapOf(open, covers, letterEnoughDays));
  return {
    reportEnd,
    gapDays: gapDays(reportEnd, year.endsOn),
    monthsCovered: monthsCovered(reports, year),
    gaps,
  };
}

type Open = Span & { place: Gap['place'] };

function openSpans(reports: readonly Span[], { startsOn, endsOn }: Period): Open[] {
  const [first, last] = [reports[0]?.from ?? startsOn, reports.at(-1)?.to ?? endsOn];
  const place = (from: string): Gap['place'] => (from > last ? 'after' : from < first ? 'before' : 'between');
  // A report that ended before the year began leaves open what lies between, too.
  const from = last < startsOn ? addDays(last, 1) : startsOn;
  return without({ from, to: endsOn }, reports).map((span) => ({ ...span, place: place(span.from) }));
}

function gapOf(open: Open, covers: readonly Cover[], letterEnoughDays: number): Gap {
  const limit = { from: open.from, to: addDays(open.from, letterEnoughDays - 1) };
  const letters = open.place === 'after' && letterEnoughDays > 0 ? within(ofKind(covers, 'letter'), limit) : [];
  const procedures = ofKind(covers, 'procedure');
  const uncovered = without(open, [...letters, ...procedures, ...ofKind(covers, 'accepted')]);
  const isCovered = (by: readonly Span[]) => without(open, by).length === 0;
  const state: GapState =
    uncovered.length > 0
      ? 'needed'
      : isCovered(letters)
        ? 'letter_received'
        : isCovered([...letters, ...procedures])
          ? 'procedure_done'
          : 'accepted_uncovered';
  return { ...open, days: daysIn(open), state, uncovered };
}

const ofKind = (covers: readonly Cover[], kind: CoverKind): Span[] => covers.filter((one) => one.kind === kind);

export const GAP_STATE_WORDS: Record<GapState, string> = {
  needed: 'Cover needed',
  letter_received: 'Letter received',
  procedure_done: 'Procedure done',
  accepted_uncovered: 'Accepted uncovered',
};
