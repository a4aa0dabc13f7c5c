import { minutesBetween } from '../exercises/achieved-times.rules';

/** A stretch in recovery mode; `to` is null while it lasts. ISO 8601 UTC. */
export interface RecoverySpan {
  from: string | null;
  to: string | null;
}

/**
 * Whole minutes in which at least one plan ran in recovery mode: stretches that overlap count once, and one that still lasts
 * counts up to `now`. Null when no stretch has begun.
 */
export function minutesInRecoveryMode(spans: readonly RecoverySpan[], now: string): number | null {
  const begun = spans
    .flatMap(({ from, to }) => (from === null ? [] : [{ from, to: to ?? now }]))
    .toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
  if (begun.length === 0) return null;
  const merged: { from: string; to: string }[] = [];
  for (const span of begun) {
    const last = merged.at(-1);
    if (last && Date.parse(span.from) <= Date.parse(last.to)) last.to = later(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0);
}

const later = (one: string, other: string): string => (Date.parse(one) >= Date.parse(other) ? one : other);
