import { join, same, type Bytes } from './bytes';

// Ed25519 (RFC 8032), verification only, in plain integers: not every browser has it, and public data need no secrecy.
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (a: bigint, m = P): bigint => ((a % m) + m) % m;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const inverse = (a: bigint): bigint => power(a, P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];
const ZERO: Point = [0n, 1n, 1n, 0n];

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar: bigint, point: Point): Point {
  let [result, double] = [ZERO, point];
  for (let s = scalar; s > 0n; s >>= 1n) {
    if (s & 1n) result = add(result, double);
    double = add(double, double);
  }
  return result;
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** Null for bytes that are no point of the curve. */
function pointOf(bytes: Uint8Array): Point | null {
  const all = littleEndian(bytes);
  const [y, odd] = [all & (2n ** 255n - 1n), all >> 255n];
  if (y >= P) return null;
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x) !== square || (x === 0n && odd === 1n)) return null;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function encoded([x, y, z]: Point): Bytes {
  const [ax, ay] = [mod(x * inverse(z)), mod(y * inverse(z))];
  let all = ay | ((ax & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(all & 255n);
    all >>= 8n;
    return byte;
  });
}

const BASE = pointOf(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66))) ?? ZERO;

/** Whether `signature` (64 bytes) is one of `message` by the key (32 bytes). */
export async function verifiesEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  const a = pointOf(key);
  if (a === null || s >= L) return false;
  const k = littleEndian(new Uint8Array(await crypto.subtle.digest('SHA-512', join(r, key, message)))) % L;
  const [x, y, z, t] = times(k, a);
  return same(encoded(add(times(s, BASE), [mod(-x), y, z, mod(-t)])), r);
}
