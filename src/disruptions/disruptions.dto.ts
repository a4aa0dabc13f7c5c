import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CLOCK_BASES, type ClockBasis } from '../exercises/achieved-times.rules';
import { IsMoment } from '../exercises/results.dto';
import { MayBeLeftOut } from '../foundation/validation';
import { DISRUPTION_TYPES, type DisruptionType } from '../plans/disruption.rules';
import { DISRUPTION_STATES, EFFECTS, type DisruptionState, type Effect } from './disruption.rules';
import { NOTICE_CHANNELS, type NoticeChannel } from './notice-clock.rules';

const SOMETHING = /\S/;

export class DisruptionQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  /** A state, or `open` for all that are neither closed nor withdrawn. */
  @IsOptional() @IsIn([...DISRUPTION_STATES, 'open', 'withdrawn']) state?: DisruptionState | 'open' | 'withdrawn';
}

export class NoticeInput {
  @IsMoment() givenAt: string;
  @IsIn(NOTICE_CHANNELS.slice(1)) channel: Exclude<NoticeChannel, 'portal'>;
  /** Who at the vendor told us. */
  @IsString() @Matches(SOMETHING, { message: 'Name who told.' }) @MaxLength(200) toldBy: string;
  /** Who on the registrant's side was told. */
  @IsString() @Matches(SOMETHING, { message: 'Name who was told.' }) @MaxLength(200) toldTo: string;
  @IsOptional() @IsString() @MaxLength(2000) words?: string;
}

export class ServiceHitInput {
  @IsUUID() serviceId: string;
  @IsIn(EFFECTS) effect: Effect;
}

/** What is known in the first minutes; the rest follows. */
export class ReportDisruption {
  /** Needed from the registrant's people; a vendor reports its own. */
  @IsOptional() @IsUUID() vendorId?: string;
  @IsString() @Matches(SOMETHING, { message: 'Say in a few words what happened.' }) @MaxLength(200) title: string;
  @IsOptional() @IsString() @MaxLength(4000) description?: string;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(DISRUPTION_TYPES, { each: true }) disruptionTypes: DisruptionType[];
  /** When it began. */
  @IsMoment() occurredAt: string;
  @IsOptional() @IsMoment() detectedAt?: string | null;
  @IsOptional() @IsMoment() declaredAt?: string | null;
  /** IANA name of the zone in which the site's clocks run. */
  @IsString() @MaxLength(60) timeZone: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((one: ServiceHitInput) => one.serviceId)
  @ValidateNested({ each: true })
  @Type(() => ServiceHitInput)
  services: ServiceHitInput[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) siteIds?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) systemIds?: string[];
  /** How we were told before this report, where we were. */
  @IsOptional() @ValidateNested() @Type(() => NoticeInput) told?: NoticeInput;
}

export class SeenDisruption {
  /** The version of the record that was read before this was decided. */
  @IsInt() @Min(1) version: number;
}

export class EditDisruption extends SeenDisruption {
  @MayBeLeftOut() @IsString() @Matches(SOMETHING, { message: 'Give it a title.' }) @MaxLength(200) title?: string;
  @MayBeLeftOut() @IsString() @MaxLength(4000) description?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(DISRUPTION_TYPES, { each: true })
  disruptionTypes?: DisruptionType[];
  @MayBeLeftOut() @IsString() @MaxLength(60) timeZone?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((one: ServiceHitInput) => one.serviceId)
  @ValidateNested({ each: true })
  @Type(() => ServiceHitInput)
  services?: ServiceHitInput[];
  @MayBeLeftOut() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) siteIds?: string[];
  @MayBeLeftOut() @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) systemIds?: string[];
  @IsOptional() @IsInt() @Min(0) @Max(2_000_000_000) customersAffected?: number | null;
  @IsOptional() @IsString() @MaxLength(4000) customerImpact?: string | null;
  /** Whole units of the currency. */
  @IsOptional() @IsInt() @Min(0) @Max(9_000_000_000_000) costAmount?: number | null;
  @IsOptional() @Matches(/^[A-Z]{3}$/, { message: 'Three letters, for example USD.' }) costCurrency?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) costBasis?: string | null;
  /** Why a service that was named is named no more; needed only then. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
}

export class ServiceMomentsInput {
  @IsUUID() serviceId: string;
  @IsOptional() @IsMoment() restoredAt?: string | null;
  @IsOptional() @IsMoment() verifiedAt?: string | null;
  /** Time of the last transaction that was recovered and verified. */
  @IsOptional() @IsMoment() lastRecoveredAt?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) notRecoveredReason?: string | null;
}

/** All moments as they are known now; one that is left out or null is not known. */
export class SetEventClock extends SeenDisruption {
  @IsMoment() occurredAt: string;
  @IsOptional() @IsMoment() detectedAt?: string | null;
  @IsOptional() @IsMoment() declaredAt?: string | null;
  @IsOptional() @IsMoment() returnedToNormalAt?: string | null;
  /** The moment from which the achieved recovery time is counted. */
  @IsIn(CLOCK_BASES) clockBasis: ClockBasis;
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((one: ServiceMomentsInput) => one.serviceId)
  @ValidateNested({ each: true })
  @Type(() => ServiceMomentsInput)
  services: ServiceMomentsInput[];
}

export class ConfirmDisruption extends SeenDisruption {
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class WithdrawDisruption extends SeenDisruption {
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(2000) reason: string;
}

export class RecoverDisruption extends SeenDisruption {
  /** Why no plan was started, where none was. */
  @IsOptional() @IsString() @MaxLength(2000) noActivationReason?: string;
}

export class CloseDisruption extends SeenDisruption {
  /** Why no finding is needed for a gap that has none. */
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}
