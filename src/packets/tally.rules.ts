import { spaced } from './spaced.rules';

/** How often each code stands in a column, in words and in order: `met 12`, `not met 1`. */
export function tally(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, times]) => `${spaced(code)} ${times}`);
}
