import type { AlternateUse, TrialResult } from '../alternates/alternate-words.rules';

export interface AlternatePromise {
  use: AlternateUse | null;
  reserved: boolean | null;
  seats: number;
  /** Share of the service's normal peak that it is said to carry, whole percent; null is unknown. */
  capacityPct: number | null;
  /** The newest trial. */
  trial: { seatsReached: number; result: TrialResult } | null;
}

/**
 * What an alternate place can carry of a service's peak: what is said of it, less in proportion where its newest trial
 * reached fewer seats than are promised. It is not vouched for where others may be there first: seats that are shared, or
 * not reserved.
 */
export function standbyOf({ use, reserved, seats, capacityPct, trial }: AlternatePromise): {
  standbyCapacityPct: number | null;
  notVouchedFor: boolean;
} {
  const reached = trial === null || seats === 0 ? 1 : Math.min(1, trial.seatsReached / seats);
  return {
    standbyCapacityPct: capacityPct === null ? null : Math.floor(capacityPct * reached),
    notVouchedFor: use === 'shared' || reserved === false,
  };
}
