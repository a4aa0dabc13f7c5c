import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';

export class DueDaysBySeverity {
  @IsInt() @Min(1) @Max(730) critical: number;
  @IsInt() @Min(1) @Max(730) high: number;
  @IsInt() @Min(1) @Max(730) medium: number;
  @IsInt() @Min(1) @Max(730) low: number;
}

export class MaxDaysByTier {
  @IsInt() @Min(1) @Max(730) T1: number;
  @IsInt() @Min(1) @Max(730) T2: number;
  @IsInt() @Min(1) @Max(730) T3: number;
}

export class SetProgrammePolicy {
  @ValidateNested() @Type(() => DueDaysBySeverity) findingDueDays: DueDaysBySeverity;
  @ValidateNested() @Type(() => MaxDaysByTier) exceptionMaxDays: MaxDaysByTier;
  @IsInt() @Min(1) @Max(180) expiringDays: number;
  @IsString() @Matches(/\S/, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class ProgrammePolicyView {
  /** 0 while the registrant has set none of its own. */
  number: number;
  findingDueDays: DueDaysBySeverity;
  exceptionMaxDays: MaxDaysByTier;
  expiringDays: number;
  words: string;
}
