import { IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

/** What the service's capacity is measured against. */
export class PeakDemandView {
  id: string;
  serviceId: string;
  amount: number;
  /** For example `calls an hour`. */
  unit: string;
  /** ISO date. */
  observedOn: string;
  source: string;
  recordedByName: string;
  recordedAt: string;
}

export class RecordPeakDemand {
  @IsInt() @Min(1) @Max(1_000_000_000) amount: number;
  @IsString() @MinLength(1) @MaxLength(80) unit: string;
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'Give the day as YYYY-MM-DD' }) observedOn: string;
  @IsString() @MinLength(1) @MaxLength(400) source: string;
}

export class PeakDemandList {
  total: number;
  /** The one that counts first. */
  items: PeakDemandView[];
}
