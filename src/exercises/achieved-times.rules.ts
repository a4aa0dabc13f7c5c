import { durationInWords } from '../outsourced-services/objectives.rules';

/** Moment from which the achieved recovery time is counted. */
export const CLOCK_BASES = ['disruption', 'detection', 'declaration'] as const;
export type ClockBasis = (typeof CLOCK_BASES)[number];

/** Logged moments, ISO 8601 in UTC; null where it was not logged. */
export interface ClockTimes {
  occurredAt: string | null;
  detectedAt: string | null;
  declaredAt: string | null;
  restoredAt: string | null;
  verifiedAt: string | null;
  /** Time of the last transaction that was recovered and verified. */
  lastRecoveredAt: string | null;
  returnedToNormalAt: string | null;
}

export type ClockMoment = keyof ClockTimes;

export const MOMENT_WORDS: Record<ClockMoment, string> = {
  occurredAt: 'disruption',
  detectedAt: 'detection',
  declaredAt: 'declaration',
  restoredAt: 'service restored',
  verifiedAt: 'service verified',
  lastRecoveredAt: 'last recovered transaction',
  returnedToNormalAt: 'return to normal',
};

/** Moments in the order in which they happen; the last recovered transaction is before the disruption. */
export const CLOCK_ORDER: readonly ClockMoment[] = [
  'lastRecoveredAt',
  'occurredAt',
  'detectedAt',
  'declaredAt',
  'restoredAt',
  'verifiedAt',
  'returnedToNormalAt',
];

export interface ClockError {
  moment: ClockMoment;
  code: 'out-of-order' | 'in-the-future';
  reason: string;
}

/** Logged moments that lie before one that must come first, or after `now`. Equal moments are in order. */
export function clockErrors(times: ClockTimes, now: string): ClockError[] {
  const errors: ClockError[] = [];
  let before: ClockMoment | null = null;
  for (const moment of CLOCK_ORDER) {
    const at = times[moment];
    if (at === null) continue;
    const earlier = before === null ? null : times[before];
    if (before !== null && earlier !== null && instant(at) < instant(earlier))
      errors.push({ moment, code: 'out-of-order', reason: `${sentence(moment)} cannot be before ${the(before)}.` });
    else before = moment;
    if (instant(at) > instant(now))
      errors.push({ moment, code: 'in-the-future', reason: `${sentence(moment)} lies in the future.` });
  }
  return errors;
}

/** A duration between two logged moments, whole minutes, and the arithmetic for a reader who checks it. */
export interface Achieved {
  minutes: number;
  from: string;
  to: string;
  words: string;
}

export interface AchievedTimes {
  /** Service verified minus the moment of the clock basis. */
  rto: Achieved | null;
  /** Service verified minus the disruption, so that a late declaration cannot flatter the number. */
  rtoFromDisruption: Achieved | null;
  /** Disruption minus the last recovered transaction. */
  rpo: Achieved | null;
}

const BASIS_MOMENT: Record<ClockBasis, 'occurredAt' | 'detectedAt' | 'declaredAt'> = {
  disruption: 'occurredAt',
  detection: 'detectedAt',
  declaration: 'declaredAt',
};

export function momentOf(basis: ClockBasis): ClockMoment {
  return BASIS_MOMENT[basis];
}

/**
 * What a recovery achieved, in whole minutes (model.md section 9). A minute that has begun counts as a whole one; zero is a
 * value; null where a moment was not logged. Times are instants in UTC, so no clock change can lengthen or shorten them.
 */
export function achievedTimes(times: ClockTimes, basis: ClockBasis | null): AchievedTimes {
  return {
    rto: basis === null ? null : between(times, momentOf(basis), 'verifiedAt'),
    rtoFromDisruption: between(times, 'occurredAt', 'verifiedAt'),
    rpo: between(times, 'lastRecoveredAt', 'occurredAt'),
  };
}

function between(times: ClockTimes, first: ClockMoment, last: ClockMoment): Achieved | null {
  const [from, to] = [times[first], times[last]];
  if (from === null || to === null) return null;
  const minutes = minutesBetween(from, to);
  const words = `${sentence(last)} ${inUtc(to)} minus ${MOMENT_WORDS[first]} ${inUtc(from)} is ${durationInWords(minutes)}.`;
  return { minutes, from, to, words };
}

/** Whole minutes from one instant to another, a begun minute counted; zero when `to` is not later. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.ceil((instant(to) - instant(from)) / 60_000));
}

/** "2026-05-16 09:12 UTC", with seconds where there are any. */
export function inUtc(iso: string): string {
  const text = new Date(iso).toISOString();
  const seconds = text.slice(17, 19) === '00' ? '' : text.slice(16, 19);
  return `${text.slice(0, 10)} ${text.slice(11, 16)}${seconds} UTC`;
}

/** What is another moment than before, in words: `declaration 2026-05-16 06:10 UTC (before: not known)`. */
export function changedMoments(before: ClockTimes, after: ClockTimes): string {
  const said = (at: string | null) => (at === null ? 'not known' : inUtc(at));
  return CLOCK_ORDER.filter((moment) => before[moment] !== after[moment])
    .map((moment) => `${MOMENT_WORDS[moment]} ${said(after[moment])} (before: ${said(before[moment])})`)
    .join('; ');
}

function instant(iso: string): number {
  return Date.parse(iso);
}

function the(moment: ClockMoment): string {
  return `the ${MOMENT_WORDS[moment]}`.replace('the service', 'the time when the service was');
}

function sentence(moment: ClockMoment): string {
  const words = MOMENT_WORDS[moment];
  return words.charAt(0).toUpperCase() + words.slice(1);
}
