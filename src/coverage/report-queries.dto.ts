import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { LANES, TIERS, type Lane, type Tier } from '../catalogue/catalogue.rules';
import { VENDOR_STATES, type VendorState } from '../vendors/vendor-lifecycle.rules';
import { FIGURES, VENDOR_ORDERS, type Figure, type VendorOrder } from './figure-words.rules';
import { OBLIGATION_FLAGS, type ObligationFlag } from './flag.rules';

export const FORMATS = ['json', 'csv'] as const;

export class ReportQuery {
  /** Without it, the period of today; without one of today, the one opened last. */
  @IsOptional() @IsUUID() periodId?: string;
  /** Vendors of this tier only: the highest tier of a vendor's services. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  /** One vendor only. */
  @IsOptional() @IsUUID() vendorId?: string;
  /** Only what has this flag: of deadlines, and of the cells of the map. */
  @IsOptional() @IsIn(OBLIGATION_FLAGS) flag?: ObligationFlag;
  /** `csv` answers a file for spreadsheets instead, with every row whatever the page. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  /** Which page, from 1. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  /** How many to a page: vendors of the map (25 when left out), rows of a list (50). */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
}

export class CoverageQuery extends ReportQuery {
  /** Vendors that have this in their name. */
  @IsOptional() @IsString() @MaxLength(200) seek?: string;
  /** In which order vendors come: by name, or with most that is overdue first. */
  @IsOptional() @IsIn(VENDOR_ORDERS) order?: VendorOrder;
  /** Codes of families that are closed, with commas between them: one cell a vendor instead of one a requirement. */
  @IsOptional() @Matches(/^[A-Z0-9-]{1,12}(,[A-Z0-9-]{1,12})*$/) closed?: string;
}

export class RowsQuery extends ReportQuery {
  /** What a figure counts. */
  @IsIn(FIGURES) figure: Figure;
  @IsOptional() @IsIn(LANES) lane?: Lane;
  /** Requirements of this family only. */
  @IsOptional() @Matches(/^[A-Z0-9-]{1,12}$/) family?: string;
}

export class DeadlinesQuery extends ReportQuery {
  /** Only what the calendar says of it; without it, everything that nobody has submitted yet. */
  @IsOptional() @IsIn(['overdue', 'due_soon']) state?: 'overdue' | 'due_soon';
}

export class RecoveryQuery extends ReportQuery {
  /** `missed`: only the latest valid tests that missed an objective. */
  @IsOptional() @IsIn(['missed']) only?: 'missed';
}

export const STANDING_ORDERS = ['name', 'tier', 'country', 'state', 'services', 'next'] as const;
export type StandingOrder = (typeof STANDING_ORDERS)[number];

export class VendorsQuery {
  /** Vendors that have this in their name or reference. */
  @IsOptional() @IsString() @MaxLength(200) seek?: string;
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  @IsOptional() @IsIn(VENDOR_STATES) state?: VendorState;
  @IsOptional() @IsIn(STANDING_ORDERS) order?: StandingOrder;
  @IsOptional() @IsIn(['yes']) descending?: 'yes';
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
  /** `csv` answers a file with every row instead. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
}
