import type { Refusal } from '../../foundation/refusal';

export const SERVICES_PER_VENDOR = 3;
/** What the volume story asks of evidence, until a million rows are reached. */
const EVIDENCE_PER_VENDOR = 150;
const MOST_EVIDENCE = 1_000_000;
const MOST_REQUIREMENTS = 40;

/** What is made. The same wish makes the same rows, whenever and wherever it is made. */
export interface VolumeWish {
  vendors: number;
  seed: number;
  /** Obligations of each vendor: one for each of the catalogue's first requirements that vendors answer for. */
  requirements: number;
  /** Evidence versions of all vendors together. */
  evidence: number;
  /** Marks addresses and the registrant's name, so that several fleets live in one database. */
  fleet: string;
}

/** The story's volume set is `vendors: 60`: 180 services, 2,400 obligations, 9,000 evidence versions. */
export function volumeWish(given: Partial<VolumeWish> & { vendors: number }): VolumeWish {
  const { vendors, seed = 20_261_122, requirements = MOST_REQUIREMENTS, fleet = 'volume' } = given;
  const evidence = given.evidence ?? Math.max(vendors, Math.min(vendors * EVIDENCE_PER_VENDOR, MOST_EVIDENCE));
  return { vendors, seed, requirements, evidence, fleet };
}

interface Limit {
  name: 'vendors' | 'seed' | 'requirements' | 'evidence';
  least: number;
  most: number;
}

const LIMITS: readonly Limit[] = [
  { name: 'vendors', least: 1, most: 50_000 },
  { name: 'seed', least: 0, most: 2_147_483_647 },
  { name: 'requirements', least: 1, most: MOST_REQUIREMENTS },
  { name: 'evidence', least: 1, most: 5_000_000 },
];

/** Every reason why the wish cannot be made; `pointer` names the option. */
export function refusalsOfVolume(wish: VolumeWish): Refusal[] {
  const limits = LIMITS.flatMap((limit): Refusal[] => refusalOfNumber(limit, wish[limit.name]));
  if (limits.length > 0) return limits;
  const refusals: (Refusal | false)[] = [
    wish.evidence < wish.vendors && {
      code: 'too-little-evidence',
      reason: `Each plan needs its file: give at least ${wish.vendors} evidence versions.`,
      pointer: '/evidence',
    },
    !/^[a-z][a-z0-9-]{0,30}$/.test(wish.fleet) && {
      code: 'fleet-name',
      reason: 'A fleet is named in lower-case letters, digits and hyphens.',
      pointer: '/fleet',
    },
  ];
  return refusals.filter((one) => one !== false);
}

function refusalOfNumber({ name, least, most }: Limit, value: number): Refusal[] {
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [
    { code: 'out-of-range', reason: `--${name} is a whole number from ${least} to ${most}.`, pointer: `/${name}` },
  ];
}
