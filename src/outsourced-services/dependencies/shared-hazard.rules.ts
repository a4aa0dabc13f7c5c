import { likenessKey } from './likeness.rules';

/** A place where a service runs, with what the register says stands behind it. */
export interface PlaceFacts {
  id: string;
  name: string;
  city: string;
  region: string;
  country: string;
  hazardZones: readonly string[];
  /** Names of the carriers and utilities that serve it; empty when the register names none for this place. */
  carriers: readonly string[];
  power: readonly string[];
}

export type SharedHazard = 'hazard_zone' | 'metro' | 'region' | 'power' | 'carrier';

export interface PairOfPlaces {
  one: string;
  other: string;
  oneName: string;
  otherName: string;
  /** What one event could take from both, with its names. */
  shared: { hazard: SharedHazard; names: string[] }[];
  /** What cannot be told, because the register does not say it of one of the two: not known is never "differs". */
  unknown: SharedHazard[];
}

/** Each pair of places of a service, with the hazards that they share and those that nobody has recorded. */
export function pairsOf(places: readonly PlaceFacts[]): PairOfPlaces[] {
  return places.flatMap((one, at) => places.slice(at + 1).map((other) => pairOf(one, other)));
}

function pairOf(one: PlaceFacts, other: PlaceFacts): PairOfPlaces {
  const found = [
    compared('hazard_zone', one.hazardZones, other.hazardZones),
    metroOf(one, other),
    compared('power', one.power, other.power),
    compared('carrier', one.carriers, other.carriers),
  ];
  return {
    ...{ one: one.id, other: other.id, oneName: one.name, otherName: other.name },
    shared: found.flatMap(({ shared }) => shared ?? []),
    unknown: found.flatMap(({ unknown }) => unknown ?? []),
  };
}

interface Compared {
  shared?: PairOfPlaces['shared'][number];
  unknown?: SharedHazard;
}

const keyOf = (hazard: SharedHazard, name: string): string =>
  hazard === 'hazard_zone' ? name.trim().toLowerCase() : likenessKey(name);

function compared(hazard: SharedHazard, ones: readonly string[], others: readonly string[]): Compared {
  const keys = new Set(others.map((name) => keyOf(hazard, name)));
  const names = [...new Set(ones.filter((name) => keys.has(keyOf(hazard, name))))];
  if (names.length > 0) return { shared: { hazard, names } };
  return ones.length === 0 || others.length === 0 ? { unknown: hazard } : {};
}

const same = (one: string, other: string): boolean =>
  one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** The same city counts as one metro; without that, the same region of a country. Home working has no one place. */
function metroOf(one: PlaceFacts, other: PlaceFacts): Compared {
  if (one.country !== other.country) return {};
  const isRegion = same(one.region, other.region);
  const regionsDiffer = !isRegion && [one, other].every(({ region }) => region.trim() !== '');
  if (same(one.city, other.city) && !regionsDiffer)
    return { shared: { hazard: 'metro', names: [`${one.city}, ${one.region || one.country}`] } };
  if (isRegion) return { shared: { hazard: 'region', names: [`${one.region}, ${one.country}`] } };
  return regionsDiffer ? {} : { unknown: 'region' };
}

const HAZARD_WORDS: Record<SharedHazard, string> = {
  ...{ hazard_zone: 'hazard zone', metro: 'city', region: 'region', power: 'power supply', carrier: 'carrier' },
};

/** What a pair shares, as a sentence. */
export function inWords({ oneName, otherName, shared }: PairOfPlaces): string {
  const all = shared.map(({ hazard, names }) => `${HAZARD_WORDS[hazard]} (${names.join(', ')})`);
  return `${oneName} and ${otherName} share ${all.join(' and ')}: one event may take both.`;
}
