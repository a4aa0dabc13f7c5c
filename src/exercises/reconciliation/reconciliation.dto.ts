import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsMoment } from '../results.dto';
import {
  COMPARISON_METHODS,
  RESOLUTION_WAYS,
  type ComparisonMethod,
  type ReconciliationState,
  type ResolutionWay,
} from './reconciliation.rules';

const SOMETHING = /\S/;
const FIGURE = { message: 'Write a number with at most two decimals.' };
const MOST = 9_999_999_999_999.99;

export class DifferingRecord {
  /** By what it is found again: a key, a batch, a file name. */
  @IsString() @Matches(SOMETHING, { message: 'Name the record.' }) @MaxLength(300) record: string;
  /** How many records differ for the same reason. */
  @IsInt({ message: 'Write a whole number.' }) @Min(1) @Max(1_000_000_000) records: number;
  @IsString() @MaxLength(500) expected: string;
  @IsString() @MaxLength(500) found: string;
}

export class RecordComparison {
  @IsIn(COMPARISON_METHODS) method: ComparisonMethod;
  /** What was compared: a table, a ledger, a set of files. */
  @IsString() @Matches(SOMETHING, { message: 'Say what was compared.' }) @MaxLength(300) subject: string;
  /** Of the figures: `records`, `USD`. */
  @IsString() @Matches(SOMETHING, { message: 'Say what is counted.' }) @MaxLength(60) unit: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what it was compared with.' }) @MaxLength(300) source: string;
  @IsString() @Matches(SOMETHING, { message: 'Say where the recovered data are.' }) @MaxLength(300) recovered: string;
  /** By the source; for a sample, how many records were looked at. */
  @IsNumber({ maxDecimalPlaces: 2 }, FIGURE) @Min(-MOST) @Max(MOST) expected: number;
  /** In the recovered data; for a sample, how many of them agree. */
  @IsNumber({ maxDecimalPlaces: 2 }, FIGURE) @Min(-MOST) @Max(MOST) found: number;
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DifferingRecord)
  differences: DifferingRecord[];
  @IsString() @Matches(SOMETHING, { message: 'Name who compared.' }) @MaxLength(200) comparedBy: string;
  @IsMoment() comparedAt: string;
  /** The listing or the log of the comparison. */
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
  /** Number of the comparison whose place it takes; that one stays. */
  @IsOptional() @IsInt() @Min(1) replaces?: number | null;
  @IsOptional() @IsString() @MaxLength(2000) replacesReason?: string | null;
}

export class RecordedComparison {
  id: string;
  number: number;
}

export class ResolveDifference {
  /** Number of the comparison, and of the differing record in it. */
  @IsInt() @Min(1) comparison: number;
  @IsInt() @Min(1) difference: number;
  @IsIn(RESOLUTION_WAYS) way: ResolutionWay;
  /** What was done, or why nothing is wrong; of one that is opened again, why. */
  @IsString() @Matches(SOMETHING, { message: 'Say how it was resolved.' }) @MaxLength(2000) words: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who resolved it.' }) @MaxLength(200) resolvedBy: string;
  @IsMoment() resolvedAt: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string | null;
}

export class DifferenceResolutionView {
  number: number;
  way: ResolutionWay;
  words: string;
  resolvedBy: string;
  resolvedAt: string;
  evidenceVersionId: string | null;
  recordedByName: string | null;
  recordedAt: string;
}

export class DataDifferenceView {
  number: number;
  record: string;
  records: number;
  expected: string;
  found: string;
  isOpen: boolean;
  /** The latest counts; the first one first. */
  resolutions: DifferenceResolutionView[];
}

export class DataComparisonView {
  id: string;
  number: number;
  method: ComparisonMethod;
  subject: string;
  unit: string;
  source: string;
  recovered: string;
  expected: number;
  found: number;
  differingRecords: number;
  openRecords: number;
  comparedBy: string;
  comparedAt: string;
  evidenceVersionId: string | null;
  replaces: number | null;
  replacesReason: string | null;
  /** Number of the comparison that took its place; then it no longer counts. */
  replacedBy: number | null;
  isCurrent: boolean;
  recordedByName: string | null;
  recordedAt: string;
  differences: DataDifferenceView[];
}

export class DataReconciliationView {
  state: ReconciliationState;
  /** Over the comparisons that count. */
  differingRecords: number;
  openRecords: number;
  comparisons: DataComparisonView[];
}
