// A strict reader of plain values: it takes nothing on trust, refuses fields it does not know, and names every problem
// by its JSON pointer (RFC 6901) instead of stopping at the first.

export interface Problem {
  pointer: string;
  message: string;
}

export const INVALID = Symbol('invalid');
export type Read<T> = T | typeof INVALID;
export type Reader<T> = (value: unknown, place: Place) => Read<T>;

export class Place {
  constructor(
    readonly problems: Problem[],
    readonly pointer = '',
  ) {}

  at(step: string | number): Place {
    return new Place(this.problems, `${this.pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }

  refuse(message: string): typeof INVALID {
    this.problems.push({ pointer: this.pointer, message });
    return INVALID;
  }
}

interface Field<T> {
  key: string;
  read: Reader<T>;
  absent: { value: T } | null;
}
type Shape<T> = { readonly [K in keyof T]: Field<T[K]> };

export const field = <T>(key: string, read: Reader<T>): Field<T> => ({ key, read, absent: null });
export const optional = <T, U extends T | null>(key: string, read: Reader<T>, value: U): Field<T | U> => ({
  key,
  read,
  absent: { value },
});

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readField<T>(mapping: Record<string, unknown>, wanted: Field<T>, place: Place): Read<T> {
  if (Object.hasOwn(mapping, wanted.key)) return wanted.read(mapping[wanted.key], place.at(wanted.key));
  return wanted.absent ? wanted.absent.value : place.at(wanted.key).refuse('is missing');
}

function refuseUnknown(mapping: Record<string, unknown>, known: readonly string[], place: Place): boolean {
  const unknown = Object.keys(mapping).filter((key) => !known.includes(key));
  for (const key of unknown) place.at(key).refuse('is not a field of this format');
  return unknown.length > 0;
}

/** A mapping with exactly these fields; keys of the document become the names of `T`. */
export function mapping<T extends object>(shape: Shape<T>): Reader<T> {
  const names = Object.keys(shape) as (keyof T)[];
  return (value, place) => {
    if (!isMapping(value)) return place.refuse('must be a mapping');
    const known = names.map((name) => shape[name].key);
    let sound = !refuseUnknown(value, known, place);
    const result: Partial<T> = {};
    for (const name of names) {
      const read = readField(value, shape[name], place);
      if (read === INVALID) sound = false;
      else result[name] = read;
    }
    return sound ? (result as T) : INVALID;
  };
}

export const text: Reader<string> = (value, place) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : place.refuse('must be a text that is not empty');

export const flagged: Reader<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : place.refuse('must be true or false');

export const wholeNumber: Reader<number> = (value, place) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : place.refuse('must be a whole number, zero or more');

export const matching =
  (pattern: RegExp, words: string): Reader<string> =>
  (value, place) =>
    typeof value === 'string' && pattern.test(value) ? value : place.refuse(`must be ${words}`);

export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (value, place) =>
    allowed.find((word) => word === value) ?? place.refuse(`must be one of ${allowed.join(', ')}`);

export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, place) =>
    value === null ? null : read(value, place);

export const listOf =
  <T>(read: Reader<T>, atLeast = 0): Reader<T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) return place.refuse('must be a list');
    if (value.length < atLeast) return place.refuse(`must have at least ${atLeast}`);
    const items = value.map((item, index) => read(item, place.at(index)));
    return items.includes(INVALID) ? INVALID : (items as T[]);
  };

/** A mapping whose keys are free but follow one pattern. */
export const tableOf =
  <T>(key: Reader<string>, read: Reader<T>): Reader<Record<string, T>> =>
  (value, place) => {
    if (!isMapping(value)) return place.refuse('must be a mapping');
    const rows = Object.entries(value).map(([name, row]): [Read<string>, Read<T>] => [
      key(name, place.at(name)),
      read(row, place.at(name)),
    ]);
    return rows.some((row) => row.includes(INVALID)) ? INVALID : (Object.fromEntries(rows) as Record<string, T>);
  };

/** A mapping with exactly one entry for every word of a vocabulary. */
export function everyOneOf<K extends string, T>(words: readonly K[], read: Reader<T>): Reader<Record<K, T>> {
  const shape = Object.fromEntries(words.map((word) => [word, field(word, read)]));
  return mapping(shape as unknown as Shape<Record<K, T>>);
}

/** A mapping with at most one entry for every word of a vocabulary. */
export const someOf =
  <K extends string, T>(words: readonly K[], read: Reader<T>): Reader<Partial<Record<K, T>>> =>
  (value, place) =>
    tableOf(oneOf(words), read)(value, place) as Read<Partial<Record<K, T>>>;
