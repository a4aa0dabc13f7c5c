// Reading and judging a checkpoint is the packet verifier's own code: one source for whatever verifies in a browser, and
// none of it shared with the server that signs.
import { fromHex, hex, join, type Bytes } from '../../../../verifier/bytes';
import { noteKey, readCheckpoint, signerOf } from '../../../../verifier/note';

export type { Bytes };

export const hexOf = hex;
/** No bytes for anything but pairs of lower-case hex digits. */
export const bytesOf = (text: string): Bytes => fromHex(text) ?? new Uint8Array();

/** Node hash of RFC 9162: SHA-256(0x01, left, right), by the platform: a whole log is hashed in the browser. */
export async function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(Uint8Array.of(1), left, right)));
}

/** A checkpoint taken apart. Root in lower-case hex. */
export interface Head {
  note: string;
  origin: string;
  size: string;
  signedRoot: string;
}

/** Throws for a text that is no checkpoint. */
export function headOf(text: string): Head {
  const plain = text.replaceAll('\r\n', '\n');
  const note = plain.endsWith('\n') ? plain : `${plain}\n`;
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new Error('This is no checkpoint.');
  const { origin, size, root } = checkpoint;
  return { note, origin, size: String(size), signedRoot: hexOf(root) };
}

/** Whether one of the keys has signed a head under its own origin. */
export async function signedBy({ note }: Head, keys: readonly string[]): Promise<boolean> {
  const checkpoint = readCheckpoint(note);
  const known = keys.flatMap((one) => noteKey(one.trim()) ?? []);
  return checkpoint !== null && (await signerOf(checkpoint, known)) !== null;
}
