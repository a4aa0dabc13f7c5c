import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { ClockMoment } from '../achieved-times.rules';
import { AchievedView } from '../exercise-views.dto';
import type { StepOutcome } from '../step-results.rules';
import type { PlannedTimeRow, TimesWarning, ZoneFrom } from './step-times.model';

export class StepTimesQuery {
  @IsString() @MinLength(1) @MaxLength(200) fileName: string;
  /** IANA name of the zone of times that bring none; without it, such times are refused. */
  @IsOptional() @IsString() @MaxLength(80) timeZone?: string;
  /** Whole minutes between a step and what it waited for beyond which somebody has to explain them. Default 30. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(100_000) gapMinutes?: number;
}

export const TIMES_FILES = ['template', 'example'] as const;

export class TimesFileQuery {
  /** `template`: a row for each step of this exercise, to be filled in; `example`: filled rows that show every way to write a time. */
  @IsOptional() @IsIn(TIMES_FILES) kind?: (typeof TIMES_FILES)[number];
}

export class ApplyStepTimes {
  /** Of the preview that was looked at. */
  @Matches(/^[0-9a-f]{64}$/) planSha256: string;
  /** Why steps are missing and what explains the time between steps; needed where the preview warns. */
  @IsOptional() @IsString() @MaxLength(2000) acknowledgement?: string | null;
}

export class TimeRowRefusalView {
  /** `C7`, or null where the row as a whole is meant. */
  address: string | null;
  code: string;
  message: string;
}

export class TimeRowView {
  /** Line of the file, from 1. */
  row: number;
  step: number | null;
  moment: ClockMoment | null;
  title: string;
  outcome: StepOutcome | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** As it stands in the file. */
  startedAs: string;
  finishedAs: string;
  zoneFrom: ZoneFrom | null;
  minutes: number | null;
  tester: string | null;
  note: string | null;
  reason: string | null;
  action: PlannedTimeRow['action'];
  refusals: TimeRowRefusalView[];
}

export class TimesWarningView {
  row: number | null;
  step: number | null;
  code: TimesWarning['code'];
  message: string;
}

export class TimesAchievedView {
  rto: AchievedView | null;
  rtoFromDisruption: AchievedView | null;
  rpo: AchievedView | null;
}

export class StepTimesImportSummary {
  id: string;
  ref: string;
  fileName: string;
  fileSha256: string;
  timeZone: string | null;
  gapMinutes: number;
  rowCount: number;
  refusedCount: number;
  warningCount: number;
  previewedByName: string | null;
  previewedAt: string;
  appliedByName: string | null;
  appliedAt: string | null;
  acknowledgement: string | null;
}

export class StepTimesImportList {
  items: StepTimesImportSummary[];
  total: number;
}

export class StepTimesImportView extends StepTimesImportSummary {
  planSha256: string;
  rows: TimeRowView[];
  warnings: TimesWarningView[];
  /** What the times would come to, with the lines that were used; null where the file has no moment of the clock. */
  achieved: TimesAchievedView | null;
}
