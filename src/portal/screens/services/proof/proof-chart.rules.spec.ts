import fc from 'fast-check';
import type { ProofPoint } from '../../../api/proof';
import { chartOf, linesOf } from './proof-chart.rules';

const measure = fc.record({
  objectiveMinutes: fc.option(fc.nat(5000)),
  achievedMinutes: fc.option(fc.nat(5000)),
});
const items = fc
  .array(fc.record({ at: fc.nat(2_000_000_000), rto: measure }), { maxLength: 15 })
  .map((rows) =>
    rows
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, rto }, i) => ({ exerciseId: String(i), provedAt: new Date(at * 1000).toISOString(), rto })),
  ) as unknown as fc.Arbitrary<ProofPoint[]>;

describe('the chart of achieved times', () => {
  it('keeps every point inside, later ones to the right, longer times higher up', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { drawn } = chartOf(all, 'rto');
        for (const { x, y, objectiveY } of drawn)
          for (const place of [x, y ?? 50, objectiveY ?? 50]) expect(place >= 5 && place <= 95).toBe(true);
        drawn.slice(1).forEach((one, at) => {
          const before = drawn[at]!;
          expect(one.x).toBeGreaterThanOrEqual(before.x);
          if (one.y === null || before.y === null) return;
          const longer = Math.sign(one.measure.achievedMinutes! - before.measure.achievedMinutes!);
          expect(Math.sign(before.y - one.y)).toBe(longer);
        });
      }),
    );
  });

  it('leaves out what was neither promised nor measured, and joins what was measured only', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { drawn } = chartOf(all, 'rto');
        const known = all.filter(({ rto }) => rto.achievedMinutes !== null || rto.objectiveMinutes !== null);
        expect(drawn).toHaveLength(known.length);
        const measured = drawn.filter(({ y }) => y !== null);
        expect(linesOf(drawn)).toHaveLength(Math.max(0, measured.length - 1));
      }),
    );
  });
});
