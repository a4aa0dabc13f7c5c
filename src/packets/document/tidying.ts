import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** From this page on a document is long, and its remains are cleared away every so many pages. */
const LONG = 250;
const EVERY = 32;

let collect: (() => void) | null = null;

/**
 * Clears away what finished pages left in memory. A document's living part grows by a few kilobytes a page; left to itself, the engine
 * waits until the dead part is several times as large.
 */
export function tidyAfter(page: number): void {
  if (page < LONG || page % EVERY !== 0) return;
  collect ??= collector();
  collect();
}

/** The engine hands its own collection out to contexts that are made after it was told to. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
