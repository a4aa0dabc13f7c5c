import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Signed notes (C2SP signed-note, Ed25519). A note is a text that ends in a newline, a blank line, and one line for each
 * signature: em dash, space, name of the key, space, base64 of a 4-byte key id and the 64 bytes of the signature. The key
 * id is the first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key). The signature covers the text with its newline.
 */
const ED25519 = 1;
const SEED_BYTES = 32;
const SIGNATURE_BYTES = 64;

export interface NoteVerifier {
  name: string;
  /** Four bytes, lower-case hex. */
  keyId: string;
  /** 32 bytes. */
  publicKey: Buffer;
}

export interface NoteSigner extends NoteVerifier {
  sign(text: string): Buffer;
}

export interface NoteSignature {
  name: string;
  keyId: string;
  signature: Buffer;
}

export interface OpenNote {
  text: string;
  signatures: NoteSignature[];
}

/** A key's name is not empty and holds neither a space nor a plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name);

const keyData = (key: Buffer): Buffer => Buffer.concat([Buffer.from([ED25519]), key]);

export function keyIdOf(name: string, publicKey: Buffer): string {
  return createHash('sha256').update(`${name}\n`).update(keyData(publicKey)).digest().subarray(0, 4).toString('hex');
}

// DER before the 32 raw bytes of an Ed25519 key (RFC 8410).
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: 'der', type: 'spki' });

/** A signer from a name and 32 secret bytes. Throws when either does not fit. */
export function signerOf(name: string, seed: Buffer): NoteSigner {
  if (!isKeyName(name)) throw new Error(`"${name}" cannot be the name of a key.`);
  if (seed.length !== SEED_BYTES) throw new Error('An Ed25519 key has 32 secret bytes.');
  const key = privateKeyOf(seed);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_DER.length);
  return { name, keyId: keyIdOf(name, publicKey), publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

/** `<name>+<key id>+<base64 of 0x01 ‖ public key>`: what one gives to those who verify. */
export function verifierKey({ name, keyId, publicKey }: NoteVerifier): string {
  return `${name}+${keyId}+${keyData(publicKey).toString('base64')}`;
}

/** `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 ‖ seed>`: what is kept secret. */
export function signerKey(name: string, seed: Buffer): string {
  return `PRIVATE+KEY+${name}+${signerOf(name, seed).keyId}+${keyData(seed).toString('base64')}`;
}

/** Reads what `verifierKey` writes; null for anything else, also for a key id that does not belong to the key. */
export function parseVerifierKey(text: string): NoteVerifier | null {
  const [name = '', keyId = '', ...data] = text.split('+');
  const publicKey = rawKey(data.join('+'));
  if (!isKeyName(name) || publicKey === null) return null;
  const verifier = { name, keyId, publicKey };
  return keyIdOf(name, publicKey) === keyId && verifierKey(verifier) === text ? verifier : null;
}

/** Reads what `signerKey` writes; null for anything else. */
export function parseSignerKey(text: string): NoteSigner | null {
  const [first, second, name = '', , ...data] = text.split('+');
  const seed = rawKey(data.join('+'));
  if (first !== 'PRIVATE' || second !== 'KEY' || !isKeyName(name) || seed === null) return null;
  return signerKey(name, seed) === text ? signerOf(name, seed) : null;
}

function rawKey(base64: string): Buffer | null {
  const data = Buffer.from(base64, 'base64');
  return data.length === SEED_BYTES + 1 && data[0] === ED25519 ? data.subarray(1) : null;
}

/** Signs a text, which must end in a newline and hold no other control character. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text)) throw new Error('A note is text without control characters that ends in a newline.');
  const lines = signers.map((signer) => {
    const data = Buffer.concat([Buffer.from(signer.keyId, 'hex'), signer.sign(text)]);
    return `\u2014 ${signer.name} ${data.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

const isNoteText = (text: string): boolean => text.endsWith('\n') && /^[^\p{Cc}]*$/u.test(text.replaceAll('\n', ''));
const SIGNATURE = /^\u2014 ([^\s+\p{Cc}]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** Takes a note apart without judging its signatures; null when it is not a note. */
export function openNote(note: string): OpenNote | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureOf);
  const whole = signatures.every((one): one is NoteSignature => one !== null);
  return whole && isNoteText(text) ? { text, signatures } : null;
}

function signatureOf(line: string): NoteSignature | null {
  const found = SIGNATURE.exec(line);
  if (!found) return null;
  const [, name = '', base64 = ''] = found;
  const data = Buffer.from(base64, 'base64');
  if (data.length !== 4 + SIGNATURE_BYTES || data.toString('base64') !== base64) return null;
  return { name, keyId: data.subarray(0, 4).toString('hex'), signature: data.subarray(4) };
}

/** Keys of `verifiers` whose signature under the note is right. A wrong signature of a known key makes it empty. */
export function verifiedBy(note: OpenNote, verifiers: readonly NoteVerifier[]): NoteVerifier[] {
  const known = note.signatures.flatMap((one) => {
    const verifier = verifiers.find(({ name, keyId }) => name === one.name && keyId === one.keyId);
    return verifier ? [{ verifier, right: isRight(note.text, one.signature, verifier) }] : [];
  });
  return known.every(({ right }) => right) ? known.map(({ verifier }) => verifier) : [];
}

const isRight = (text: string, signature: Buffer, { publicKey }: NoteVerifier): boolean =>
  verify(null, Buffer.from(text), publicKeyOf(publicKey), signature);
