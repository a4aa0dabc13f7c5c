import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import type { Tier } from '../../catalogue/catalogue.rules';
import type { AlternateGapCode } from './alternate.rules';
import {
  ALTERNATE_KINDS,
  ALTERNATE_USES,
  TRIAL_RESULTS,
  type AlternateKind,
  type AlternateUse,
  type TrialResult,
} from './alternate-words.rules';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_WORDS = { message: 'A date is written YYYY-MM-DD.' };

export class ServedThere {
  @IsUUID() serviceId: string;
  /** Share of the service's normal peak that the place carries, whole percent; null where nobody has measured it. */
  @IsOptional() @IsInt() @Min(0) @Max(100) capacityPct?: number | null;
}

/** What a place promises; what was left out of a change stays as it is. */
export class PlaceTerms {
  @IsOptional() @IsUUID() forSiteId?: string | null;
  @IsOptional() @IsUUID() siteId?: string | null;
  @MayBeLeftOut() @IsString() @MaxLength(200) counterparty?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) region?: string;
  /** Two letters, ISO 3166-1. */
  @IsOptional() @Matches(/^[A-Z]{2}$/, { message: 'Two capital letters, such as US' }) country?: string | null;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  hazardZones?: string[];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) agreementFrom?: string | null;
  /** Last day; null where it has no end. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) agreementTo?: string | null;
  /** Whole minutes from the decision to the first seat in use. */
  @IsOptional() @IsInt() @Min(0) @Max(525_600) readyMinutes?: number | null;
  @IsOptional() @IsIn(ALTERNATE_USES) use?: AlternateUse | null;
  @IsOptional() @IsBoolean() reserved?: boolean | null;
  /** The plan counts on it. */
  @MayBeLeftOut() @IsBoolean() reliedOn?: boolean;
  @MayBeLeftOut() @IsString() @MaxLength(2000) connectivity?: string;
  @MayBeLeftOut() @IsString() @MaxLength(2000) equipment?: string;
  /** The agreement itself, as a received file. */
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class AddAlternatePlace extends PlaceTerms {
  @IsIn(ALTERNATE_KINDS) kind: AlternateKind;
  @IsString() @Matches(/\S/, { message: 'Name the place.' }) @MaxLength(200) name: string;
  @IsInt() @Min(0) @Max(1_000_000) seats: number;
  @IsArray()
  @ArrayMinSize(1, { message: 'Say which services go on there.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ServedThere)
  services: ServedThere[];
}

export class ChangeAlternatePlace extends PlaceTerms {
  @MayBeLeftOut() @IsString() @Matches(/\S/, { message: 'Name the place.' }) @MaxLength(200) name?: string;
  @MayBeLeftOut() @IsInt() @Min(0) @Max(1_000_000) seats?: number;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1, { message: 'Say which services go on there.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ServedThere)
  services?: ServedThere[];
  @IsInt() version: number;
}

export class TryAlternatePlace {
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) triedOn: string;
  @IsInt() @Min(0) @Max(1_000_000) seatsReached: number;
  /** Whole minutes from the decision to the first seat in use. */
  @IsInt() @Min(0) @Max(525_600) minutes: number;
  @IsIn(TRIAL_RESULTS) result: TrialResult;
  @MayBeLeftOut() @IsString() @MaxLength(4000) note?: string;
  /** The exercise in which it was tried. */
  @IsOptional() @IsUUID() exerciseId?: string | null;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class EndAlternatePlace {
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) endedOn: string;
  @IsString() @Matches(/\S/, { message: 'Say why.' }) @MaxLength(2000) reason: string;
  @IsInt() version: number;
}

export class AlternatesQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() serviceId?: string;
  @IsOptional() @IsIn(['csv']) format?: 'csv';
}

export class ServiceThere {
  id: string;
  ref: string;
  name: string;
  /** Null until it was decided. */
  tier: Tier | null;
  rtoMinutes: number | null;
  capacityPct: number | null;
}

export class SiteThere {
  id: string;
  name: string;
  hazardZones: string[];
}

export class TrialView {
  id: string;
  triedOn: string;
  seatsReached: number;
  minutes: number;
  result: TrialResult;
  note: string;
  exerciseId: string | null;
  exerciseRef: string | null;
  evidenceVersionId: string | null;
  recordedByName: string;
  recordedAt: string;
}

export class AlternateGapView {
  code: AlternateGapCode;
  severity: 'minor' | 'major' | 'critical';
  text: string;
}

export class AlternatePlaceView {
  id: string;
  vendorId: string;
  vendorName: string;
  ref: string;
  kind: AlternateKind;
  name: string;
  forSite: SiteThere | null;
  site: SiteThere | null;
  counterparty: string;
  region: string;
  country: string | null;
  hazardZones: string[];
  agreementFrom: string | null;
  agreementTo: string | null;
  seats: number;
  readyMinutes: number | null;
  use: AlternateUse | null;
  reserved: boolean | null;
  reliedOn: boolean;
  connectivity: string;
  equipment: string;
  evidenceVersionId: string | null;
  evidenceItemId: string | null;
  endedOn: string | null;
  endedReason: string;
  addedAt: string;
  services: ServiceThere[];
  /** Newest first. */
  trials: TrialView[];
  gaps: AlternateGapView[];
  version: number;
}

export class AlternatePlaceList {
  total: number;
  ranAt: string;
  items: AlternatePlaceView[];
}
