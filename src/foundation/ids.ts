import { createHash, randomBytes } from 'node:crypto';

/** Values of the 12 bits behind the millisecond. */
const COUNTS = 0x1000;
let last = { ms: 0, count: 0 };

/**
 * A version 7 UUID (RFC 9562): ordered by the millisecond it was made in, so that indexes stay compact, and within one by
 * a counter (method 1 of its 6.2): what one deed records is in the order in which it was recorded. A clock that is set
 * back, or more than 4,096 in a millisecond, go on from the last one.
 */
export function newId(): string {
  const bytes = randomBytes(16);
  const now = Date.now();
  // The counter begins in the lower half, so that a millisecond has room for another 2,048.
  if (now > last.ms) last = { ms: now, count: bytes.readUInt16BE(6) % (COUNTS / 2) };
  else last = last.count + 1 < COUNTS ? { ms: last.ms, count: last.count + 1 } : { ms: last.ms + 1, count: 0 };
  bytes.writeUIntBE(last.ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return dashed(bytes.toString('hex'));
}

const NAMESPACE = Buffer.from('5d0c1f7e6a0b4f5c9a3e2b7d48c1e960', 'hex');

/** A version 5 UUID (RFC 9562): the same for the same name, whoever computes it. */
export function derivedId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return dashed(bytes.toString('hex'));
}

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** SHA-256 as lower-case hex (64 characters). */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
