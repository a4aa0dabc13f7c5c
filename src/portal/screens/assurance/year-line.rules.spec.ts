import fc from 'fast-check';
import { drawn, monthsOf, placeOf } from './year-line.rules';

const endOf = (piece: { x: number; width: number } | null) => (piece === null ? NaN : piece.x + piece.width);
const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

describe('a fiscal year, drawn', () => {
  it('begins at nothing and ends at all of it', () => {
    expect([placeOf('2026-01-01', YEAR), placeOf('2027-01-01', YEAR)]).toEqual([0, 100]);
    expect(drawn({ from: '2025-07-01', to: '2027-06-30' }, YEAR)).toEqual({ x: 0, width: 100 });
    expect(drawn({ from: '2025-01-01', to: '2025-12-31' }, YEAR)).toBeNull();
  });

  it('puts two pieces that follow each other side by side, without a gap or an overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 363 }), (n) => {
        const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const first = drawn({ from: '2026-01-01', to: day(n) }, YEAR);
        const second = drawn({ from: day(n + 1), to: '2026-12-31' }, YEAR);
        expect(endOf(first)).toBeCloseTo(second?.x ?? -1, 9);
        expect(endOf(second)).toBeCloseTo(100, 9);
      }),
    );
    expect(endOf(drawn({ from: '2026-12-31', to: '2026-12-31' }, YEAR))).toBeCloseTo(100, 9);
  });

  it('has twelve months, or those that begin in it', () => {
    expect(monthsOf(YEAR)).toHaveLength(12);
    expect(monthsOf({ startsOn: '2025-12-28', endsOn: '2026-12-26' }).map(({ label }) => label.slice(5, 7))[0]).toBe(
      '01',
    );
  });
});
