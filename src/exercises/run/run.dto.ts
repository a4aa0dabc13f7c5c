import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { SeenExercise } from '../exercises.dto';
import { STEP_OUTCOMES, type StepOutcome } from '../step-results.rules';

/** A moment with its offset from UTC, for example 2026-05-16T06:00:00Z. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }),
    MaxLength(35),
    Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'Give date, time and offset, for example 2026-05-16T06:00:00Z' }),
  );
}

export class PressOnStep {
  @IsUUID() planStepId: string;
  /** Number of the latest attempt at this step when it was read (0: none); refused when somebody recorded another one since. */
  @IsInt() @Min(0) seenAttempts: number;
  /** Who does the step; without it, the person who presses. */
  @IsOptional() @IsString() @MaxLength(200) performedBy?: string | null;
}

export class StartStep extends PressOnStep {
  /** Why it is started although a step that it depends on is not done. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string | null;
}

export const PRESSED_OUTCOMES = ['pass', 'pass_with_issue', 'fail'] as const;

export class FinishStep extends PressOnStep {
  @IsIn(PRESSED_OUTCOMES) outcome: (typeof PRESSED_OUTCOMES)[number];
  /** What happened; needed where something went wrong. */
  @IsOptional() @IsString() @MaxLength(4000) note?: string | null;
}

export class WithdrawStart {
  @IsUUID() planStepId: string;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

export class CorrectStart extends WithdrawStart {
  /** When the step really began. */
  @IsMoment() startedAt: string;
}

export class CorrectResult {
  @IsUUID() planStepId: string;
  /** The attempt that was wrong: the latest one. */
  @IsInt() @Min(1) attempt: number;
  @IsIn(STEP_OUTCOMES) outcome: StepOutcome;
  /** Why the step was not performed or does not apply. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string | null;
  @IsOptional() @IsMoment() startedAt?: string | null;
  @IsOptional() @IsMoment() finishedAt?: string | null;
  @IsOptional() @IsString() @MaxLength(200) tester?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) note?: string | null;
  /** Why what was recorded is put right. */
  @IsString() @MinLength(1) @MaxLength(2000) correctionReason: string;
}

/** Moments that can be pressed when they happen; the last recovered transaction is found out afterwards. */
export const PRESSED_MOMENTS = [
  'occurredAt',
  'detectedAt',
  'declaredAt',
  'restoredAt',
  'verifiedAt',
  'returnedToNormalAt',
] as const;

export class MarkMoment {
  @IsIn(PRESSED_MOMENTS) moment: (typeof PRESSED_MOMENTS)[number];
}

export class InjectInput {
  @IsString() @MinLength(1) @MaxLength(2000) text: string;
  @IsOptional() @IsString() @MaxLength(200) addressedTo?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) expectedResponse?: string | null;
}

export class PlannedInject extends InjectInput {
  /** Whole minutes after the start. */
  @IsInt() @Min(0) @Max(100_000) plannedMinute: number;
}

export class WriteInjects extends SeenExercise {
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlannedInject)
  injects: PlannedInject[];
}

export class AddInject extends InjectInput {
  /** Hands it out at once. */
  @IsOptional() @IsBoolean() deliver?: boolean;
}

export class DeliverInject {
  @IsUUID() injectId: string;
  /** Who handed it out; without it, the person who presses. */
  @IsOptional() @IsString() @MaxLength(200) performedBy?: string | null;
}

export class AnswerInject extends DeliverInject {
  /** What the team did. */
  @IsString() @MinLength(1) @MaxLength(4000) text: string;
}

export class NameGuest {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  @IsString() @MinLength(1) @MaxLength(200) organisation: string;
}

export class WriteNote {
  @IsString() @MinLength(1) @MaxLength(4000) text: string;
  /** When it was seen; without it, now. */
  @IsOptional() @IsMoment() at?: string | null;
  /** The guest whose words these are. */
  @IsOptional() @IsUUID() guestId?: string | null;
}

export class CorrectNote {
  /** Number of the note in the log. */
  @IsInt() @Min(1) number: number;
  @IsString() @MinLength(1) @MaxLength(4000) text: string;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}
