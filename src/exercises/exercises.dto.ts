import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
  ValidateNested,
} from 'class-validator';
import { CLOCK_BASES, type ClockBasis } from './achieved-times.rules';
import { TEST_AREAS, type TestArea } from './programme/areas.rules';
import { EXERCISE_KINDS, type ExerciseKind } from './exercise-kinds.rules';
import { MEASURES, RATINGS, type Measures, type Rating } from './exercise.rules';

export class ExercisesQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  /** Exercises that are to show this finding fixed. */
  @IsOptional() @IsUUID() retestFindingId?: string;
}

export class ObjectiveInput {
  @IsString() @MinLength(1) @MaxLength(500) text: string;
  /** The recovery objective that this one measures, if it does. */
  @IsOptional() @IsIn(MEASURES) measures?: Measures | null;
}

export class PlanExercise {
  @IsUUID() planVersionId: string;
  @IsUUID() serviceId: string;
  @IsIn(EXERCISE_KINDS) kind: ExerciseKind;
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  @IsOptional() @IsString() @MaxLength(4000) scenario?: string;
  /** What is left out of the exercise, and why. */
  @IsOptional() @IsString() @MaxLength(2000) scopeLimits?: string;
  /** YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @MaxLength(10) plannedOn: string;
  /** A test measures systems; without it, as is usual for the kind. */
  @IsOptional() @IsBoolean() isTest?: boolean;
  @IsOptional() @IsIn(CLOCK_BASES) clockBasis?: ClockBasis | null;
  @IsOptional() @IsString() @MaxLength(200) evaluator?: string | null;
  @IsOptional() @IsBoolean() observedByRegistrant?: boolean;
  /** Which of communications, data recovery and application recovery it tests. */
  @IsOptional() @IsArray() @ArrayMaxSize(3) @ArrayUnique() @IsIn(TEST_AREAS, { each: true }) testAreas?: TestArea[];
  /** The exercise that it repeats. */
  @IsOptional() @IsUUID() retestOf?: string | null;
  /** The finding that it is to show fixed. */
  @IsOptional() @IsUUID() retestFindingId?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(90)
  @ValidateNested({ each: true })
  @Type(() => ObjectiveInput)
  objectives?: ObjectiveInput[];
}

export class EditExercise {
  @IsInt() @Min(1) version: number;
  @IsOptional() @IsUUID() planVersionId?: string;
  @IsOptional() @IsUUID() serviceId?: string;
  @IsOptional() @IsIn(EXERCISE_KINDS) kind?: ExerciseKind;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(200) title?: string;
  @IsOptional() @IsString() @MaxLength(4000) scenario?: string;
  @IsOptional() @IsString() @MaxLength(2000) scopeLimits?: string;
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) plannedOn?: string;
  @IsOptional() @IsBoolean() isTest?: boolean;
  @IsOptional() @IsIn(CLOCK_BASES) clockBasis?: ClockBasis | null;
  @IsOptional() @IsString() @MaxLength(200) evaluator?: string | null;
  @IsOptional() @IsBoolean() observedByRegistrant?: boolean;
  /** Which of communications, data recovery and application recovery it tests. */
  @IsOptional() @IsArray() @ArrayMaxSize(3) @ArrayUnique() @IsIn(TEST_AREAS, { each: true }) testAreas?: TestArea[];
  /** The exercise that it repeats. */
  @IsOptional() @IsUUID() retestOf?: string | null;
  /** The finding that it is to show fixed. */
  @IsOptional() @IsUUID() retestFindingId?: string | null;
}

export class WriteObjectives {
  @IsInt() @Min(1) version: number;
  @IsArray()
  @ArrayMaxSize(90)
  @ValidateNested({ each: true })
  @Type(() => ObjectiveInput)
  objectives: ObjectiveInput[];
}

export class SeenExercise {
  /** The version of the record that was read before this was decided. */
  @IsInt() @Min(1) version: number;
}

export class RescheduleExercise extends SeenExercise {
  @IsISO8601({ strict: true }) @MaxLength(10) plannedOn: string;
}

export class RatingInput {
  /** Number of the objective. */
  @IsInt() @Min(1) @Max(99) number: number;
  @IsIn(RATINGS) rating: Rating;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class RateObjectives extends SeenExercise {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique((row: RatingInput) => row.number)
  @ValidateNested({ each: true })
  @Type(() => RatingInput)
  ratings: RatingInput[];
}

export class AreaInput {
  @IsString() @MinLength(1) @MaxLength(2000) observation: string;
  @IsString() @MaxLength(2000) cause: string;
  @IsString() @MaxLength(2000) effect: string;
}

export class IssueReport extends SeenExercise {
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(2000, { each: true }) strengths: string[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => AreaInput) areas: AreaInput[];
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(2000, { each: true }) lessons: string[];
  /** Why it is issued although records that differ are not resolved; needed then. */
  @IsOptional() @IsString() @MaxLength(2000) openDifferences?: string | null;
}
