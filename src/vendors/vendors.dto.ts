import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ContactView } from './vendor-contacts.dto';
import { NOTICE_STARTS, type NoticeStart } from './notice-start.rules';
import { VENDOR_STATES, type Ground, type VendorState } from './vendor-lifecycle.rules';
import { MayBeLeftOut } from '../foundation/validation';

const COUNTRY = { message: 'Two capital letters, such as US' };

export class RegisterVendor {
  /** The name that people use. */
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  @IsString() @MinLength(1) @MaxLength(300) legalName: string;
  /** Two letters, ISO 3166-1. */
  @Matches(/^[A-Z]{2}$/, COUNTRY) country: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(80, { each: true })
  sectors?: string[];
  @IsOptional() @IsString() @MaxLength(4000) summary?: string;
  /** Within how many minutes the contract makes the vendor give notice of a disruption. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) contractNoticeMinutes?: number;
  /** From which moment that time runs. */
  @IsOptional() @IsIn(NOTICE_STARTS) contractNoticeFrom?: NoticeStart;
}

export class ChangeVendor {
  @MayBeLeftOut() @IsString() @MinLength(1) @MaxLength(200) name?: string;
  @MayBeLeftOut() @IsString() @MinLength(1) @MaxLength(300) legalName?: string;
  @MayBeLeftOut() @Matches(/^[A-Z]{2}$/, COUNTRY) country?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(80, { each: true })
  sectors?: string[];
  @MayBeLeftOut() @IsString() @MaxLength(4000) summary?: string;
  /** Null when the contract names no time. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) contractNoticeMinutes?: number | null;
  /** Null when the contract does not say from when. */
  @IsOptional() @IsIn(NOTICE_STARTS) contractNoticeFrom?: NoticeStart | null;
  /** The version that was read. */
  @IsInt() version: number;
}

export class MoveVendor {
  @IsIn(VENDOR_STATES) to: VendorState;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

export class ExitVendor {
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
  /** How and when the vendor returned or destroyed the registrant's data. */
  @IsString() @MinLength(1) @MaxLength(2000) dataReturn: string;
  /** Which records stay, and for how long. */
  @IsString() @MinLength(1) @MaxLength(2000) retention: string;
}

export class GroundView {
  ground: Ground;
  answer: 'holds' | 'missing' | 'not_asked';
  detail: string;
}

export class TransitionView {
  id: string;
  from: VendorState;
  to: VendorState;
  reason: string;
  grounds: GroundView[];
  dataReturn: string | null;
  retention: string | null;
  decidedByName: string;
  decidedAt: string;
}

/** A move that the state allows, and what stands against it for the person who asks. */
export class PossibleMove {
  to: VendorState;
  /** Empty when the person may make it now. */
  refusals: string[];
}

export class VendorSummary {
  id: string;
  ref: string;
  name: string;
  legalName: string;
  country: string;
  state: VendorState;
  sectors: string[];
  summary: string;
  contractNoticeMinutes: number | null;
  contractNoticeFrom: NoticeStart | null;
  registeredAt: string;
  registeredByName: string;
  version: number;
}

export class VendorList {
  total: number;
  items: VendorSummary[];
}

export class VendorView extends VendorSummary {
  contacts: ContactView[];
  transitions: TransitionView[];
  moves: PossibleMove[];
}
