import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { TIERS, type Tier } from '../../catalogue/catalogue.rules';
import { ReportPeriod } from '../../coverage/coverage.dto';
import { FORMATS } from '../../coverage/report-queries.dto';
import type { ExerciseKind } from '../../exercises/exercise-kinds.rules';
import type { ExerciseOutcome, ExerciseState } from '../../exercises/exercise.rules';
import {
  QUARTER_CODES,
  QUARTER_STATES,
  type QuarterCode,
  type QuarterState,
  type QuarterTime,
  type TestStanding,
} from './quarter.rules';

export const QUARTER_WISHES = [...QUARTER_STATES, 'lacking'] as const;

export class QuartersQuery {
  /** Without it, the period of today; without one of today, the one opened last. */
  @IsOptional() @IsUUID() periodId?: string;
  /** Services of this tier only. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  @IsOptional() @IsUUID() vendorId?: string;
  /** A part of the name of a vendor or of a service. */
  @IsOptional() @IsString() @MaxLength(200) seek?: string;
  /** Only services that are so in the quarter asked for, else in any of the year; `lacking`: without accepted evidence on any day. */
  @IsOptional() @IsIn(QUARTER_WISHES) state?: (typeof QUARTER_WISHES)[number];
  @IsOptional() @IsIn(QUARTER_CODES) quarter?: QuarterCode;
  /** `csv` answers a file with every row instead: one for each service and quarter. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
}

/** A quarter of the year, with how many services are in which state; over all services that the filter chooses but for states. */
export class QuarterFigures {
  code: QuarterCode;
  from: string;
  to: string;
  time: QuarterTime;
  timeWords: string;
  services: number;
  covered: number;
  partly: number;
  reported: number;
  none: number;
  /** Services without valid test evidence on any day of it: `reported` and `none` together. */
  lacking: number;
}

export class QuarterCellView {
  quarter: QuarterCode;
  state: QuarterState;
  stateWords: string;
  /** What it rests on, or why it rests on nothing. */
  words: string;
  /** Tests that prove something of it, accepted or reported. */
  testIds: string[];
}

export class ProvingTestView {
  exerciseId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  /** A real event that counts as a test; null for an exercise. */
  disruptionId: string | null;
  provedAt: string;
  standing: TestStanding;
  standingWords: string;
  /** First and last day that it proves; null where it proves nothing. */
  from: string | null;
  until: string | null;
}

export class QuarterServiceRow {
  serviceId: string;
  ref: string;
  name: string;
  tier: Tier | null;
  vendorId: string;
  vendorName: string;
  /** Months for which a test proves recovery at this tier. */
  provesForMonths: number;
  /** Last day of what accepted tests prove without a break from today; null when nothing holds today. */
  currentUntil: string | null;
  cells: QuarterCellView[];
  /** Every exercise with results that could prove something of the year, and what it is worth. */
  tests: ProvingTestView[];
}

export class QuarterCalendar {
  period: ReportPeriod | null;
  ranAt: string;
  quarters: QuarterFigures[];
  total: number;
  page: number;
  pageSize: number;
  items: QuarterServiceRow[];
}
