import { Type } from 'class-transformer';
import { IsBooleanString, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { TIERS, type Tier } from '../../catalogue/words.rules';
import type { ExerciseKind } from '../exercise-kinds.rules';
import type { TestArea } from './areas.rules';
import type { ProgrammeState } from './programme.rules';
import type { Standing } from './sufficiency.rules';

export class CalendarQuery {
  /** The compliance period; without it, the one that today lies in, else the calendar year. */
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsUUID() vendorId?: string;
  /** Vendors of this tier; a vendor's tier is the highest of its services. */
  @IsOptional() @IsIn(TIERS) tier?: Tier;
  /** A part of the vendor's name. */
  @IsOptional() @IsString() @MaxLength(100) search?: string;
  /** `true`: only vendors with a service that has no exercise which is enough for its tier. */
  @IsOptional() @IsBooleanString() lacking?: string;
  /** `true`: only vendors without an agreed programme of the year. */
  @IsOptional() @IsBooleanString() unagreed?: string;
  /** `csv` for a file of all vendors that fit. */
  @IsOptional() @IsIn(['csv']) format?: 'csv';
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
}

export class MissingView {
  code: string;
  reason: string;
}

export class AreaStateView {
  area: TestArea;
  state: 'covered' | 'failed' | 'planned' | 'missing';
  /** Day and reference of the trial that counts. */
  on: string | null;
  ref: string | null;
}

export class CalendarEntryView {
  exerciseId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  kindLabel: string;
  standing: Standing;
  on: string;
  /** The day to which it was put off from here; it has a place there too. */
  movedTo: string | null;
  /** A request to put it off that waits for the registrant. */
  waitingFor: string | null;
  isTest: boolean;
  observedByRegistrant: boolean;
  outcome: string | null;
}

export class CalendarServiceView {
  serviceId: string;
  ref: string;
  name: string;
  tier: Tier | null;
  entries: CalendarEntryView[];
  /** The three areas in the cycle of the service that ends with the year. */
  areas: AreaStateView[];
  missing: MissingView[];
}

export class CalendarVendorView {
  vendorId: string;
  vendorName: string;
  tier: Tier | null;
  /** The latest programme of the year; null where none was begun. */
  programmeId: string | null;
  programmeRef: string | null;
  programmeState: ProgrammeState | null;
  /** Whether one is agreed, whatever was begun after it. */
  agreed: boolean;
  services: CalendarServiceView[];
  missing: MissingView[];
}

export class StandingCounts {
  planned: number;
  overdue: number;
  running: number;
  held: number;
  postponed: number;
  cancelled: number;
  /** Requests to put off that wait for the registrant. */
  waiting: number;
}

export class TierNeeds {
  tier: Tier;
  services: number;
  /** Services without an exercise, planned or held, that is enough for the tier in its cycle. */
  lacking: number;
  /** Kinds that are enough. */
  enough: ExerciseKind[];
}

export class ExerciseCalendar {
  from: string;
  to: string;
  /** YYYY-MM, twelve of them. */
  months: string[];
  periodId: string | null;
  periodCode: string;
  today: string;
  counts: StandingCounts;
  tiers: TierNeeds[];
  vendors: CalendarVendorView[];
  /** Vendors that fit the filter, and how many of them have an agreed programme. */
  total: number;
  agreedTotal: number;
  page: number;
  pageSize: number;
}
