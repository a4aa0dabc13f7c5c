import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../foundation/validation';
import { SITE_KINDS, SYSTEM_KINDS, type SiteKind, type SystemKind } from './place-kinds.rules';

export class AddSite {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  @IsIn(SITE_KINDS) kind: SiteKind;
  @IsString() @MinLength(1) @MaxLength(200) city: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) region?: string;
  /** Two letters, ISO 3166-1. */
  @Matches(/^[A-Z]{2}$/, { message: 'Two capital letters, such as US' }) country: string;
  /** A name of the IANA time zone database, such as `America/Chicago`. */
  @IsString() @MinLength(1) @MaxLength(80) timeZone: string;
  /** In the registrant's words: `flood`, `hurricane`, `earthquake`, ... */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(80, { each: true })
  hazardZones?: string[];
}

export class ChangeSite extends AddSite {
  @IsInt() version: number;
}

export class AddSystem {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  @IsIn(SYSTEM_KINDS) kind: SystemKind;
  @MayBeLeftOut() @IsString() @MaxLength(2000) description?: string;
}

export class ChangeSystem extends AddSystem {
  @IsInt() version: number;
}

export class SiteView {
  id: string;
  vendorId: string;
  name: string;
  kind: SiteKind;
  city: string;
  region: string;
  country: string;
  timeZone: string;
  hazardZones: string[];
  /** Services performed there. */
  serviceIds: string[];
  version: number;
}

export class SystemView {
  id: string;
  vendorId: string;
  name: string;
  kind: SystemKind;
  description: string;
  /** Services that rest on it. */
  serviceIds: string[];
  version: number;
}

export class SiteList {
  total: number;
  items: SiteView[];
}

export class SystemList {
  total: number;
  items: SystemView[];
}

/** The whole list: what is not in it is no longer connected. */
export class ServiceSites {
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) siteIds: string[];
}

export class ServiceSystems {
  @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) systemIds: string[];
}
