import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  EXCEPTION_STATES,
  MEASURE_VERDICTS,
  RESIDUAL_RISKS,
  type ExceptionState,
  type MeasureVerdict,
  type ResidualRisk,
  type Tier,
} from './exception.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class NewMeasure {
  @IsString() @Matches(SOMETHING, { message: 'Describe the measure.' }) @MaxLength(4000) description: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who runs it.' }) @MaxLength(200) ownerName: string;
  /** Evidence that it runs, where there is some already. */
  @IsOptional() @IsUUID() evidenceVersionId?: string;
}

export class RequestException {
  @IsUUID() obligationId: string;
  /** The finding whose risk is accepted while the exception lasts. */
  @IsOptional() @IsUUID() findingId?: string;
  /** The exception that this one renews. */
  @IsOptional() @IsUUID() renewsId?: string;
  @IsString() @Matches(SOMETHING, { message: 'Say why it cannot be met.' }) @MaxLength(8000) reason: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what may happen meanwhile.' }) @MaxLength(8000) risk: string;
  /** Last day, YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) until: string;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => NewMeasure) measures: NewMeasure[];
}

export class AssessMeasure {
  @IsUUID() id: string;
  @IsIn(MEASURE_VERDICTS) verdict: MeasureVerdict;
  @IsString() @Matches(SOMETHING, { message: 'Say what you saw.' }) @MaxLength(4000) note: string;
}

export class AssessException {
  @IsString() @Matches(SOMETHING, { message: 'Write the assessment.' }) @MaxLength(8000) assessment: string;
  @IsIn(RESIDUAL_RISKS) residualRisk: ResidualRisk;
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AssessMeasure) measures: AssessMeasure[];
}

export class DecideException {
  @IsIn(['approved', 'rejected']) decision: 'approved' | 'rejected';
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class EndException {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class ExceptionQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() obligationId?: string;
  @IsOptional() @IsIn(EXCEPTION_STATES) state?: (typeof EXCEPTION_STATES)[number];
}

export class ExceptionLimitsQuery {
  @IsUUID() obligationId: string;
  @IsOptional() @IsUUID() findingId?: string;
  @IsOptional() @IsUUID() renewsId?: string;
}

export class ExceptionLimits {
  tier: Tier;
  /** Days that the programme's policy allows in this tier. */
  maxDays: number;
  /** YYYY-MM-DD. */
  latestUntil: string;
  needsExecutive: boolean;
  renewalNumber: number;
  /** Who decides, and why, in words. */
  words: string;
}

export class MeasureView {
  id: string;
  number: number;
  description: string;
  ownerName: string;
  evidenceVersionId: string | null;
  evidenceItemId: string | null;
  evidenceLabel: string | null;
  verdict: MeasureVerdict | null;
  verdictNote: string | null;
}

export class ExceptionDecisionView {
  part: 'second_line' | 'executive';
  decision: 'approved' | 'rejected';
  reason: string;
  byName: string;
  at: string;
}

export class ExceptionView {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  obligationId: string;
  requirementCode: string;
  requirementTitle: string;
  serviceName: string | null;
  periodCode: string;
  findingId: string | null;
  findingRef: string | null;
  renewsId: string | null;
  renewsRef: string | null;
  renewalNumber: number;
  /** The later exception that renews this one. */
  renewedByRef: string | null;
  reason: string;
  risk: string;
  tier: Tier;
  critical: boolean;
  maxDays: number;
  needsExecutive: boolean;
  until: string;
  state: ExceptionState;
  stateWords: string;
  /** Whom it waits for now. */
  waitsFor: 'assessor' | 'second_line' | 'executive' | null;
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  assessment: string | null;
  residualRisk: ResidualRisk | null;
  assessedByName: string | null;
  assessedAt: string | null;
  effectiveFrom: string | null;
  endedByName: string | null;
  endedAt: string | null;
  endReason: string | null;
  measures: MeasureView[];
  decisions: ExceptionDecisionView[];
  version: number;
}

export class ExceptionList {
  total: number;
  items: ExceptionView[];
  /** The limits, in words. */
  policy: string;
}
