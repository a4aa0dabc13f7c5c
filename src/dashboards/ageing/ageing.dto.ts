import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { TIERS, type Tier } from '../../catalogue/catalogue.rules';
import { FORMATS } from '../../coverage/report-queries.dto';
import { AGE_BUCKETS, type AgeBucket } from '../../findings/finding-ageing.rules';
import { SEVERITIES, type Severity } from '../../findings/finding.rules';
import type { FindingState } from '../../findings/finding-states.rules';

export class AgeingQuery {
  /** Vendors of this tier only: the highest tier of a vendor's services. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsIn(SEVERITIES) severity?: Severity;
  @IsOptional() @IsIn(AGE_BUCKETS) band?: AgeBucket;
  @IsOptional() @IsIn(['yes', 'no']) overdue?: 'yes' | 'no';
  /** `csv` answers a file with every row instead. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
}

export class AgeingCell {
  severity: Severity;
  band: AgeBucket;
  count: number;
  /** Past their due date. */
  overdue: number;
  /** Of these, as many as fit all that was asked for. */
  fitting: number;
}

export class AgeingRow {
  findingId: string;
  ref: string;
  title: string;
  severity: Severity;
  state: FindingState;
  vendorId: string;
  vendorName: string;
  ownerName: string;
  dueOn: string;
  /** Whole days since it was opened. */
  openDays: number;
  daysOverdue: number;
  band: AgeBucket;
  /** How often its due date was moved. */
  timesMoved: number;
}

export class FindingAgeing {
  ranAt: string;
  /** Bands from the youngest to the oldest, severities from the gravest. */
  bands: string[];
  severities: string[];
  cells: AgeingCell[];
  open: number;
  overdue: number;
  /** Age of the oldest, whole days; null without one. */
  oldestDays: number | null;
  total: number;
  page: number;
  pageSize: number;
  items: AgeingRow[];
}
