import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../foundation/validation';

const LONGEST = 5_256_000; // ten years in minutes

export class DependencyInput {
  @IsString() @MinLength(1) @MaxLength(200) name: string;
  /** Null while it is not known. */
  @IsOptional() @IsInt() @Min(0) @Max(LONGEST) rtoMinutes?: number | null;
}

export class BackupInput {
  @IsString() @MinLength(1) @MaxLength(200) dataSet: string;
  @IsInt() @Min(0) @Max(LONGEST) intervalMinutes: number;
  /** From the backup until its copy is safe elsewhere. */
  @IsInt() @Min(0) @Max(LONGEST) copyLagMinutes: number;
}

export class ReplicationInput {
  @IsString() @MinLength(1) @MaxLength(200) dataSet: string;
  /** The lag at which an alarm is raised. */
  @IsInt() @Min(0) @Max(LONGEST) alarmLagMinutes: number;
}

/** All durations are whole minutes; zero is a value. */
export class ProposeObjectives {
  @IsInt() @Min(0) @Max(LONGEST) rtoMinutes: number;
  @IsInt() @Min(0) @Max(LONGEST) rpoMinutes: number;
  /** Longest tolerable outage: that of the impact assessment in force. It may be left out; another is refused. */
  @IsOptional() @IsInt() @Min(0) @Max(LONGEST) mtpdMinutes?: number | null;
  /** Work recovery time: checking and catching up after systems are back. */
  @IsOptional() @IsInt() @Min(0) @Max(LONGEST) wrtMinutes?: number | null;
  /** Lowest acceptable service, whole percent of normal. */
  @IsOptional() @IsInt() @Min(0) @Max(100) mbcoPct?: number | null;
  @MayBeLeftOut() @IsString() @MaxLength(2000) note?: string;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DependencyInput)
  dependencies?: DependencyInput[];
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BackupInput)
  backups?: BackupInput[];
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReplicationInput)
  replications?: ReplicationInput[];
}

export class DependencyView {
  name: string;
  rtoMinutes: number | null;
}

export class ObjectiveSetView {
  id: string;
  serviceId: string;
  rtoMinutes: number;
  rpoMinutes: number;
  mtpdMinutes: number | null;
  wrtMinutes: number | null;
  mbcoPct: number | null;
  note: string;
  dependencies: DependencyView[];
  backups: BackupInput[];
  replications: ReplicationInput[];
  proposedByName: string;
  proposedAt: string;
  vendorAcceptedByName: string | null;
  vendorAcceptedAt: string | null;
  registrantAcceptedByName: string | null;
  registrantAcceptedAt: string | null;
  /** Day on which the second side accepted, `YYYY-MM-DD`; null until then. */
  effectiveFrom: string | null;
  supersededAt: string | null;
  state: 'proposed' | 'in_force' | 'superseded';
  /** The assessment that the MTPD was taken from; null on sets from before assessments were kept. */
  impactRef: string | null;
  /** What they do not keep under the impact assessment in force; empty for what is superseded. */
  breaches: string[];
}
