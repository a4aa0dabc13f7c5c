import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../foundation/validation';
import {
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  PEAK_KINDS,
  type ImpactBand,
  type ImpactCategory,
  type PeakKind,
} from './impact-words.rules';

export class ScoreInput {
  @IsIn(IMPACT_CATEGORIES) category: ImpactCategory;
  @IsIn(IMPACT_BANDS) band: ImpactBand;
  /** 0 none, 1 slight, 2 serious, 3 severe, 4 unacceptable. */
  @IsInt() @Min(0) @Max(4) score: number;
  /** Why; needed where harm falls over time. */
  @MayBeLeftOut() @IsString() @MaxLength(1000) note?: string;
}

export class PeakInput {
  @IsIn(PEAK_KINDS) kind: PeakKind;
  @IsString() @MinLength(1) @MaxLength(200) label: string;
  /** Days before and after the end of the month, quarter or fiscal year; left out for a season. */
  @IsOptional() @IsInt() @Min(0) @Max(31) daysBefore?: number | null;
  @IsOptional() @IsInt() @Min(0) @Max(31) daysAfter?: number | null;
  /** `MM-DD`, both included; left out unless it is a season. */
  @IsOptional() @IsString() @MaxLength(5) seasonFrom?: string | null;
  @IsOptional() @IsString() @MaxLength(5) seasonTo?: string | null;
  /** Whole percent: 150 is one and a half times the score. */
  @IsInt() @Min(101) @Max(1000) multiplierPct: number;
  /** What it makes worse. */
  @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsIn(IMPACT_CATEGORIES, { each: true }) categories: ImpactCategory[];
  @MayBeLeftOut() @IsString() @MaxLength(1000) reason?: string;
}

/** The whole draft as it shall be: cells that are left out have no score. */
export class WriteImpact {
  @IsArray() @ArrayMaxSize(70) @ValidateNested({ each: true }) @Type(() => ScoreInput) scores: ScoreInput[];
  @IsArray() @ArrayMaxSize(12) @ValidateNested({ each: true }) @Type(() => PeakInput) peaks: PeakInput[];
  @MayBeLeftOut() @IsString() @MaxLength(4000) note?: string;
  @IsInt() version: number;
}

export class ProposeImpact {
  @IsInt() version: number;
}

export class ReturnImpact {
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

/** What one outage costs in all when it ends in each band, in whole units of the currency. */
export class StateOutageCost {
  /** ISO 4217. */
  @Matches(/^[A-Z]{3}$/) currency: string;
  /** Seven amounts, one for each band in order; none is lower than the one before it. */
  @IsArray()
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(1e12, { each: true })
  amounts: number[];
  /** How it was estimated, and from what. */
  @IsString() @MinLength(1) @MaxLength(2000) basis: string;
}

export class ReadScores {
  /** Cells copied from a spreadsheet, or the text of a CSV file. */
  @IsString() @MaxLength(100_000) text: string;
}
