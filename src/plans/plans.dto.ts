import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { DISRUPTION_TYPES, type DisruptionType } from './disruption.rules';
import { PLAN_KINDS, type PlanKind } from './plan-sections.rules';
import { EMPHASES, type Emphasis } from './plan.rules';
import { MAX_STEP_MINUTES, MAX_STEP_NUMBER, MAX_STEPS } from './step-list.rules';

export class PlansQuery {
  @IsOptional() @IsUUID() vendorId?: string;
}

export class StartPlan {
  @IsIn(PLAN_KINDS) kind: PlanKind;
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  /** The uploaded file that this version is. */
  @IsUUID() sourceEvidenceVersionId: string;
  /** The vendor's own name for the version, for example 3.2. */
  @IsString() @MinLength(1) @MaxLength(40) label: string;
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) serviceIds: string[];
}

export class DraftPlanVersion {
  /** The new file; without it, the file of the version before. */
  @IsOptional() @IsUUID() sourceEvidenceVersionId?: string;
  @IsString() @MinLength(1) @MaxLength(40) label: string;
  /** What changes against the version before, and why. */
  @IsString() @MinLength(1) @MaxLength(2000) changeSummary: string;
}

export class SectionInput {
  @IsString() @MaxLength(60) key: string;
  @IsBoolean() present: boolean;
  /** A page of the file or a short text; needed where the section is present. */
  @IsString() @MaxLength(500) reference: string;
}

export class EditPlanVersion {
  @IsInt() @Min(1) version: number;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(40) label?: string;
  @IsOptional() @IsUUID() sourceEvidenceVersionId?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) serviceIds?: string[];
  /** Null takes it back. */
  @IsOptional() @IsIn(EMPHASES) emphasis?: Emphasis | null;
  /** Sections that are not in the list are missing from the plan. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SectionInput)
  sections?: SectionInput[];
  /** YYYY-MM-DD; null takes it back. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) reviewDueOn?: string | null;
  /** A copy exists that can be reached when systems are down. */
  @IsOptional() @IsBoolean() offlineCopy?: boolean;
  @IsOptional() @IsString() @MaxLength(2000) changeSummary?: string;
}

export class StepInput {
  @IsInt() @Min(1) @Max(MAX_STEP_NUMBER) number: number;
  @IsString() @MinLength(1) @MaxLength(300) title: string;
  @IsOptional() @IsString() @MaxLength(4000) instruction?: string | null;
  @IsOptional() @IsString() @MaxLength(200) owner?: string | null;
  @IsOptional() @IsString() @MaxLength(200) systemName?: string | null;
  /** Numbers of steps that must be done before. */
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsInt({ each: true }) dependsOn?: number[];
  /** Whole minutes; zero is a value. */
  @IsOptional() @IsInt() @Min(0) @Max(MAX_STEP_MINUTES) expectedMinutes?: number | null;
}

export class WriteSteps {
  @IsInt() @Min(1) version: number;
  /** All steps of the version; what is not in the list is taken out. */
  @IsArray()
  @ArrayMaxSize(MAX_STEPS)
  @ValidateNested({ each: true })
  @Type(() => StepInput)
  steps: StepInput[];
}

export class ParseSteps {
  /** Cells as a spreadsheet copies them (tabs) or saves them (commas, semicolons). */
  @IsString() @MaxLength(1_500_000) text: string;
}

export class CoverageInput {
  @IsIn(DISRUPTION_TYPES) disruptionType: DisruptionType;
  @IsOptional() @IsString() @MaxLength(2000) process?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) solution?: string | null;
  /** Why the type cannot affect the service; instead of a process and a solution. */
  @IsOptional() @IsString() @MaxLength(2000) notApplicableReason?: string | null;
}

export class WriteCoverage {
  @IsInt() @Min(1) version: number;
  /** All types of disruption that the version speaks of; blank cells are gaps. */
  @IsArray()
  @ArrayMaxSize(DISRUPTION_TYPES.length)
  @ArrayUnique((row: CoverageInput) => row.disruptionType)
  @ValidateNested({ each: true })
  @Type(() => CoverageInput)
  coverage: CoverageInput[];
}

export class ApprovePlanVersion {
  /** The version of the record that was read before approving it. */
  @IsInt() @Min(1) version: number;
}
