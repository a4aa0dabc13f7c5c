import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import {
  APPROVAL_DECISIONS,
  EXERCISE_OUTCOMES,
  LINE_DECISIONS,
  OBLIGATION_CONCLUSIONS,
  REVIEW_CONCLUSIONS,
  type ApprovalDecision,
  type ExerciseOutcome,
  type LineDecision,
  type ObligationConclusion,
  type ReviewConclusionValue,
} from './review.rules';

const WORDS = 4000;
const SOMETHING = /\S/;

@ValidatorConstraint({ name: 'checkValue' })
class IsCheckValue implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
  }

  defaultMessage(): string {
    return 'A check is measured as a number, or as true or false.';
  }
}

export class MakeSubmission {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  obligationIds: string[];
  /** What the reviewer should know. */
  @IsOptional() @IsString() @MaxLength(WORDS) note?: string;
}

export class DecideLine {
  @IsUUID() submissionLineId: string;
  @IsIn(LINE_DECISIONS) decision: LineDecision;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(WORDS) reason: string;
  /** Of an exercise that is accepted, or rejected as `unsatisfactory` or `not_a_valid_test` (the default). */
  @IsOptional() @IsIn(EXERCISE_OUTCOMES) outcome?: ExerciseOutcome;
}

export class NoteOnCheck {
  @IsString() @MaxLength(100) checkId: string;
  /** Only where the registers hold no value: a whole number, or true or false. */
  @IsOptional() @Validate(IsCheckValue) value?: number | boolean;
  /** Why a failing check does not hold against the obligation. */
  @IsOptional() @IsString() @MaxLength(WORDS) explanation?: string;
}

export class ConcludeObligation {
  @IsUUID() obligationId: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what you did.' }) @MaxLength(WORDS) procedurePerformed: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what you compared it with.' }) @MaxLength(WORDS) criteria: string;
  @IsString() @Matches(SOMETHING, { message: 'Say how you judge it.' }) @MaxLength(WORDS) judgement: string;
  @IsIn(OBLIGATION_CONCLUSIONS) conclusion: ObligationConclusion;
  /** Why evidence from outside the period counts. */
  @IsOptional() @IsString() @MaxLength(WORDS) outOfPeriodReason?: string;
  /** One explanation for every failing check that has none of its own in `checks`. */
  @IsOptional() @IsString() @MaxLength(WORDS) overrideReason?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NoteOnCheck)
  checks?: NoteOnCheck[];
}

export class ConcludeReview {
  @IsIn(REVIEW_CONCLUSIONS) conclusion: ReviewConclusionValue;
  @IsString() @Matches(SOMETHING, { message: 'Sum up the review.' }) @MaxLength(WORDS) summary: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ConcludeObligation)
  obligations: ConcludeObligation[];
  /** Lines that were not decided one by one before. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => DecideLine)
  lines?: DecideLine[];
  /** First day in force of the plan versions that are accepted; the day of the vendor's approval when left out. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) plansEffectiveFrom?: string;
}

export class ApproveReview {
  @IsIn(APPROVAL_DECISIONS) decision: ApprovalDecision;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(WORDS) reason: string;
}

export class AskQuery {
  @IsString() @IsNotEmpty() @MaxLength(200) subject: string;
  @IsString() @Matches(SOMETHING, { message: 'Ask your question.' }) @MaxLength(WORDS) text: string;
  @IsOptional() @IsUUID() obligationId?: string;
  @IsOptional() @IsUUID() submissionLineId?: string;
}

export class ReplyToQuery {
  @IsString() @Matches(SOMETHING, { message: 'Write your reply.' }) @MaxLength(WORDS) text: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string;
}

export class ResolveQuery {
  @IsOptional() @IsString() @MaxLength(WORDS) resolution?: string;
}

export class MadeSubmission {
  id: string;
  ref: string;
  lines: number;
}

export class StartedReview {
  id: string;
  submissionId: string;
  needsApproval: boolean;
}

export class MadeDecision {
  id: string;
}

export class ConcludedReview {
  id: string;
  state: string;
  /** True while a second-line approver still has to look: nothing has taken effect yet. */
  awaitsApproval: boolean;
}
