import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Tier } from '../../catalogue/words.rules';

export const CONCENTRATION_KINDS = [
  ...['site_area', 'carrier', 'cloud_region', 'fourth_party', 'utility', 'platform', 'hazard_zone', 'region'],
] as const;
export type ConcentrationKind =
  'site_area' | 'carrier' | 'cloud_region' | 'fourth_party' | 'utility' | 'platform' | 'hazard_zone' | 'region';

export class ConcentrationQuery {
  @IsOptional() @IsIn(CONCENTRATION_KINDS) kind?: ConcentrationKind;
  /** Only what at least so many vendors share. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) vendors?: number;
  @IsOptional() @IsString() @MaxLength(200) search?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

/** What several services rest on. */
export class SharedThing {
  kind: ConcentrationKind;
  /** What to ask the simulation with: `resource:<id>`, `hazard_zone:<name>`. */
  key: string;
  ref: string | null;
  name: string;
  detail: string;
  hazardZones: string[];
  /** That party, when it is itself a vendor of ours. */
  ownVendorId: string | null;
  ownVendorName: string | null;
  vendors: number;
  services: number;
  tier1: number;
  tier2: number;
  tier3: number;
  /** Services relevant to financial reporting. */
  icfr: number;
  /** The same as a share of the services that rest on it, whole percent. */
  icfrPct: number;
  /** Services that rest on nothing else of that kind: no second one, no standby. */
  withoutAlternative: number;
}

export class Concentration {
  /** ISO 8601 UTC. */
  ranAt: string;
  total: number;
  /** Worst first: tier 1 services without an alternative, then tier 1, relevant to financial reporting, services, vendors. */
  items: SharedThing[];
  /** Live dependencies of a kind that is shared, which nobody has given a shared identity yet: they are counted nowhere. */
  unmatched: number;
  /** Sites in use of which nobody recorded hazard zones. */
  sitesWithoutZones: number;
}

export class PairedPlace {
  dependencyId: string;
  name: string;
  place: string;
  role: 'primary' | 'standby' | 'shared_load';
}

/** Two places that are to stand in for each other, and what could take both. */
export class PairedPlaces {
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  vendorId: string;
  vendorName: string;
  tier: Tier | null;
  icfrRelevant: boolean;
  first: PairedPlace;
  second: PairedPlace;
  /** `shared`: a hazard zone or region in common. `not_known`: nobody recorded the zones of one of them. */
  verdict: 'shared' | 'not_known' | 'apart';
  sharedZones: string[];
  sameRegion: boolean;
}

export class PairedPlacesQuery {
  @IsOptional() @IsIn(['shared', 'not_known', 'apart']) verdict?: 'shared' | 'not_known' | 'apart';
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

export class PairedPlacesList {
  ranAt: string;
  total: number;
  shared: number;
  notKnown: number;
  items: PairedPlaces[];
}
