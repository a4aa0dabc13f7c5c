import fc from 'fast-check';
import { existsInCalendar, instantsOf, inZone, offsetMinutes, wallTimeOf } from './local-time.rules';

const ZONES = [
  'UTC',
  'America/Chicago',
  'America/Phoenix',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Manila',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
const zone = fc.constantFrom(...ZONES);
const second = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 });
const iso = second.map((s) => new Date(s * 1000).toISOString());
const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, sec = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second: sec };
};

describe('local times', () => {
  it('lead back to the instant that they were read from, in every zone', () => {
    fc.assert(
      fc.property(iso, zone, (instant, where) => {
        expect(instantsOf(wallTimeOf(instant, where), where)).toContain(instant);
      }),
    );
  });

  it('mean at most two instants, in order, and each of them says the same', () => {
    fc.assert(
      fc.property(iso, zone, (instant, where) => {
        const wall = wallTimeOf(instant, where);
        const instants = instantsOf(wall, where);
        expect(instants.length).toBeLessThanOrEqual(2);
        expect([...instants].sort()).toEqual(instants);
        for (const one of instants) expect(wallTimeOf(one, where)).toEqual(wall);
      }),
    );
  });

  it('do not exist in the hour that is skipped in spring', () => {
    expect(instantsOf(at('2026-03-08 02:30:00'), 'America/Chicago')).toEqual([]);
    expect(instantsOf(at('2026-03-29 02:00:00'), 'Europe/Berlin')).toEqual([]);
    expect(instantsOf(at('2026-03-08 02:30:00'), 'America/Phoenix')).toEqual(['2026-03-08T09:30:00.000Z']);
  });

  it('come twice in the hour that is repeated in autumn', () => {
    const instants = ['2026-11-01T06:30:00.000Z', '2026-11-01T07:30:00.000Z'];
    expect(instantsOf(at('2026-11-01 01:30:00'), 'America/Chicago')).toEqual(instants);
    expect(instants.map((one) => offsetMinutes(one, 'America/Chicago'))).toEqual([-300, -360]);
  });

  it('know a half-hour change and a day that a country left out', () => {
    expect(instantsOf(at('2026-04-05 01:45:00'), 'Australia/Lord_Howe')).toHaveLength(2);
    expect(instantsOf(at('2011-12-30 12:00:00'), 'Pacific/Apia')).toEqual([]);
  });

  it('are written with their offset, and only for days of the calendar', () => {
    expect(inZone('2026-05-16T06:12:05.000Z', 'America/Chicago')).toBe('2026-05-16 01:12:05 -05:00');
    expect(inZone('2026-05-16T06:12:05.000Z', 'Asia/Kolkata')).toBe('2026-05-16 11:42:05 +05:30');
    expect(existsInCalendar(at('2026-02-29 10:00:00'))).toBe(false);
    expect(existsInCalendar(at('2024-02-29 24:00:00'))).toBe(false);
    expect(existsInCalendar(at('2024-02-29 23:59:59'))).toBe(true);
  });
});
