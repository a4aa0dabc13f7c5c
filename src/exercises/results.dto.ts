import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SeenExercise } from './exercises.dto';
import { DISPOSITIONS, STEP_OUTCOMES, type Disposition, type StepOutcome } from './step-results.rules';

/** A moment with its offset from UTC, for example 2026-05-16T06:00:00Z. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }),
    MaxLength(35),
    Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'Give date, time and offset, for example 2026-05-16T06:00:00Z' }),
  );
}

export class StepResultInput {
  @IsUUID() planStepId: string;
  @IsIn(STEP_OUTCOMES) outcome: StepOutcome;
  /** Why the step was not performed or does not apply. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string | null;
  @IsOptional() @IsMoment() startedAt?: string | null;
  @IsOptional() @IsMoment() finishedAt?: string | null;
  @IsOptional() @IsString() @MaxLength(200) tester?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) note?: string | null;
  @IsOptional() @IsIn(DISPOSITIONS) disposition?: Disposition | null;
  @IsOptional() @IsString() @MaxLength(2000) dispositionNote?: string | null;
  @IsOptional() @IsUUID() proofEvidenceVersionId?: string | null;
  /** Attempts at this step when it was read (0: none); refused when somebody recorded another one since. */
  @IsOptional() @IsInt() @Min(0) seenAttempts?: number;
}

export class RecordSteps {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ArrayUnique((row: StepResultInput) => row.planStepId)
  @ValidateNested({ each: true })
  @Type(() => StepResultInput)
  results: StepResultInput[];
}

/** All moments as they are known now; a moment that is left out or null is not known. */
export class SetClock extends SeenExercise {
  @IsOptional() @IsMoment() occurredAt?: string | null;
  @IsOptional() @IsMoment() detectedAt?: string | null;
  @IsOptional() @IsMoment() declaredAt?: string | null;
  @IsOptional() @IsMoment() restoredAt?: string | null;
  @IsOptional() @IsMoment() verifiedAt?: string | null;
  @IsOptional() @IsMoment() lastRecoveredAt?: string | null;
  @IsOptional() @IsMoment() returnedToNormalAt?: string | null;
  /** Why the service was not recovered within the exercise; instead of a time of verification. */
  @IsOptional() @IsString() @MaxLength(2000) notRecoveredReason?: string | null;
}

export class DispositionInput {
  @IsUUID() planStepId: string;
  @IsIn(DISPOSITIONS) disposition: Disposition;
  /** What has to change in the plan; needed unless the step is kept. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class DecideSteps {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ArrayUnique((row: DispositionInput) => row.planStepId)
  @ValidateNested({ each: true })
  @Type(() => DispositionInput)
  dispositions: DispositionInput[];
}
