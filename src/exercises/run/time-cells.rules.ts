import {
  existsInCalendar,
  instantsOf,
  offsetInWords,
  offsetMinutes,
  type WallTime,
} from '../../foundation/local-time.rules';
import type { Refusal } from '../../foundation/refusal';
import { refusalOfTimeZone } from '../../outsourced-services/time-zone.rules';
import type { ZoneFrom } from './step-times.model';

export type ReadTime = { at: string; zoneFrom: ZoneFrom } | { code: TimeCode; message: string };
export type TimeCode =
  'time-format' | 'no-such-day' | 'zone-missing' | 'zone-abbreviation' | 'unknown-zone' | 'dst-gap' | 'dst-fold';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(.*)$/;
const FORMAT_HINT =
  'Write it as 2026-05-16 06:15, with an offset (2026-05-16 06:15 -05:00), Z for UTC, or a zone (America/Chicago) behind it.';

/**
 * One time of a log. Its zone is an offset or an IANA zone behind it, else the zone that the form names. A local time that
 * a clock change leaves out or repeats is refused with what would settle it; nothing is guessed.
 */
export function readTime(text: string, formZone: string | null): ReadTime {
  const parts = SHAPE.exec(text.trim());
  if (!parts) return { code: 'time-format', message: `${shown(text)} is not a date with a time. ${FORMAT_HINT}` };
  const wall = wallOf(parts);
  if (!existsInCalendar(wall))
    return { code: 'no-such-day', message: `${shown(text)}: the calendar or the clock has no such time.` };
  return inItsZone(wall, (parts[7] ?? '').trim(), formZone);
}

function wallOf(parts: RegExpExecArray): WallTime {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((at) => Number(parts[at] ?? 0)) as Six;
  return { year, month, day, hour, minute, second };
}
type Six = [number, number, number, number, number, number];

function inItsZone(wall: WallTime, zone: string, formZone: string | null): ReadTime {
  const offset = offsetOf(zone);
  if (offset !== null) return { at: atOffset(wall, offset), zoneFrom: 'offset' };
  if (zone === '') return formZone === null ? zoneMissing(wall) : inZoneNamed(wall, formZone, 'zone-of-form');
  if (!zone.includes('/')) return abbreviated(zone);
  const refusal = refusalOfTimeZone(zone);
  if (refusal) return { code: 'unknown-zone', message: refusal.reason };
  return inZoneNamed(wall, zone, 'zone-in-cell');
}

/** Minutes ahead of UTC, null for what is no offset. */
function offsetOf(zone: string): number | null {
  if (/^(z|utc|gmt)$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const whole = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || whole > 14 * 60) return null;
  return sign === '-' ? -whole : whole;
}

const inUtc = ({ year, month, day, hour, minute, second }: WallTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

function atOffset(wall: WallTime, offset: number): string {
  return new Date(inUtc(wall) - offset * 60_000).toISOString();
}

function inZoneNamed(wall: WallTime, timeZone: string, zoneFrom: ZoneFrom): ReadTime {
  const [first, second] = instantsOf(wall, timeZone);
  if (first === undefined) {
    const message = `${words(wall)} does not exist in ${timeZone}: the clocks were put forward over it.`;
    return { code: 'dst-gap', message };
  }
  if (second === undefined) return { at: first, zoneFrom };
  const offsets = [first, second].map((at) => offsetInWords(offsetMinutes(at, timeZone))).join(' or ');
  const message = `${words(wall)} comes twice in ${timeZone}: the clocks were put back. Write which one, with its offset: ${offsets}.`;
  return { code: 'dst-fold', message };
}

function zoneMissing(wall: WallTime): ReadTime {
  const message = `${words(wall)} has no zone. Write an offset or a zone behind it, or name the zone of the site in the form.`;
  return { code: 'zone-missing', message };
}

/** The form takes the full name of a zone: CST and its kin stand for several. */
export function refusalOfFormZone(name: string): Refusal | null {
  if (name === 'UTC') return null;
  if (name.includes('/')) return refusalOfTimeZone(name);
  const reason = `${name} is not the full name of a time zone, such as America/Chicago or UTC.`;
  return { code: 'unknown_time_zone', reason, pointer: '/timeZone' };
}

function abbreviated(zone: string): ReadTime {
  const message = `${zone} stands for more than one zone. Write an offset such as -05:00, or a zone such as America/Chicago.`;
  return { code: 'zone-abbreviation', message };
}

function words({ year, month, day, hour, minute }: WallTime): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

export const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
