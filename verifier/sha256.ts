import { hex, type Bytes } from './bytes';

/** Takes bytes piece by piece. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Bytes;
}

const root = (value: number, power: number): number => {
  const part = value ** (1 / power);
  return ((part - Math.floor(part)) * 2 ** 32) | 0;
};
const PRIMES = Array.from({ length: 320 }, (_, i) => i + 2)
  .filter((n) => Array.from({ length: n }, (_, d) => d).every((d) => d < 2 || n % d !== 0))
  .slice(0, 64);
const START = PRIMES.slice(0, 8).map((prime) => root(prime, 2));
const ROUND = Int32Array.from(PRIMES.map((prime) => root(prime, 3)));

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** SHA-256 (FIPS 180-4) in plain script: browsers hash no stream. */
export class Sha256 implements Hasher {
  private readonly state = Int32Array.from(START);
  private readonly block = new Uint8Array(64);
  private readonly words = new DataView(this.block.buffer);
  private readonly schedule = new Int32Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): void {
    this.length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const take = Math.min(64 - this.filled, bytes.length - at);
      this.block.set(bytes.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === 64) this.compress();
    }
  }

  digest(): Bytes {
    const bits = this.length * 8;
    this.update(Uint8Array.of(0x80));
    while (this.filled !== 56) this.update(Uint8Array.of(0));
    this.words.setUint32(56, Math.floor(bits / 2 ** 32));
    this.words.setUint32(60, bits >>> 0);
    this.compress();
    const out = new Uint8Array(32);
    const view = new DataView(out.buffer);
    this.state.forEach((word, i) => {
      view.setInt32(4 * i, word);
    });
    return out;
  }

  private compress(): void {
    this.spread();
    const w = this.schedule;
    let [a, b, c, d, e, f, g, h] = this.state as unknown as number[] as [
      ...[number, number, number, number],
      ...[number, number, number, number],
    ];
    for (let i = 0; i < 64; i += 1) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] as number) + (w[i] as number)) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      this.state[i] = ((this.state[i] as number) + word) | 0;
    });
    this.filled = 0;
  }

  private spread(): void {
    const w = this.schedule;
    for (let i = 0; i < 16; i += 1) w[i] = this.words.getInt32(4 * i);
    for (let i = 16; i < 64; i += 1) {
      const [near, far] = [w[i - 2] as number, w[i - 15] as number];
      const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
      const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
      w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
    }
  }
}

let make: () => Hasher = () => new Sha256();

/** Where the platform has a quicker one. */
export function useHasher(other: () => Hasher): void {
  make = other;
}

export const hasher = (): Hasher => make();

export function sha256(...parts: readonly Uint8Array[]): Bytes {
  const hash = hasher();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export const sha256Hex = (...parts: readonly Uint8Array[]): string => hex(sha256(...parts));
