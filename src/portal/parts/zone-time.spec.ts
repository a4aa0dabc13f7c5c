import fc from 'fast-check';
import { instantsAt, wallTime } from './zone-time';

const zones = ['America/New_York', 'America/Chicago', 'Europe/Paris', 'Asia/Kolkata', 'UTC'];

describe('times as the clocks of a site show them', () => {
  it('lead back to their instant', () => {
    const minute = fc.integer({ min: 0, max: 2_000_000 }).map((n) => Date.parse('2025-01-01T00:00:00Z') + n * 60_000);
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (ms, zone) => {
        const iso = new Date(ms).toISOString();
        expect(instantsAt(wallTime(iso, zone), zone)).toContain(iso);
      }),
    );
  });

  it('are none in the hour that spring skips, and two in the hour that comes twice', () => {
    expect(instantsAt('2026-03-08T02:30', 'America/New_York')).toEqual([]);
    expect(instantsAt('2026-11-01T01:30', 'America/New_York')).toEqual([
      ...['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    ]);
    expect(instantsAt('2026-01-25T23:00', 'America/New_York')).toEqual(['2026-01-26T04:00:00.000Z']);
  });
});
