import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** What of the trail is wanted. */
export class TrailFilterQuery {
  @IsOptional() @IsUUID() subjectId?: string;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() actorId?: string;
  /** Name of a deed, or its beginning: `evidence.` */
  @IsOptional() @IsString() @MaxLength(80) deed?: string;
  @IsOptional() @IsISO8601() from?: string;
  @IsOptional() @IsISO8601() to?: string;
}

export class TrailExportQuery extends TrailFilterQuery {
  /** `csv` for spreadsheets; `jsonl` for machines, each event word for word as it was hashed. */
  @IsIn(['csv', 'jsonl']) format: 'csv' | 'jsonl';
}

export class TrailQuery extends TrailFilterQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
}

export class TrailActor {
  personId: string;
  name: string;
  membershipId: string;
  role: string;
}

export class TrailSubject {
  kind: string;
  id: string;
  ref: string | null;
}

export class TrailEvent {
  id: string;
  /** Server time, ISO 8601 UTC. */
  at: string;
  actor: TrailActor;
  vendorId: string | null;
  vendorName: string | null;
  deed: string;
  subject: TrailSubject;
  particulars: Record<string, unknown>;
  requestId: string;
}

export class TrailEventDetail extends TrailEvent {
  /** The canonical text that is stored and hashed. */
  body: string;
  /** SHA-256 of a zero byte and the body: the leaf hash of RFC 6962, lower-case hex. */
  leafSha256: string;
}

export class TrailPage {
  total: number;
  items: TrailEvent[];
}
