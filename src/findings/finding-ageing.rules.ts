import { standsOpen, type FindingState } from './finding-states.rules';
import type { Severity } from './finding.rules';

const DAY_MS = 86_400_000;

export const AGE_BUCKETS = [
  '0 to 30 days',
  '31 to 60 days',
  '61 to 90 days',
  '91 to 180 days',
  'over 180 days',
] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

export interface Ageing {
  /** Whole days from opening to closing, or to today. */
  openDays: number;
  bucket: AgeBucket;
  /** Days past the due date while it stands open; 0 when it is not late. */
  daysOverdue: number;
  timesMoved: number;
  /** Who has to hear of it now; empty while nobody has to. */
  escalation: string;
}

const daysFrom = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS));

/** Ages of a finding in whole UTC days. `openedAt` and `closedAt` are ISO times, `dueOn` and `today` YYYY-MM-DD. */
export function ageingOf(finding: {
  state: FindingState;
  severity: Severity;
  openedAt: string;
  closedAt: string | null;
  dueOn: string;
  timesMoved: number;
  today: string;
}): Ageing {
  const { state, severity, dueOn, timesMoved, today } = finding;
  const openDays = daysFrom(finding.openedAt, finding.closedAt ?? today);
  const daysOverdue = standsOpen(state) ? daysFrom(dueOn, today) : 0;
  const escalation = escalationOf({ severity, daysOverdue, timesMoved });
  return { openDays, bucket: bucketOf(openDays), daysOverdue, timesMoved, escalation };
}

function bucketOf(days: number): AgeBucket {
  const ends = [30, 60, 90, 180];
  const place = ends.findIndex((end) => days <= end);
  return AGE_BUCKETS[place === -1 ? ends.length : place] ?? 'over 180 days';
}

/** Days after the due date on which the next higher person hears of it: relationship owner, second line, executive. */
export const ESCALATION_DAYS: Record<Severity, readonly [number, number, number]> = {
  critical: [1, 3, 10],
  high: [1, 10, 30],
  medium: [1, 30, 60],
  low: [1, 60, 120],
};

const HEARERS = ['the relationship owner', 'the second line', 'the executive'];

export function escalationOf(late: { severity: Severity; daysOverdue: number; timesMoved: number }): string {
  const { severity, daysOverdue, timesMoved } = late;
  const reached = ESCALATION_DAYS[severity].filter((days) => daysOverdue >= days).length;
  const hearer = HEARERS[reached - 1];
  if (hearer !== undefined) return `Overdue by ${daysOverdue} ${daysOverdue === 1 ? 'day' : 'days'}: tell ${hearer}`;
  return timesMoved >= 2 ? `Moved ${timesMoved} times: tell the relationship owner` : '';
}
