import { hex, join, type Bytes } from './bytes';
import { hasher } from './sha256';

/** Something that can be read from any place: a file on disk, a file of a browser, a part of either. */
export interface Source {
  size: number;
  /** Exactly `length` bytes from `from`; fewer only at the end. */
  read(from: number, length: number): Promise<Bytes>;
}

/** The files that were given, by path with `/`. */
export type Files = Map<string, Source>;

const PIECE = 1 << 20;
const digests = new WeakMap<Source, Promise<string>>();

/** SHA-256 of all of it, lower-case hex, read piece by piece and once. */
export function digestOf(source: Source): Promise<string> {
  const known = digests.get(source) ?? computed(source);
  digests.set(source, known);
  return known;
}

async function computed(source: Source): Promise<string> {
  const hash = hasher();
  for (let at = 0; at < source.size;) {
    const piece = await source.read(at, Math.min(PIECE, source.size - at));
    if (piece.length === 0) throw new Error('A file ended before its end.');
    hash.update(piece);
    at += piece.length;
  }
  return hex(hash.digest());
}

export const wholeOf = (source: Source): Promise<Bytes> => source.read(0, source.size);

export function partOf(source: Source, from: number, size: number): Source {
  return {
    size,
    read: (at, length) => source.read(from + at, Math.max(0, Math.min(length, size - at))),
  };
}

export function bytesSource(bytes: Bytes): Source {
  return { size: bytes.length, read: (from, length) => Promise.resolve(bytes.slice(from, from + length)) };
}

/** A source that reads ahead: many small looks at neighbouring places become few reads. */
export function buffered(source: Source): Source {
  let [start, kept] = [0, new Uint8Array(0)];
  const read = async (from: number, length: number): Promise<Bytes> => {
    if (from < start || from + length > start + kept.length) {
      kept = await source.read(from, Math.max(length, 1 << 16));
      start = from;
    }
    return kept.slice(from - start, from - start + length);
  };
  return { size: source.size, read };
}

/** Bytes of deflated data (RFC 1951), or null when they are damaged or more than `most`. */
export async function inflated(packed: Bytes, most: number): Promise<Bytes | null> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return join(...parts);
      size += value.length;
      if (size > most) return null;
      parts.push(value);
    }
  } catch {
    return null;
  }
}
