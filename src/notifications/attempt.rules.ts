/** Minutes until the next attempt after the first, second, … failure. After the last of them a message is given up. */
const WAITS_MINUTES = [1, 5, 15, 60, 120, 240, 480, 720, 1440, 1440] as const;

/** How long a portal may be busy with one message before another may take it over, in minutes. */
export const LEASE_MINUTES = 10;

export interface SendFailure {
  /** The server's reply code, where it answered at all. */
  responseCode: number | null;
}

/**
 * What follows a failed attempt: minutes to wait, or null to give up. A server that says 5xx has refused this message for
 * good; anything else (no connection, 4xx, time-out) is an outage that ends.
 */
export function waitAfter(attempts: number, failure: SendFailure): number | null {
  const { responseCode } = failure;
  if (responseCode !== null && responseCode >= 500 && responseCode < 600) return null;
  return WAITS_MINUTES[attempts - 1] ?? null;
}
