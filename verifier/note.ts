import { fromBase64, hex, same, utf8 } from './bytes';
import { verifiesEd25519 } from './ed25519';
import type { Head } from './merkle';
import { sha256 } from './sha256';

/** A key of a log, from `<name>+<key id>+<base64 of 0x01 and the key>` (C2SP signed-note). */
export interface NoteKey {
  name: string;
  id: string;
  key: Uint8Array;
  text: string;
}

/** Null for anything else, also for an id that is not the key's own. */
export function noteKey(text: string): NoteKey | null {
  const [, name, id, data = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const bytes = fromBase64(data);
  if (name === undefined || bytes?.length !== 33) return null;
  const own = hex(sha256(utf8(`${name}\n`), bytes).subarray(0, 4));
  return own === id && bytes[0] === 1 ? { name, id, key: bytes.subarray(1), text } : null;
}

export interface Checkpoint extends Head {
  origin: string;
  /** The text that is signed. */
  text: string;
  signatures: { name: string; id: string; signature: Uint8Array }[];
}

const SIGNATURE = /^\u2014 (\S+) (\S+)$/u;

/** A checkpoint (C2SP tlog-checkpoint) with its signatures, not judged; null for anything else. */
export function readCheckpoint(note: string): Checkpoint | null {
  const end = note.indexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const [origin, size, root] = note.slice(0, end).split('\n');
  const head = headOf(size, root);
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureOf).filter((one) => one !== null);
  if (!origin || !head || signatures.length !== lines.length) return null;
  return { origin, ...head, text: note.slice(0, end + 1), signatures };
}

function headOf(size = '', root = ''): Head | null {
  const hash = fromBase64(root);
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || hash?.length !== 32) return null;
  return { size: Number(size), root: hash };
}

function signatureOf(line: string): Checkpoint['signatures'][number] | null {
  const [, name, data = ''] = SIGNATURE.exec(line) ?? [];
  const bytes = fromBase64(data);
  if (name === undefined || bytes?.length !== 68) return null;
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** Those of the keys that have signed the checkpoint under its own origin. */
export async function signersOf(checkpoint: Checkpoint, keys: readonly NoteKey[]): Promise<NoteKey[]> {
  const found: NoteKey[] = [];
  for (const key of keys.filter(({ name }) => name === checkpoint.origin))
    for (const { name, id, signature } of checkpoint.signatures)
      if (name === key.name && id === key.id && (await verifiesEd25519(key.key, utf8(checkpoint.text), signature)))
        found.push(key);
  return found;
}

/** The first of them, or null. */
export async function signerOf(checkpoint: Checkpoint, keys: readonly NoteKey[]): Promise<NoteKey | null> {
  const [first] = await signersOf(checkpoint, keys);
  return first ?? null;
}

export const sameHead = (one: Head, other: Head): boolean => one.size === other.size && same(one.root, other.root);
