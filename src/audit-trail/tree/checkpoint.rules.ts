import { HASH_BYTES } from './hashing.rules';
import type { TreeHead } from './proof.rules';
import { openNote, signNote, verifiedBy, type NoteSigner, type NoteVerifier } from './signed-note.rules';

/**
 * A checkpoint (C2SP tlog-checkpoint) is a signed note over three lines: the log's origin, the number of its leaves in
 * decimal, and the base64 of its root hash. Holdfast writes no further lines, and one of its keys signs under the origin.
 */
export interface Checkpoint extends TreeHead {
  origin: string;
}

const SIZE = /^(0|[1-9]\d{0,15})$/;

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(checkpointText(checkpoint), signers);
}

/** The checkpoint that a note carries, its signatures not judged; null when it carries none. Other logs' extension lines are let pass. */
export function parseCheckpoint(note: string): Checkpoint | null {
  const opened = openNote(note);
  if (!opened) return null;
  const [origin, size, root, ...more] = opened.text.slice(0, -1).split('\n');
  if (!origin || !size || !SIZE.test(size) || more.includes('')) return null;
  const hash = hashOf(root);
  return hash && { origin, size: Number(size), root: hash };
}

function hashOf(base64 = ''): Buffer | null {
  const hash = Buffer.from(base64, 'base64');
  return hash.length === HASH_BYTES && hash.toString('base64') === base64 ? hash : null;
}

export type CheckpointRefusal = 'not-a-checkpoint' | 'other-origin' | 'not-signed-by-a-known-key';

/** A checkpoint that one of the known keys of its origin has signed, or why it is not one. */
export function trustedCheckpoint(
  note: string,
  known: { origin: string; verifiers: readonly NoteVerifier[] },
): Checkpoint | CheckpointRefusal {
  const opened = openNote(note);
  const checkpoint = parseCheckpoint(note);
  if (!opened || !checkpoint) return 'not-a-checkpoint';
  if (checkpoint.origin !== known.origin) return 'other-origin';
  const mine = known.verifiers.filter(({ name }) => name === known.origin);
  return verifiedBy(opened, mine).length > 0 ? checkpoint : 'not-signed-by-a-known-key';
}
