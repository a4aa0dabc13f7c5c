import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import { AlertView } from './conflicts.dto';
import type { AssumptionStanding } from './assumption.rules';
import { CLAIMS, type Claim } from './dependency-words.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_WORDS = { message: 'A date is written YYYY-MM-DD.' };

export class AddAssumption {
  /** What is taken for granted, as a sentence. */
  @IsString() @Matches(SOMETHING, { message: 'Say what is assumed.' }) @MaxLength(2000) text: string;
  /** The party that it is assumed of. */
  @IsString() @Matches(SOMETHING, { message: 'Say of whom it is assumed.' }) @MaxLength(200) about: string;
  /** What kind of claim it is; the portal holds it against the register. */
  @IsIn(CLAIMS) claim: Claim;
  /** For `recovers_within`: within how many minutes. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) claimMinutes?: number | null;
  /** For `carries_share`: how much of the normal peak, in percent. */
  @IsOptional() @IsInt() @Min(0) @Max(1000) claimPct?: number | null;
  @IsOptional() @IsUUID() serviceId?: string | null;
  /** The line of the dependency register that it is about. */
  @IsOptional() @IsUUID() dependencyId?: string | null;
  /** Who looks after it on the vendor's side. */
  @IsString() @Matches(SOMETHING, { message: 'Name who looks after it.' }) @MaxLength(200) ownerName: string;
  /** When the other party agreed to it in writing; null when it has not. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) agreedOn?: string | null;
  /** A check counts for so many days; 365 unless said otherwise. */
  @MayBeLeftOut() @IsInt() @Min(1) @Max(1000) checkEveryDays?: number;
}

export class ChangeAssumption extends AddAssumption {
  @IsInt() version: number;
}

export class CheckAssumption {
  @IsIn(['holds', 'does_not_hold']) result: 'holds' | 'does_not_hold';
  @IsString() @Matches(SOMETHING, { message: 'Say how you checked it.' }) @MaxLength(2000) how: string;
  @IsISO8601({ strict: true }) @Matches(DAY, DAY_WORDS) checkedOn: string;
  @IsInt() version: number;
}

export class WithdrawAssumption {
  @IsString() @Matches(SOMETHING, { message: 'Say why nobody relies on it any more.' }) @MaxLength(2000) reason: string;
  @IsInt() version: number;
}

export class AssumptionQuery {
  @IsOptional() @IsUUID() vendorId?: string;
}

export class AssumptionView {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  serviceId: string | null;
  serviceRef: string | null;
  dependencyId: string | null;
  dependencyRef: string | null;
  claim: Claim;
  claimMinutes: number | null;
  claimPct: number | null;
  text: string;
  about: string;
  ownerName: string;
  agreedOn: string | null;
  standing: AssumptionStanding;
  /** What the register says against it; null when nothing does. */
  contradiction: string | null;
  checkedOn: string | null;
  checkedByName: string | null;
  checkedHow: string | null;
  checkEveryDays: number;
  withdrawnReason: string;
  alerts: AlertView[];
  version: number;
}

export class AssumptionList {
  total: number;
  items: AssumptionView[];
}
