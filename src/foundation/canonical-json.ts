/**
 * Canonical JSON, RFC 8785 (JCS): no white space, object members sorted by UTF-16 code units, strings and numbers as
 * ECMAScript prints them. What is hashed or signed in Holdfast is hashed or signed in this form.
 *
 * Refuses what JSON cannot carry (undefined members, NaN, infinities, functions, lone surrogates) instead of dropping it.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`Canonical JSON cannot carry a ${typeof value}.`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function canonicalObject(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('Canonical JSON cannot carry NaN or an infinity.');
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('Canonical JSON cannot carry a lone surrogate.');
  return JSON.stringify(value);
}
