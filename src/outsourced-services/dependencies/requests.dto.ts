import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import {
  OBJECTIONS,
  type DependencyRole,
  type Objection,
  type OwnerSide,
  type RequestState,
} from './dependency-words.rules';

export class AnswerRequest {
  @IsIn(['confirmed', 'objected']) answer: 'confirmed' | 'objected';
  /** What is objected to. */
  @IsOptional() @IsIn(OBJECTIONS) objection?: Objection;
  @MayBeLeftOut() @IsString() @MaxLength(2000) note?: string;
  /** Your own recovery time, where the one that is counted on is wrong. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) statedRtoMinutes?: number | null;
  @IsInt() version: number;
}

/** Asks a vendor whether another one may count on it: no more of the other than it takes to answer. */
export class DependencyRequestView {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  dependentName: string;
  serviceName: string;
  what: string;
  role: DependencyRole;
  sharePct: number | null;
  standbyCapacityPct: number | null;
  activationMinutes: number | null;
  /** The time within which the other counts on it, in minutes. */
  theirRtoMinutes: number | null;
  /** Whom the other takes for the one who recovers it; `them` is you. */
  ownerSide: OwnerSide | null;
  ownerName: string;
  state: RequestState;
  askedAt: string;
  answeredAt: string | null;
  answeredByName: string | null;
  objection: Objection | null;
  answerNote: string;
  statedRtoMinutes: number | null;
  version: number;
}

export class DependencyRequestList {
  total: number;
  /** Open ones first. */
  items: DependencyRequestView[];
}
