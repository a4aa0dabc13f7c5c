const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two },
  });
  FORMATS.set(timeZone, made);
  return made;
}

/** What the clocks of an IANA zone say at an instant: `2026-01-25T23:00`. */
export function wallTime(iso: string, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(Date.parse(iso))
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

const DAY = 86_400_000;

/**
 * The instants (ISO 8601 UTC, earliest first) at which the clocks of a zone say `2026-01-25T23:00`: none in the hour that is
 * skipped in spring, two in the hour that comes twice in autumn.
 */
export function instantsAt(wall: string, timeZone: string): string[] {
  const guess = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(guess)) return [];
  const offset = (ms: number) => Date.parse(`${wallTime(new Date(ms).toISOString(), timeZone)}:00Z`) - ms;
  return [...new Set([guess - DAY, guess, guess + DAY].map(offset))]
    .map((ahead) => new Date(guess - ahead).toISOString())
    .filter((iso) => wallTime(iso, timeZone) === wall.slice(0, 16))
    .sort();
}

/** `23:00 on 25 Jan` in the words of the zone, for beside a UTC time: `2026-01-25 23:00 America/New_York`. */
export const inZoneText = (iso: string, timeZone: string): string =>
  `${wallTime(iso, timeZone).replace('T', ' ')} ${timeZone}`;
