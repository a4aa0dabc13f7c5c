import { latin1, textOf } from './bytes';

// DER, certificates and CMS are read here a second time on purpose (see cms-reading.rules.ts of the server): a fault in the code
// that signs would otherwise be a fault in what verifies, and nobody would see it.

/** One element of DER (X.690): its tag byte, its content, and both with the length between. */
export interface Der {
  tag: number;
  content: Uint8Array;
  raw: Uint8Array;
}

export class DerError extends Error {}

/** The first element of some bytes. Throws `DerError` where they end too early. */
export function derOf(bytes: Uint8Array): Der {
  const [tag, short] = bytes;
  if (tag === undefined || short === undefined) throw new DerError('an element that ends too early');
  const { length, before } = short < 128 ? { length: short, before: 2 } : longLength(bytes, short & 127);
  const end = before + length;
  if (end > bytes.length) throw new DerError('an element that ends too early');
  return { tag, content: bytes.subarray(before, end), raw: bytes.subarray(0, end) };
}

/** A length that takes so many bytes of its own. An element without one is not DER. */
function longLength(bytes: Uint8Array, count: number): { length: number; before: number } {
  if (count === 0 || count > 4) throw new DerError('an element without length');
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { length, before: 2 + count };
}

/** The elements that an element is made of. */
export function partsOf({ content }: Der): Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < content.length;) {
    const part = derOf(content.subarray(at));
    parts.push(part);
    at += part.raw.length;
  }
  return parts;
}

/** The element at a way of places, such as `at(certificate, 0, 5)`. Throws `DerError` where there is none. */
export function at(from: Der, ...way: readonly number[]): Der {
  return way.reduce((here, place) => {
    const part = partsOf(here)[place];
    if (!part) throw new DerError('an element is missing');
    return part;
  }, from);
}

/** An object identifier in dots. */
export function oid({ content }: Der): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 127);
    if (byte < 128) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - 40 * top, ...rest].join('.');
}

/** Text of any of the kinds that names are written in. */
export function text({ tag, content }: Der): string {
  if (tag !== 0x1e) return textOf(content) ?? latin1(content);
  return latin1(content).replace(/([^])([^])/g, (_, high: string, low: string) =>
    String.fromCharCode(high.charCodeAt(0) * 256 + low.charCodeAt(0)),
  );
}

/** UTCTime or GeneralizedTime as ISO text to the second. */
export function time(element: Der): string {
  const digits = latin1(element.content);
  const full = element.tag === 0x17 ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}` : digits;
  if (!/^\d{14}/.test(full)) throw new DerError('a time that is none');
  return full.slice(0, 14).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
}
