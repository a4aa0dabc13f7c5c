import fc from 'fast-check';
import { mostOf, radiusOf, shareOf, ticksOf } from './scatter-scale';

const minutes = fc.integer({ min: 0, max: 40_000 });

describe('the axes of the recovery scatter', () => {
  it('hold every time between their ends, in order, with zero at the start', () => {
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 20 }), (all) => {
        const most = mostOf(all);
        const shares = [...all].sort((a, b) => a - b).map((one) => shareOf(one, most));
        shares.forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(shares[i - 1] ?? 0);
          expect(share).toBeLessThanOrEqual(1);
        });
        expect(shareOf(0, most)).toBe(0);
        expect(shareOf(most, most)).toBe(1);
      }),
    );
  });

  it('name times that are far enough apart to be read', () => {
    const named = ticksOf(1440, 0.12);
    expect(named[0]).toBe(0);
    named.slice(1).forEach((tick, i) => {
      expect(shareOf(tick, 1440) - shareOf(named[i] ?? 0, 1440)).toBeGreaterThanOrEqual(0.12);
    });
    expect(ticksOf(60, 0.01)).toEqual([0, 5, 15, 30, 60]);
  });

  it('draw more results larger, within a limit', () => {
    expect(radiusOf(1)).toBe(5);
    expect(radiusOf(8)).toBeGreaterThan(radiusOf(2));
    expect(radiusOf(100_000)).toBe(14);
  });
});
