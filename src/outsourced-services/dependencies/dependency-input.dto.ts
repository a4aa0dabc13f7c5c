import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import type { Standing } from './confirmation.rules';
import {
  CONFIRMATION_SIDES,
  DEPENDENCY_KINDS,
  DEPENDENCY_ROLES,
  OBJECTIONS,
  OWNER_SIDES,
  type ConfirmationSide,
  type DependencyKind,
  type DependencyRole,
  type Objection,
  type OwnerSide,
} from './dependency-words.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const STANDINGS = ['confirmed', 'unconfirmed', 'stale', 'objected'] as const;

/** How a service rests on something. Durations are whole minutes, shares whole percent of the normal peak. */
export class DependencyTerms {
  @MayBeLeftOut() @IsIn(DEPENDENCY_ROLES) role?: DependencyRole;
  /** Share of the normal peak that it carries; null when nobody knows. */
  @IsOptional() @IsInt() @Min(0) @Max(100) sharePct?: number | null;
  /** What it can carry when the others are gone, in percent of the normal peak. */
  @IsOptional() @IsInt() @Min(0) @Max(1000) standbyCapacityPct?: number | null;
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) activationMinutes?: number | null;
  /** Their own recovery time objective. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) theirRtoMinutes?: number | null;
  /** Who recovers it: the vendor (us), the other party (them) or the registrant. Given together with the name. */
  @IsOptional() @IsIn(OWNER_SIDES) ownerSide?: OwnerSide | null;
  @MayBeLeftOut() @IsString() @MaxLength(200) ownerName?: string;
  /** The owner, where they sign in here. */
  @IsOptional() @IsUUID() ownerPersonId?: string | null;
  /** The site that a carrier, utility, platform, team or system serves. */
  @IsOptional() @IsUUID() servesSiteId?: string | null;
  /** The essential function that goes on with it. */
  @MayBeLeftOut() @IsString() @MaxLength(500) essentialFunction?: string;
  @MayBeLeftOut() @IsString() @MaxLength(2000) note?: string;
}

export class AddDependency extends DependencyTerms {
  @IsIn(DEPENDENCY_KINDS) kind: DependencyKind;
  /** The row of the vendor's register: a site, system, data set, team or sub-outsourcer. */
  @IsOptional() @IsUUID() targetId?: string;
  /** The name, for a carrier, cloud region, utility or platform. */
  @MayBeLeftOut() @IsString() @MaxLength(200) name?: string;
}

export class ChangeDependency extends DependencyTerms {
  @MayBeLeftOut() @IsString() @Matches(SOMETHING, { message: 'Give a name.' }) @MaxLength(200) name?: string;
  @IsInt() version: number;
}

export class EndDependency {
  @IsString()
  @Matches(SOMETHING, { message: 'Say why the service no longer rests on it.' })
  @MaxLength(2000)
  reason: string;
}

export class ConfirmDependency {
  @IsIn(CONFIRMATION_SIDES) side: ConfirmationSide;
  /** The terms that were read: a change since then refuses the confirmation. */
  @IsInt() terms: number;
  /** The day the word was given, YYYY-MM-DD; today when it is your own. */
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' })
  givenOn?: string;
  /** Who gave it, when it is not your own. */
  @MayBeLeftOut() @IsString() @MaxLength(200) givenBy?: string;
  /** How it was given: by letter, in a meeting, after reading the register. */
  @IsString() @Matches(SOMETHING, { message: 'Say how it was confirmed.' }) @MaxLength(500) how: string;
}

export class ObjectToDependency {
  @IsIn(OBJECTIONS) objection: Objection;
  @IsInt() terms: number;
  @IsString() @Matches(SOMETHING, { message: 'Say what they object to.' }) @MaxLength(2000) note: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) givenOn: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who said so.' }) @MaxLength(200) givenBy: string;
  @IsString() @Matches(SOMETHING, { message: 'Say how they said so.' }) @MaxLength(500) how: string;
  /** The recovery time that they state instead, in minutes. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) statedRtoMinutes?: number | null;
}

export class ReadTerms {
  @IsUUID() id: string;
  @IsInt() terms: number;
}

/** One word for many lines: each with the terms that were read. */
export class ConfirmRegister {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ReadTerms)
  items: ReadTerms[];
  @IsString() @Matches(SOMETHING, { message: 'Say how it was checked.' }) @MaxLength(500) how: string;
}

export class RegisterConfirmed {
  confirmed: number;
}

export class DependencyQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() serviceId?: string;
  @IsOptional() @IsIn(DEPENDENCY_KINDS) kind?: DependencyKind;
  @IsOptional() @IsIn(STANDINGS) standing?: Standing;
  /** Only those that a conflict is about. */
  @IsOptional() @IsIn(['yes']) conflicts?: 'yes';
  /** Only those without a shared identity that could have one; for the registrant. */
  @IsOptional() @IsIn(['yes']) unmatched?: 'yes';
  /** Words of the name, owner, service or vendor. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
  @IsOptional() @IsIn(['csv']) format?: 'csv';
}
