import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FLAGS, FREQUENCIES, SCOPES, TIERS, type Flag, type Frequency, type Scope, type Tier } from './words.rules';

const PERIODIC = FREQUENCIES.filter((one) => one !== 'per_event' && one !== 'on_change');
type Periodic = Exclude<Frequency, 'per_event' | 'on_change'>;

/** A requirement of the registrant's own. */
export class OwnRequirementGiven {
  @Matches(/^X-[A-Z]{3}-\d{2}$/, { message: 'X-, a family and two digits, such as X-PLN-01' }) id: string;
  @IsString() @IsNotEmpty() @MaxLength(120) title: string;
  @IsString() @IsNotEmpty() @MaxLength(2000) statement: string;
  @IsIn(SCOPES) scope: Scope;
  @IsIn(['programme_policy', 'good_practice']) force: 'programme_policy' | 'good_practice';
  @IsArray()
  @ArrayMinSize(1, { message: 'Tick at least one tier.' })
  @ArrayMaxSize(3)
  @IsIn(TIERS, { each: true })
  tiers: Tier[];
  @IsArray() @ArrayMaxSize(10) @IsIn(FLAGS, { each: true }) flagsAny: Flag[];
  /** Kinds of evidence of the catalogue, such as `EV-POL`. */
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one kind of evidence.' })
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  evidence: string[];
  @IsIn(PERIODIC) frequency: Periodic;
  @IsInt() @Min(0) @Max(365) graceDays: number;
  @IsString() @MaxLength(20) retention: string;
  /** What the reviewer looks for, one sentence each. */
  @IsArray()
  @ArrayMinSize(1, { message: 'Write at least one sentence for the reviewer.' })
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(300, { each: true })
  checks: string[];
}

/** One value for each tier. */
export class ValueByTier {
  @IsInt() @Min(0) @Max(1_000_000) T1: number;
  @IsInt() @Min(0) @Max(1_000_000) T2: number;
  @IsInt() @Min(0) @Max(1_000_000) T3: number;
}

export class CadenceByTier {
  @IsOptional() @IsIn(PERIODIC) T1?: Periodic;
  @IsOptional() @IsIn(PERIODIC) T2?: Periodic;
  @IsOptional() @IsIn(PERIODIC) T3?: Periodic;
}

export const CHANGES = [
  'add_requirement',
  'remove_requirement',
  'set_threshold',
  'set_cadence',
  'switch_off',
  'switch_on',
] as const;

/** One change of a draft; which members are needed depends on it. */
export class Tailor {
  @IsInt() version: number;
  @IsIn(CHANGES) change: (typeof CHANGES)[number];
  /** For `add_requirement`. */
  @IsOptional() @ValidateNested() @Type(() => OwnRequirementGiven) requirement?: OwnRequirementGiven;
  /** For everything else: the requirement that changes. */
  @IsOptional() @IsString() @MaxLength(20) requirementId?: string;
  /** For `set_threshold`, with `value` or `values`. */
  @IsOptional() @IsString() @MaxLength(60) checkId?: string;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) value?: number;
  @IsOptional() @ValidateNested() @Type(() => ValueByTier) values?: ValueByTier;
  /** For `set_cadence`. */
  @IsOptional() @IsIn(PERIODIC) frequency?: Periodic;
  @IsOptional() @ValidateNested() @Type(() => CadenceByTier) byTier?: CadenceByTier;
  @IsOptional() @IsInt() @Min(0) @Max(365) graceDays?: number;
  /** For `switch_off`: why it does not apply here. */
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
}
