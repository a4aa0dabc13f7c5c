import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { EXERCISE_KINDS, runsClock, type ExerciseKind } from '../exercises/exercise-kinds.rules';
import { AreaInput } from '../exercises/exercises.dto';
import { IsMoment } from '../exercises/results.dto';
import { DISPOSITIONS, type Disposition } from '../exercises/step-results.rules';
import { SeenDisruption } from './disruptions.dto';
import {
  CONTROL_OPERATIONS,
  CONTROL_VERDICTS,
  type ControlOperation,
  type ControlVerdict,
} from './reconciliation.rules';

const SOMETHING = /\S/;
const MOST = 1_000_000_000;

export class ActivatePlan {
  /** The version that was used. */
  @IsUUID() planVersionId: string;
  @IsMoment() activatedAt: string;
  /** Who decided to start it. */
  @IsString() @Matches(SOMETHING, { message: 'Name who decided.' }) @MaxLength(200) activatedByName: string;
  /** What called for it. */
  @IsOptional() @IsString() @MaxLength(2000) trigger?: string;
  @IsOptional() @IsMoment() recoveryModeFrom?: string | null;
  @IsOptional() @IsMoment() recoveryModeTo?: string | null;
}

export class SetRecoveryMode extends SeenDisruption {
  @IsOptional() @IsMoment() recoveryModeFrom?: string | null;
  /** Null while it lasts. */
  @IsOptional() @IsMoment() recoveryModeTo?: string | null;
}

export class JudgeNotice {
  @IsIn(['confirmed', 'disputed']) standing: 'confirmed' | 'disputed';
  /** Needed to dispute it. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class AddEntry {
  @IsMoment() happenedAt: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what happened.' }) @MaxLength(2000) text: string;
  /** Who saw it, or which log it is from. */
  @IsOptional() @IsString() @MaxLength(200) source?: string;
  /** The entry that this one corrects; it stays. */
  @IsOptional() @IsUUID() corrects?: string;
  @IsOptional() @IsString() @MaxLength(1000) correctionReason?: string;
}

export class AttachFile {
  @IsUUID() evidenceVersionId: string;
  @IsOptional() @IsString() @MaxLength(500) shows?: string;
}

export class RecordReconciliation {
  @IsUUID() serviceId: string;
  /** What was processed in recovery mode, or why nothing was. */
  @IsString() @Matches(SOMETHING, { message: 'Say what was processed.' }) @MaxLength(500) processed: string;
  @IsInt() @Min(0) @Max(MOST) processedCount: number;
  @IsOptional() @IsString() @MaxLength(500) comparedWith?: string;
  @IsInt() @Min(0) @Max(MOST) comparedCount: number;
  @IsInt() @Min(0) @Max(MOST) differenceCount: number;
  @IsInt() @Min(0) @Max(MOST) resolvedCount: number;
  @IsOptional() @IsString() @MaxLength(2000) resolution?: string;
  @IsOptional() @IsString() @MaxLength(200) resolvedByName?: string | null;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
  /** The earlier record that this one replaces; it stays. */
  @IsOptional() @IsUUID() replaces?: string;
  @IsOptional() @IsString() @MaxLength(1000) replacesReason?: string;
}

export class RecordControl {
  @IsString() @Matches(SOMETHING, { message: 'Name the control.' }) @MaxLength(300) control: string;
  @IsIn(CONTROL_OPERATIONS) operated: ControlOperation;
  @IsString() @Matches(SOMETHING, { message: 'Say how one can see it.' }) @MaxLength(2000) how: string;
}

export class ReviewControl {
  @IsIn(CONTROL_VERDICTS) verdict: ControlVerdict;
  @IsString() @Matches(SOMETHING, { message: 'Say what you saw.' }) @MaxLength(2000) note: string;
}

export class EventDisposition {
  @IsUUID() planVersionId: string;
  /** A step, or a section of a plan that has no steps for it. */
  @IsOptional() @IsUUID() planStepId?: string | null;
  @IsOptional() @IsString() @MaxLength(80) sectionKey?: string | null;
  @IsIn(DISPOSITIONS) disposition: Disposition;
  /** What has to change; needed unless it is kept. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class DecideEventSteps {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => EventDisposition)
  dispositions: EventDisposition[];
}

export class IssueEventReport extends SeenDisruption {
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(2000, { each: true }) strengths: string[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => AreaInput) areas: AreaInput[];
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(2000, { each: true }) lessons: string[];
  /** Why the issued report is amended; needed for every one but the first. */
  @IsOptional() @IsString() @MaxLength(2000) amendsReason?: string;
}

export class CountAsTest {
  @IsUUID() serviceId: string;
  /** The version that was started; its steps get their results. */
  @IsUUID() planVersionId: string;
  /** The kind of exercise that the event was equal to. */
  @IsIn(EXERCISE_KINDS.filter(runsClock)) kind: ExerciseKind;
  /** Who judges what happened; owns no step of the plan. */
  @IsString() @Matches(SOMETHING, { message: 'Name the evaluator.' }) @MaxLength(200) evaluator: string;
  @IsOptional() @IsString() @MaxLength(2000) scopeLimits?: string;
}
