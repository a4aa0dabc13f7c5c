import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { PeriodState } from '../catalogue/period.rules';
import { REST_CONCLUSIONS, type OpenKind, type RestConclusion } from './closing.rules';

export class ConcludeRest {
  /** What is true of them: nobody tested it, or it is not met. */
  @IsIn(REST_CONCLUSIONS) conclusion: RestConclusion;
  @IsString() @Matches(/\S/, { message: 'Say why these are concluded so.' }) @MaxLength(4000) reason: string;
  /** Left out: every obligation of the period that has no conclusion. */
  @IsOptional() @IsArray() @ArrayMaxSize(20_000) @IsUUID(undefined, { each: true }) obligationIds?: string[];
}

export class RestConcluded {
  concluded: number;
  obligationIds: string[];
}

export class OpenItem {
  /** The obligation, review, attestation, finding; for a packet the vendor. */
  id: string;
  ref: string;
  words: string;
  vendorId: string | null;
  vendorName: string | null;
  /** Last day on which it was due, where it has one. */
  dueOn: string | null;
}

export class OpenGroup {
  kind: OpenKind;
  title: string;
  /** Whether one of these keeps the period from being locked. */
  blocks: boolean;
  total: number;
  items: OpenItem[];
}

export class ConclusionCount {
  conclusion: string;
  obligations: number;
}

export class ClosingChecklist {
  periodId: string;
  periodCode: string;
  state: PeriodState;
  readAt: string;
  obligations: number;
  /** How many obligations have each conclusion; `none` counts those without one. */
  conclusions: ConclusionCount[];
  groups: OpenGroup[];
  /** Why the period cannot be locked as it stands; null when it can. */
  lockRefusal: string | null;
}
