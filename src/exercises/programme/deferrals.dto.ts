import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, MaxLength, Min, MinLength } from 'class-validator';
import type { ExerciseKind } from '../exercise-kinds.rules';
import type { ExerciseState } from '../exercise.rules';
import { DEFERRAL_STATES, type DeferralKind, type DeferralState } from './deferral.rules';

export class DeferralsQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsIn(DEFERRAL_STATES) state?: DeferralState;
}

export class PostponeExercise {
  /** The version of the exercise that was read before this was asked. */
  @IsInt() @Min(1) version: number;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
  /** Who at the vendor agreed; without it, the person who asks. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(200) approver?: string;
  /** The new day, YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @MaxLength(10) plannedOn: string;
}

export class CancelExercise {
  @IsInt() @Min(1) version: number;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(200) approver?: string;
}

export class DecideDeferral {
  @IsInt() @Min(1) version: number;
  @IsIn(['approved', 'refused']) decision: 'approved' | 'refused';
  /** Why; a refusal needs it. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class SeenDeferral {
  @IsInt() @Min(1) version: number;
}

/** What became of a request: `not_needed` and `approved` took effect, `requested` waits for the registrant. */
export class AskedDeferral {
  id: string;
  deferralId: string;
  deferralState: DeferralState;
  /** Why it needs approval, or why it needs none. */
  approvalRule: string;
  state: ExerciseState;
  version: number;
}

export class DeferralView {
  id: string;
  kind: DeferralKind;
  state: DeferralState;
  reason: string;
  /** Who at the vendor agreed to it. */
  agreedBy: string;
  plannedBefore: string;
  proposedOn: string | null;
  approvalRule: string;
  requestedByName: string | null;
  requestedAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  withdrawnAt: string | null;
  version: number;
}

export class DeferralOfExercise extends DeferralView {
  exerciseId: string;
  exerciseRef: string;
  exerciseTitle: string;
  exerciseKind: ExerciseKind;
  vendorId: string;
  vendorName: string | null;
  serviceName: string;
  tier: string | null;
}

export class DeferralList {
  items: DeferralOfExercise[];
  total: number;
}
