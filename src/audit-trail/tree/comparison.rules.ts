import type { Checkpoint, CheckpointRefusal } from './checkpoint.rules';
import { inconsistencyOf, type Inconsistency } from './proof.rules';

/** The log of today. */
export interface Standing {
  origin: string;
  size: number;
}

interface Growth {
  fromRootSha256: string;
  toRootSha256: string;
  hashes: readonly string[];
}

export interface Comparison {
  agrees: boolean;
  finding: string;
  olderSize: number | null;
}

const REFUSED: Record<CheckpointRefusal, string> = {
  'not-a-checkpoint':
    'This is not a checkpoint of an audit trail: it has three lines, a blank line and a signature line.',
  'other-origin': 'This checkpoint belongs to another log.',
  'not-signed-by-a-known-key': 'No key of this log has signed this checkpoint as it stands here.',
};

const DIFFERS: Record<Inconsistency, string> = {
  shrunk: 'The log has fewer events than it had then: events are missing from its end.',
  'same-size-other-root': 'The log has as many events as it had then, but not the same ones.',
  'proof-length': 'The log does not prove that it only grew since then.',
  'earlier-root': 'What the log holds of that time today is not what the checkpoint stood over: its past was changed.',
  'later-root': 'The log does not prove that it only grew since then.',
};

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** What an older checkpoint says about the log of today. `proof` is null where the log is shorter than the checkpoint. */
export function comparisonOf(older: Checkpoint | CheckpointRefusal, log: Standing, proof: Growth | null): Comparison {
  if (typeof older === 'string') return { agrees: false, finding: REFUSED[older], olderSize: null };
  const olderSize = older.size;
  if (!proof) return { agrees: false, finding: DIFFERS.shrunk, olderSize };
  const later = { size: log.size, root: bytes(proof.toRootSha256) };
  const difference = inconsistencyOf(older, later, proof.hashes.map(bytes));
  if (difference) return { agrees: false, finding: DIFFERS[difference], olderSize };
  const since = log.size - older.size;
  const finding = `The log still begins with all ${older.size} events of that checkpoint; ${since} came since.`;
  return { agrees: true, finding, olderSize };
}
