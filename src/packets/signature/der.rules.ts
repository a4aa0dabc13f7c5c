/**
 * The distinguished encoding rules of ASN.1 (ITU-T X.690), as far as certificates, CMS and timestamps want them. Works on plain byte
 * arrays, so that it runs in a browser as well. Reading refuses indefinite lengths and anything after the element.
 */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: its tag, its content, and all of it with tag and length. */
export interface Der {
  readonly tag: number;
  readonly body: Uint8Array;
  readonly whole: Uint8Array;
}

/** Reads one element that fills the bytes. Throws `DerError`. */
export function readDer(bytes: Uint8Array): Der {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerError('bytes follow the element');
  return element;
}

/** Reads one element and leaves what follows it: a signature's room is filled up with zeros. */
export const readFirst = (bytes: Uint8Array): Der => elementAt(bytes, 0);

/** The elements that one is made of. */
export function partsOf({ body }: Pick<Der, 'body'>): Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < body.length;) {
    const part = elementAt(body, at);
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}

/** The part at a place, which must be of that tag where one is given. Throws `DerError`. */
export function partAt(parts: readonly Der[], index: number, tag?: number): Der {
  const part = parts[index];
  if (!part) throw new DerError(`part ${index + 1} is missing`);
  if (tag !== undefined && part.tag !== tag) throw new DerError(`part ${index + 1} has tag ${part.tag}, not ${tag}`);
  return part;
}

export class DerError extends Error {
  constructor(what: string) {
    super(`Not the DER that was expected: ${what}.`);
  }
}

function elementAt(bytes: Uint8Array, at: number): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new DerError('it ends too soon');
  const { length, start } = lengthAt(bytes, at + 1, first);
  if (start + length > bytes.length) throw new DerError('it ends too soon');
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** One octet below 0x80 is the length; else it says how many octets after it are. */
function lengthAt(bytes: Uint8Array, at: number, first: number): { length: number; start: number } {
  if (first < 0x80) return { length: first, start: at + 1 };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) throw new DerError('a length that is not definite, or too long');
  const start = at + 1 + octets;
  return { length: bytes.subarray(at + 1, start).reduce((sum, octet) => sum * 256 + octet, 0), start };
}

/** `2.5.4.3` from an element of that kind. */
export function oidOf({ body }: Der): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of body) {
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** Whether two byte strings are the same. */
export function sameBytes(one: Uint8Array, two: Uint8Array): boolean {
  return one.length === two.length && one.every((byte, i) => byte === two[i]);
}

/** One element around its content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return joined([Uint8Array.from([tag, ...lengthOctets(length)]), ...content]);
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(TAG.sequence, ...parts);

/** A SET OF stands in the order of its members' encodings. */
export const inOrder = (members: readonly Uint8Array[]): Uint8Array[] => [...members].sort(compareBytes);

export const setOf = (...members: readonly Uint8Array[]): Uint8Array => der(TAG.set, ...inOrder(members));

function compareBytes(one: Uint8Array, two: Uint8Array): number {
  const at = one.findIndex((byte, i) => byte !== two[i]);
  return at < 0 ? one.length - two.length : (one[at] ?? 0) - (two[at] ?? -1);
}

export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(0x80 | (rest % 128));
  return digits;
}

/** A whole number that is not negative, from its bytes, highest first. */
export function integer(bytes: Uint8Array): Uint8Array {
  const from = Math.max(
    0,
    bytes.findIndex((byte) => byte !== 0),
  );
  const short = bytes.subarray(from);
  return der(TAG.integer, (short[0] ?? 0) & 0x80 ? joined([Uint8Array.of(0), short]) : short);
}

export const smallInteger = (value: number): Uint8Array => integer(Uint8Array.of(value));
export const octets = (bytes: Uint8Array): Uint8Array => der(TAG.octets, bytes);
export const yes = (): Uint8Array => der(TAG.boolean, Uint8Array.of(0xff));
export const nothing = (): Uint8Array => der(TAG.null);
