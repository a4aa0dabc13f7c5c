import fc from 'fast-check';
import { standbyOf, type AlternatePromise } from './alternate-standby.rules';

const promise: AlternatePromise = { use: 'exclusive', reserved: null, seats: 40, capacityPct: 60, trial: null };

describe('what an alternate place can carry', () => {
  it('is what is said of it, and nothing is known where nothing is said', () => {
    expect(standbyOf(promise)).toEqual({ standbyCapacityPct: 60, notVouchedFor: false });
    expect(standbyOf({ ...promise, capacityPct: null })).toEqual({ standbyCapacityPct: null, notVouchedFor: false });
  });

  it('falls with the seats that its newest trial reached, down to none', () => {
    const tried = (seatsReached: number) =>
      standbyOf({ ...promise, trial: { seatsReached, result: 'short' } }).standbyCapacityPct;
    expect([tried(40), tried(30), tried(1), tried(0)]).toEqual([60, 45, 1, 0]);
  });

  it('is not vouched for where others may be there first', () => {
    expect(standbyOf({ ...promise, use: 'shared' }).notVouchedFor).toBe(true);
    expect(standbyOf({ ...promise, reserved: false }).notVouchedFor).toBe(true);
    expect(standbyOf({ ...promise, use: 'shared_with_priority' }).notVouchedFor).toBe(false);
  });

  it('never counts for more than is said of it, and for no less when a trial reached more', () => {
    const whole = fc.integer({ min: 0, max: 100 });
    const trial = fc.record({ seatsReached: fc.integer({ min: 0, max: 300 }), result: fc.constant('short' as const) });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 200 }), trial, (capacityPct, seats, tried) => {
        const of = (seatsReached: number) =>
          standbyOf({ ...promise, capacityPct, seats, trial: { ...tried, seatsReached } }).standbyCapacityPct ?? -1;
        expect(of(tried.seatsReached)).toBeLessThanOrEqual(capacityPct);
        expect(of(tried.seatsReached + 1)).toBeGreaterThanOrEqual(of(tried.seatsReached));
      }),
    );
  });
});
