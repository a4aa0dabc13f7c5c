import type { CheckValue } from '../catalogue/catalogue.rules';
import type { EvaluatedCheck } from './check.rules';

interface Concluded {
  checks: readonly EvaluatedCheck[];
  decidedByName: string;
  decidedAt: string;
  submissionRef: string;
}

/** What a reviewer noted of a check before the record was read. `at` is ISO 8601 UTC. */
export interface EarlierNote {
  value: CheckValue;
  by: string;
  at: string;
  submissionRef: string;
}

/** A check that reads a record, with the latest note that a reviewer gave in its place before; others as they are. */
export function withEarlierNote(
  check: EvaluatedCheck,
  concluded: readonly Concluded[],
): EvaluatedCheck & { notedBefore?: EarlierNote | null } {
  if (check.readFrom === undefined) return check;
  const notes = concluded.flatMap(({ checks, decidedByName: by, decidedAt: at, submissionRef }) => {
    const same = checks.find(({ id, readFrom }) => id === check.id && readFrom === undefined);
    return same && same.value !== null ? [{ value: same.value, by, at, submissionRef }] : [];
  });
  const [latest = null] = notes.sort((a, b) => (a.at < b.at ? 1 : -1));
  return { ...check, notedBefore: latest };
}
