/** What a clock on a wall says, without its zone. Months from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  FORMATS.set(timeZone, made);
  return made;
}

/** What the clocks of an IANA zone say at an instant (ISO 8601). Throws RangeError for a zone that does not exist. */
export function wallTimeOf(iso: string, timeZone: string): WallTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(Date.parse(iso))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** The wall time as if it were UTC, in milliseconds; NaN for a day that the calendar does not have. */
function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : Number.NaN;
}

export function existsInCalendar(wall: WallTime): boolean {
  const inDay = wall.hour <= 23 && wall.minute <= 59 && wall.second <= 59;
  return inDay && !Number.isNaN(asUtc(wall));
}

/** Minutes that a zone is ahead of UTC at an instant (negative west of Greenwich). */
export function offsetMinutes(iso: string, timeZone: string): number {
  const seconds = Math.floor(Date.parse(iso) / 1000) * 1000;
  return Math.round((asUtc(wallTimeOf(iso, timeZone)) - seconds) / 60_000);
}

const DAY = 86_400_000;

/**
 * The instants (ISO 8601 UTC, earliest first) at which the clocks of a zone say this: one as a rule, none in the hour that
 * is skipped in spring, two in the hour that comes twice in autumn.
 */
export function instantsOf(wall: WallTime, timeZone: string): string[] {
  const guess = asUtc(wall);
  const around = [guess - DAY, guess, guess + DAY].map((ms) => offsetMinutes(new Date(ms).toISOString(), timeZone));
  return [...new Set(around)]
    .map((offset) => guess - offset * 60_000)
    .filter((ms) => asUtc(wallTimeOf(new Date(ms).toISOString(), timeZone)) === guess)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms).toISOString());
}

/** `-05:00`, `+05:30`, `+00:00`. */
export function offsetInWords(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** `2026-05-16 01:12:05 -05:00` in a zone. */
export function inZone(iso: string, timeZone: string): string {
  const wall = wallTimeOf(iso, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  const time = `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
  return `${day} ${time} ${offsetInWords(offsetMinutes(iso, timeZone))}`;
}
