import type { ProofAge, Trend } from './proof.rules';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** Where the proof of a service stands, as a sentence. */
export function proofInWords({ state, provedOn, ageDays, dueBy }: Omit<ProofAge, 'testId'>): string {
  if (provedOn === null || ageDays === null || dueBy === null) {
    if (state === 'reported') return 'Results are in; no reviewer has accepted any yet.';
    if (state === 'refuted') return 'The last test fell short, and none was accepted before it.';
    return 'No test shows that the service recovers.';
  }
  if (state === 'proven') return `Proven ${days(ageDays)} ago. The next test is due by ${dueBy}.`;
  if (state === 'overdue') return `Last proven ${days(ageDays)} ago. The next test was due by ${dueBy}.`;
  return `Last proven ${days(ageDays)} ago; a later test fell short, so nothing counts until the next one.`;
}

/** The last time against the one before it. */
export function trendInWords({ way, byMinutes }: Trend): string {
  if (way === 'same') return 'As long as the time before';
  return `${byMinutes} min ${way} than the time before`;
}
