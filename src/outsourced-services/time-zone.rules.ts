import type { Refusal } from '../foundation/refusal';

/** Null for a name that the IANA time zone database has, such as `America/Chicago`. */
export function refusalOfTimeZone(name: string): Refusal<'unknown_time_zone'> | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as +05:00 are accepted by Intl, but they do not follow a site through the year.
    if (/^[A-Z]/.test(name)) return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const reason = `${name} is not a time zone such as America/Chicago or Asia/Manila.`;
  return { code: 'unknown_time_zone', reason, pointer: '/timeZone' };
}
