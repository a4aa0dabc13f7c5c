import { useSyncExternalStore } from 'react';

let offsetMs = 0;

/** Sets the clock by what the server said; the answer is taken to have travelled half of the time that it took. */
export function heardServerTime(iso: string | null, sentAtMs: number): void {
  const server = iso === null ? Number.NaN : Date.parse(iso);
  if (!Number.isNaN(server)) offsetMs = server - (sentAtMs + Date.now()) / 2;
}

const now = (): number => Math.floor((Date.now() + offsetMs) / 1000) * 1000;

function everySecond(told: () => void): () => void {
  const timer = setInterval(told, 500);
  return () => clearInterval(timer);
}

/** The server's time in whole seconds, ms since 1970; the device's own clock and zone do not matter. */
export function useServerNow(): number {
  return useSyncExternalStore(everySecond, now);
}
