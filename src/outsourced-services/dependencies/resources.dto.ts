import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import { RESOURCE_KINDS, type DependencyKind, type ResourceKind } from './dependency-words.rules';

const SOMETHING = /\S/;

/** One identity for what several vendors rest on, whatever each of them calls it. */
export class AddResource {
  @IsIn(RESOURCE_KINDS) kind: ResourceKind;
  @IsString() @Matches(SOMETHING, { message: 'Give it a name.' }) @MaxLength(200) name: string;
  /** The company behind it. */
  @MayBeLeftOut() @IsString() @MaxLength(200) provider?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) region?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  hazardZones?: string[];
  /** The vendor here that it is. */
  @IsOptional() @IsUUID() ownVendorId?: string | null;
  /** Dependencies that are this thing; may be none yet. */
  @MayBeLeftOut() @IsArray() @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) dependencyIds?: string[];
}

export class ChangeResource {
  @MayBeLeftOut() @IsString() @Matches(SOMETHING, { message: 'Give it a name.' }) @MaxLength(200) name?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) provider?: string;
  @MayBeLeftOut() @IsString() @MaxLength(200) region?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  hazardZones?: string[];
  @IsOptional() @IsUUID() ownVendorId?: string | null;
  @IsInt() version: number;
}

export class MatchDependencies {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @IsUUID(undefined, { each: true }) dependencyIds: string[];
}

export class Matched {
  /** Dependencies that have the identity now; those of the same vendor on the same thing follow. */
  matched: number;
}

export class ResourceView {
  id: string;
  ref: string;
  kind: ResourceKind;
  name: string;
  provider: string;
  region: string;
  hazardZones: string[];
  ownVendorId: string | null;
  ownVendorName: string | null;
  /** Names that vendors call it by. */
  knownAs: string[];
  vendors: number;
  services: number;
  version: number;
}

export class ResourceList {
  total: number;
  items: ResourceView[];
}

export class UnmatchedView {
  /** One dependency of it; the others of the vendor on the same thing follow. */
  dependencyId: string;
  vendorId: string;
  vendorName: string;
  kind: DependencyKind;
  name: string;
  place: string;
  services: number;
}

/** Names that may be one thing: a person says whether they are. */
export class SuggestionView {
  /** The identity that they would get; null when there is none by this name yet. */
  resourceId: string | null;
  resourceRef: string | null;
  resourceName: string | null;
  kind: ResourceKind;
  /** The name for a new identity. */
  name: string;
  /** A vendor here by the same name. */
  ownVendorId: string | null;
  ownVendorName: string | null;
  /** How much the names are alike, 0 to 1: the least of them. */
  likeness: number;
  items: UnmatchedView[];
}

export class SuggestionList {
  total: number;
  items: SuggestionView[];
}
