import type { Refusal } from '../foundation/refusal';

/** Failed sign-ins that one bucket (an account or a machine's address) may have within a window. */
export const THROTTLE = { windowMinutes: 15, perAccount: 8, perAddress: 60 } as const;

/** Minutes for which a password confirmed in a session stands for the deeds that need it. */
export const REAUTHENTICATION_MINUTES = 5;

export interface Bucket {
  failures: number;
  windowStart: string;
}

/** Whether a bucket's failures still count at `now` (ISO) and have reached `limit`. */
export function isThrottled(bucket: Bucket | null, now: string, limit: number): boolean {
  if (!bucket) return false;
  const ageMinutes = (Date.parse(now) - Date.parse(bucket.windowStart)) / 60_000;
  return ageMinutes < THROTTLE.windowMinutes && bucket.failures >= limit;
}

/** A signing, approving or concluding deed wants a password confirmed within the last five minutes. */
export function refusalWithoutFreshPassword(
  reauthenticatedAt: string | null | undefined,
  now: string,
): Refusal<'reauthentication-needed'> | null {
  const age = reauthenticatedAt ? (Date.parse(now) - Date.parse(reauthenticatedAt)) / 60_000 : Infinity;
  if (age <= REAUTHENTICATION_MINUTES) return null;
  return {
    code: 'reauthentication-needed',
    reason: 'Confirm your password to go on. It stands for five minutes.',
    pointer: '/password',
  };
}
