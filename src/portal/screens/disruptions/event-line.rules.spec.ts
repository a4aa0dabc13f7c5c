import fc from 'fast-check';
import { placeOf, rowsFor, spanOf } from './event-line.rules';

const at = (minute: number) => new Date(Date.parse('2026-01-26T04:00:00Z') + minute * 60_000).toISOString();

describe('the line of an event', () => {
  it('keeps every moment within its ends, and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 9 }), (minutes) => {
        const times = minutes.toSorted((a, b) => a - b).map(at);
        const span = spanOf(times);
        const places = times.map((time) => placeOf(time, span));
        expect(places.every((place) => place > 0 && place < 100)).toBe(true);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  it('gives labels of one row the room that they need', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 9 }), fc.integer({ min: 1, max: 40 }), (list, least) => {
        const places = list.toSorted((a, b) => a - b);
        const rows = rowsFor(places, least);
        for (const row of new Set(rows)) {
          const own = places.filter((_, index) => rows[index] === row);
          expect(own.every((place, index) => index === 0 || place - (own[index - 1] ?? 0) >= least)).toBe(true);
        }
      }),
    );
  });
});
