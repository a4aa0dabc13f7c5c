import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { DRILL_KINDS, type DrillKind } from './drill.rules';
import { TRAINING_AUDIENCES, type TrainingAudience } from './training.rules';

const MOST = 1_000_000;
const MOST_MINUTES = 525_600;

export class RegisterQuery {
  @IsOptional() @IsUUID() vendorId?: string;
}

export class WithdrawEntry {
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

class RegisterInput {
  /** The entry that this one corrects; both stay, the later counts. */
  @IsOptional() @IsUUID() corrects?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

export class RecordDrill extends RegisterInput {
  @IsIn(DRILL_KINDS) kind: DrillKind;
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  /** YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @MaxLength(10) heldOn: string;
  @IsOptional() @IsUUID() siteId?: string | null;
  @IsOptional() @IsUUID() serviceId?: string | null;
  @IsOptional() @IsUUID() exerciseId?: string | null;
  @IsInt() @Min(0) @Max(MOST_MINUTES) targetMinutes: number;
  @IsInt() @Min(0) @Max(MOST) called: number;
  @IsInt() @Min(0) @Max(MOST) reached: number;
  @IsInt() @Min(0) @Max(MOST) reachedWithinTarget: number;
  /** From the first call to the last answer. */
  @IsInt() @Min(0) @Max(MOST_MINUTES) minutes: number;
  @IsOptional() @IsInt() @Min(0) @Max(MOST_MINUTES) minutesTo90Pct?: number | null;
  /** Who of the registrant was called. */
  @IsOptional() @IsString() @MaxLength(200) registrantContact?: string | null;
  @IsOptional() @IsBoolean() registrantReached?: boolean | null;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class RecordTraining extends RegisterInput {
  @IsIn(TRAINING_AUDIENCES) audience: TrainingAudience;
  @IsString() @MinLength(1) @MaxLength(200) roleLabel: string;
  @IsString() @MinLength(1) @MaxLength(200) topic: string;
  @IsISO8601({ strict: true }) @MaxLength(10) heldOn: string;
  @IsInt() @Min(1) @Max(MOST) people: number;
  @IsInt() @Min(0) @Max(MOST) completed: number;
  @IsOptional() @IsString() @MaxLength(200) trainer?: string | null;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class RecordWindow extends RegisterInput {
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  /** ISO 8601 with an offset. */
  @IsISO8601({ strict: true, strictSeparator: true }) startsAt: string;
  @IsISO8601({ strict: true, strictSeparator: true }) endsAt: string;
  @IsOptional() @IsUUID() siteId?: string | null;
  @IsOptional() @IsUUID() systemId?: string | null;
  /** The zone in which the place counts its hours, such as America/Chicago. */
  @IsString() @MinLength(1) @MaxLength(60) timeZone: string;
}

export class RecordRestore extends RegisterInput {
  @IsUUID() serviceId: string;
  @IsOptional() @IsUUID() systemId?: string | null;
  @IsOptional() @IsUUID() exerciseId?: string | null;
  @IsISO8601({ strict: true }) @MaxLength(10) heldOn: string;
  /** The separate place that the data were restored to. */
  @IsString() @MinLength(1) @MaxLength(200) restoredTo: string;
  /** How the sample was chosen. */
  @IsString() @MinLength(1) @MaxLength(1000) sampleBasis: string;
  @IsInt() @Min(1) @Max(MOST) sampleSize: number;
  @IsInt() @Min(0) @Max(MOST) sampleFailures: number;
  @IsInt() @Min(0) @Max(2_000_000_000) recordsCompared: number;
  @IsInt() @Min(0) @Max(2_000_000_000) differences: number;
  /** Up to when data were to be had, and up to when they were. */
  @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }) wantedUpTo?: string | null;
  @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }) recoveredUpTo?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(MOST_MINUTES) minutes?: number | null;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class ReconcileRestore {
  @IsInt() @Min(1) @Max(2_000_000_000) reconciled: number;
  @IsString() @MinLength(1) @MaxLength(2000) explanation: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class RecordedEntry {
  id: string;
  ref: string;
  number: number;
}
