export const LOSS_KINDS = [
  'site',
  'system',
  'data_set',
  'team',
  'fourth_party',
  'resource',
  'hazard_zone',
  'region',
  'vendor',
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

/** One thing that is taken to be lost: a row by its id, or a hazard zone or region by its name. */
export interface Loss {
  kind: LossKind;
  id: string;
}

export type DependencyRole = 'primary' | 'standby' | 'shared_load';

/** What a service rests on, as the simulation needs to know it. Alternate places come in as standbys of kind `site`. */
export interface DependencyFacts {
  id: string;
  serviceId: string;
  /** Dependencies of one kind may stand in for one another; see `needsOf`. */
  kind: string;
  role: DependencyRole;
  /** The site that it is, for a site. */
  siteId: string | null;
  /** The site that it serves, for power, a line or anything else without which that site does not run. */
  servesSiteId: string | null;
  /** Share of the observed peak demand that it carries normally, whole percent; null is unknown. */
  sharePct: number | null;
  /** Share of the observed peak demand that it can carry when the others are gone, whole percent; null is unknown. */
  standbyCapacityPct: number | null;
  /** Others may be there first, so that what it can carry is possible and not vouched for. */
  notVouchedFor?: boolean;
  activationMinutes: number | null;
  /** How soon whoever provides it has it back, as they state it. */
  theirRtoMinutes: number | null;
  /** The losses that take it away, as `lossKey` writes them. */
  restsOn: readonly string[];
  /** Losses of these kinds may or may not take it away, because nobody recorded where it is. */
  placeUnknown: readonly ('hazard_zone' | 'region')[];
  /** The vendor whose services it is, when that party is itself one of our vendors. */
  providerVendorId: string | null;
  /** Which of that vendor's services, when that is known. */
  providerServiceId: string | null;
}

export interface ServiceFacts {
  id: string;
  vendorId: string;
  rtoMinutes: number | null;
  mtpdMinutes: number | null;
  /** Lowest share of normal service that is still acceptable, whole percent. */
  mbcoPct: number | null;
}

export interface LossFacts {
  services: readonly ServiceFacts[];
  dependencies: readonly DependencyFacts[];
}

/** Hazard zones and regions are the same when they differ in case and outer white space only. */
export const placeName = (name: string): string => name.trim().toLowerCase();

const NAMED: readonly LossKind[] = ['hazard_zone', 'region'];

/** One string for one loss: `site:<id>`, `hazard_zone:<name in lower case>`. */
export function lossKey({ kind, id }: Loss): string {
  return `${kind}:${NAMED.includes(kind) ? placeName(id) : id}`;
}
