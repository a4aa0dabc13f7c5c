import fc from 'fast-check';
import { dotsOf, scatterResult, stepOf, type Point } from './scatter.rules';

const minutes = fc.integer({ min: 0, max: 20_000 });
const points = fc.array(
  fc.record({ objectiveMinutes: minutes, achievedMinutes: minutes }).map((one): Point => {
    return { ...one, count: 1, missed: one.achievedMinutes > one.objectiveMinutes ? 1 : 0, sampleId: 'x' };
  }),
  { maxLength: 120 },
);

describe('achieved against objective', () => {
  it('is achieved on the minute, and zero is a time', () => {
    const against = (objectiveMinutes: number | null, achievedMinutes: number | null, reason: string | null = null) =>
      scatterResult({ objectiveMinutes, achievedMinutes, notRecoveredReason: reason });
    expect(against(240, 240)).toBe('achieved');
    expect(against(240, 241)).toBe('missed');
    expect(against(0, 0)).toBe('achieved');
    expect(against(null, 10)).toBe('not_measured');
    expect(against(60, null)).toBe('not_measured');
    expect(against(60, null, 'The standby did not start.')).toBe('not_recovered');
  });

  it('is drawn point by point while that can be read', () => {
    fc.assert(
      fc.property(points, (all) => {
        expect(dotsOf(all)).toHaveLength(all.length);
      }),
    );
  });

  it('keeps every result and every miss when neighbours are drawn together, and never mixes the two', () => {
    fc.assert(
      fc.property(points, (all) => {
        const dots = dotsOf(all, 5);
        const sum = (of: (dot: { count: number; missed: number }) => number) =>
          dots.reduce((total, dot) => total + of(dot), 0);
        expect(sum(({ count }) => count)).toBe(all.length);
        expect(sum(({ missed }) => missed)).toBe(all.reduce((total, { missed }) => total + missed, 0));
        if (all.length <= 5) return;
        for (const dot of dots) {
          expect([0, dot.count]).toContain(dot.missed);
          expect(stepOf(dot.objectiveFrom)).toBe(stepOf(dot.objectiveTo));
          expect(stepOf(dot.achievedFrom)).toBe(stepOf(dot.achievedTo));
        }
      }),
    );
  });

  it('has steps that grow with the time', () => {
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        if (a <= b) expect(stepOf(a)).toBeLessThanOrEqual(stepOf(b));
      }),
    );
    expect([0, 1, 2, 4, 8].map(stepOf)).toEqual([0, 1, 4, 7, 10]);
  });
});
