import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class TrailQuery {
  @IsOptional() @IsUUID() subjectId?: string;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() actorId?: string;
  /** Name of a deed, or its beginning: `evidence.` */
  @IsOptional() @IsString() @MaxLength(80) deed?: string;
  @IsOptional() @IsISO8601() from?: string;
  @IsOptional() @IsISO8601() to?: string;
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
