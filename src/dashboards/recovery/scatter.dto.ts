import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { TIERS, type Tier } from '../../catalogue/catalogue.rules';
import { ReportPeriod } from '../../coverage/coverage.dto';
import { FORMATS } from '../../coverage/report-queries.dto';
import type { ExerciseKind } from '../../exercises/exercise-kinds.rules';
import { SCATTER_MEASURES, SCATTER_RESULTS, type ScatterMeasure, type ScatterResult } from './scatter.rules';

const MOST_MINUTES = 10_000_000;

export class ScatterQuery {
  @IsOptional() @IsUUID() periodId?: string;
  /** Services of this tier only. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  @IsOptional() @IsUUID() vendorId?: string;
  /** `rto` when left out. */
  @IsOptional() @IsIn(SCATTER_MEASURES) measure?: ScatterMeasure;
  /** Only points and rows with this result. */
  @IsOptional() @IsIn(SCATTER_RESULTS) result?: ScatterResult;
  /** Only rows whose objective and achieved time lie within these, whole minutes: those behind one point. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST_MINUTES) objectiveFrom?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST_MINUTES) objectiveTo?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST_MINUTES) achievedFrom?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST_MINUTES) achievedTo?: number;
  /** `csv` answers a file with every row instead. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
}

/** A point: one result, or several that lie close together. Whole minutes. */
export class ScatterDot {
  objectiveFrom: number;
  objectiveTo: number;
  achievedFrom: number;
  achievedTo: number;
  count: number;
  /** How many of them missed their objective: all or none. */
  missed: number;
  /** Of a point that is one result: what it is and its id. */
  source: 'exercise' | 'event' | null;
  id: string | null;
}

export class ScatterRow {
  source: 'exercise' | 'event';
  /** Of the exercise or of the disruption. */
  id: string;
  ref: string;
  title: string;
  kind: ExerciseKind | null;
  vendorId: string;
  vendorName: string;
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  tier: Tier | null;
  objectiveMinutes: number | null;
  achievedMinutes: number | null;
  notRecoveredReason: string | null;
  result: ScatterResult;
  resultWords: string;
  provedAt: string;
}

export class RecoveryScatter {
  period: ReportPeriod | null;
  ranAt: string;
  measure: ScatterMeasure;
  achieved: number;
  missed: number;
  notRecovered: number;
  notMeasured: number;
  /** Neighbouring results are drawn together. */
  isGrouped: boolean;
  dots: ScatterDot[];
  total: number;
  page: number;
  pageSize: number;
  items: ScatterRow[];
}
