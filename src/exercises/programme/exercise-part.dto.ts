import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import type { ExerciseOutcome, ExerciseState } from '../exercise.rules';
import { AREA_RESULTS, TEST_AREAS, type AreaResult, type TestArea } from './areas.rules';
import type { DeferralKind } from './deferral.rules';
import { DeferralView } from './deferrals.dto';
import { WindowView } from './register-views.dto';

export class AreaResultInput {
  @IsIn(TEST_AREAS) area: TestArea;
  @IsIn(AREA_RESULTS) result: AreaResult;
  /** What happened; needed unless it passed. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class RecordAreas {
  @IsArray()
  @ArrayMaxSize(3)
  @ArrayUnique((row: AreaResultInput) => row.area)
  @ValidateNested({ each: true })
  @Type(() => AreaResultInput)
  results: AreaResultInput[];
}

export class LinkExercise {
  @IsInt() @Min(1) version: number;
  /** The planned maintenance that it rides on. */
  @IsOptional() @IsUUID() maintenanceWindowId?: string | null;
  /** The trainings that prepared for it. */
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID(undefined, { each: true }) trainingRecordIds: string[];
}

export class TestAreaView {
  area: TestArea;
  /** Null until it is recorded. */
  result: AreaResult | null;
  note: string;
  recordedByName: string | null;
}

export class OtherExercise {
  id: string;
  ref: string;
  title: string;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  plannedOn: string;
}

export class LinkedTraining {
  id: string;
  ref: string;
  roleLabel: string;
  topic: string;
  heldOn: string;
  completedPct: number | null;
}

export class LinkedTrial {
  id: string;
  ref: string;
  kind: 'drill' | 'restore_test';
  title: string;
  heldOn: string;
}

/** What a list says of an exercise beside its times. */
export class ProgrammeMarks {
  /** Which of the three areas it tests; null where nobody said. */
  testAreas: TestArea[] | null;
  /** The exercise that it repeats. */
  retestOf: string | null;
  /** A request to put it off that the registrant has not decided. */
  waitingFor: DeferralKind | null;
}

/** What the programme says of one exercise. */
export class ExercisePart {
  /** Which of the three areas it tests; null where nobody said. */
  testAreas: TestArea[] | null;
  areas: TestAreaView[];
  /** Why its kind is too weak for the tier of its service; null where it is enough. */
  kindWarning: string | null;
  /** The exercise that it repeats. */
  retestOf: OtherExercise | null;
  /** The finding that it is to show fixed. */
  retestFindingId: string | null;
  /** Exercises that repeat this one. */
  retestedBy: OtherExercise[];
  /** Requests to put it off, the latest first; refused ones too. */
  deferrals: DeferralView[];
  /** Reference of the programme in which its day is agreed. */
  agreedIn: string | null;
  maintenanceWindow: WindowView | null;
  trainings: LinkedTraining[];
  /** Drills and restore tests that were part of it. */
  trials: LinkedTrial[];
}
