import fc from 'fast-check';
import {
  achievedTimes,
  CLOCK_BASES,
  CLOCK_ORDER,
  clockErrors,
  minutesBetween,
  type ClockTimes,
} from './achieved-times.rules';

const START = Date.UTC(2026, 0, 1);
const iso = (ms: number) => new Date(ms).toISOString();
const basis = fc.constantFrom(...CLOCK_BASES);

/** Moments in their order, some seconds apart, any of them unknown. */
const times = fc
  .tuple(
    fc.integer({ min: 0, max: 400 * 86_400 }),
    fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 7, maxLength: 7 }),
    fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  )
  .map(([start, steps, known]) => {
    let at = START + start * 1000;
    const pairs = CLOCK_ORDER.map((moment, index) => {
      at += (steps[index] ?? 0) * 1000;
      return [moment, known[index] === true ? iso(at) : null] as const;
    });
    return Object.fromEntries(pairs) as unknown as ClockTimes;
  });

const withOffset = (at: string, minutes: number) => {
  const local = new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 23);
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
};
const offset = fc.integer({ min: -14 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);

describe('achieved times', () => {
  it('are the same minutes whatever offsets the moments are written with', () => {
    fc.assert(
      fc.property(times, basis, fc.array(offset, { minLength: 7, maxLength: 7 }), (given, by, offsets) => {
        const pairs = CLOCK_ORDER.map((moment, index) => {
          const at = given[moment];
          return [moment, at === null ? null : withOffset(at, offsets[index] ?? 0)] as const;
        });
        const written = Object.fromEntries(pairs) as unknown as ClockTimes;
        const minutes = (of: ClockTimes) => Object.values(achievedTimes(of, by)).map((a) => a?.minutes ?? null);
        expect(minutes(written)).toEqual(minutes(given));
      }),
    );
  });

  it('are null exactly where a moment of their pair is missing, and zero is a value', () => {
    fc.assert(
      fc.property(times, basis, (given, by) => {
        const { rto, rtoFromDisruption, rpo } = achievedTimes(given, by);
        const start = { disruption: given.occurredAt, detection: given.detectedAt, declaration: given.declaredAt }[by];
        expect(rto === null).toBe(start === null || given.verifiedAt === null);
        expect(rtoFromDisruption === null).toBe(given.occurredAt === null || given.verifiedAt === null);
        expect(rpo === null).toBe(given.lastRecoveredAt === null || given.occurredAt === null);
      }),
    );
    const at = iso(START);
    const now = Object.fromEntries(CLOCK_ORDER.map((moment) => [moment, at])) as unknown as ClockTimes;
    expect(achievedTimes(now, 'declaration').rto?.minutes).toBe(0);
  });

  it('are whole minutes, a begun one counted, and a late declaration never flatters the time from the disruption', () => {
    fc.assert(
      fc.property(times, basis, (given, by) => {
        const { rto, rtoFromDisruption } = achievedTimes(given, by);
        if (rto) expect(Number.isInteger(rto.minutes) && rto.minutes >= 0).toBe(true);
        if (rto && rtoFromDisruption) expect(rtoFromDisruption.minutes).toBeGreaterThanOrEqual(rto.minutes);
      }),
    );
    expect(minutesBetween(iso(START), iso(START + 1))).toBe(1);
    expect(minutesBetween(iso(START), iso(START + 60_000))).toBe(1);
    expect(minutesBetween(iso(START), iso(START + 60_001))).toBe(2);
  });

  it('name the pair of moments that was used', () => {
    fc.assert(
      fc.property(times, basis, (given, by) => {
        for (const achieved of Object.values(achievedTimes(given, by)))
          if (achieved) {
            expect(achieved.words).toContain(achieved.from.slice(0, 10));
            expect(achieved.words).toContain(achieved.to.slice(11, 16));
          }
      }),
    );
  });

  it('have no error where the moments follow each other, and one where any two are swapped by more than nothing', () => {
    fc.assert(fc.property(times, (given) => expect(clockErrors(given, '2099-01-01T00:00:00.000Z')).toEqual([])));
    fc.assert(
      fc.property(times, fc.nat(6), fc.nat(6), (given, i, j) => {
        const [a, b] = [CLOCK_ORDER[Math.min(i, j)], CLOCK_ORDER[Math.max(i, j)]];
        if (!a || !b || given[a] === null || given[b] === null || given[a] === given[b]) return;
        const swapped = { ...given, [a]: given[b], [b]: given[a] };
        expect(clockErrors(swapped, '2099-01-01T00:00:00.000Z')).not.toEqual([]);
      }),
    );
  });
});
