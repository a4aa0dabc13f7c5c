import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { OrderedQuery } from '../../foundation/page-query.dto';
import { SAMPLE_METHODS, type SampleMethod, type SamplePurpose } from './sample.rules';

const SOMETHING = /\S/;

/** How items are picked; the same for the client's own testing and for what an auditor asks. */
export class SampleChoice {
  @IsUUID() populationId: string;
  @IsIn(SAMPLE_METHODS) method: SampleMethod;
  /** Items to draw at random. */
  @IsOptional() @IsInt() @Min(1) @Max(100_000) size?: number;
  /** The seed of a random draw, where somebody brings their own; otherwise the portal draws one. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z0-9._-]{4,100}$/, { message: '4 to 100 letters, digits, dots, dashes.' })
  seed?: string;
  /** Item numbers, where the method is judgement. */
  @IsOptional() @IsArray() @ArrayMaxSize(10_000) @IsInt({ each: true }) items?: number[];
  @IsOptional() @IsString() @MaxLength(4000) reason?: string;
}

export class PickSample extends SampleChoice {}

export class ReplaceSampleItem {
  /** Population number of the item that cannot be tested. */
  @IsInt() @Min(1) @Max(10_000_000) item: number;
  /** Population number of the item in its place; only where the method is judgement. */
  @IsOptional() @IsInt() @Min(1) @Max(10_000_000) by?: number;
  @IsString() @Matches(SOMETHING, { message: 'Say why it cannot be tested.' }) @MaxLength(4000) reason: string;
}

export class AskSamplePackets {
  /** The day that the packets speak as of, `YYYY-MM-DD`; without it today, or the period's last day once that is past. */
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) asOf?: string;
}

export const SAMPLE_ORDERS = ['sample', 'population', 'method', 'size', 'purpose', 'picked', 'by'] as const;
export type SampleOrder = (typeof SAMPLE_ORDERS)[number];

export class SamplesQuery extends OrderedQuery {
  @IsOptional() @IsUUID() populationId?: string;
  /** Part of the reference, or of the population's. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(SAMPLE_ORDERS) order?: SampleOrder;
}

export class SampleSummary {
  id: string;
  ref: string;
  populationId: string;
  populationRef: string;
  populationTitle: string;
  periodId: string;
  periodCode: string;
  purpose: SamplePurpose;
  method: SampleMethod;
  size: number;
  /** Rows of the population. */
  of: number;
  pickedBy: string;
  pickedAt: string;
}

export class SampleList {
  total: number;
  items: SampleSummary[];
}

export class SampleItemView {
  number: number;
  populationNumber: number;
  label: string;
  subjectKind: string;
  subjectId: string;
  vendorId: string | null;
  vendorName: string | null;
  happenedOn: string | null;
  replaces: number | null;
  replacementReason: string | null;
  /** Population number of the item that took its place. */
  replacedBy: number | null;
}

export class SamplePacketView {
  packetId: string;
  ref: string;
  state: string;
  vendorId: string;
  vendorName: string;
  asOf: string;
  builtForIt: boolean;
}

export class SampleDetail extends SampleSummary {
  populationSha256: string;
  algorithm: string | null;
  seed: string | null;
  reason: string;
  replacementRule: string;
  items: SampleItemView[];
  packets: SamplePacketView[];
  /** Vendors of the sample as it stands. */
  vendors: number;
}
