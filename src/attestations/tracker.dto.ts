import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { LineAnswer } from './attestation.rules';
import { TRACKER_STATES, type TrackerState } from './tracker.rules';

export class TrackerQuery {
  /** The newest open period when left out. */
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsUUID() vendorId?: string;
  /** Vendors in this state only; the counts stay those of all. */
  @IsOptional() @IsIn(TRACKER_STATES) state?: TrackerState;
  /** Vendors that have this in their name. */
  @IsOptional() @IsString() @MaxLength(200) seek?: string;
  /** Which page of vendors, from 1; 25 to a page when left out. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
  /** `csv` answers a file with every vendor instead, whatever the page. */
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

export class TrackerVendor {
  vendorId: string;
  vendorName: string;
  tier: 'T1' | 'T2' | 'T3' | null;
  attestationId: string | null;
  attestationRef: string | null;
  state: TrackerState;
  /** State and flags in words: "Signed, late, qualified". */
  words: string;
  overdue: boolean;
  late: boolean;
  qualified: boolean;
  /** The statement would read differently today than it was signed. */
  changedSince: boolean;
  dueOn: string | null;
  attestorName: string | null;
  signerName: string | null;
  signerTitle: string | null;
  signedAt: string | null;
  textSha256: string | null;
  answered: number;
  lines: number;
  /** Reason of the last decline, withdrawal or return. */
  lastReason: string | null;
  earlierRefs: string[];
}

export class TrackerAnswer {
  vendorId: string;
  vendorName: string;
  attestationId: string;
  attestationRef: string;
  lineId: string;
  serviceRef: string | null;
  answer: LineAnswer | null;
  answerWords: string | null;
  explanation: string;
  state: TrackerState;
  words: string;
  signerName: string | null;
  signedAt: string | null;
  textSha256: string | null;
}

export class TrackerAnswerCount {
  /** Null: not answered yet. */
  answer: LineAnswer | null;
  words: string;
  lines: number;
}

export class TrackerRequirement {
  requirementCode: string;
  title: string;
  link: 'direct' | 'supporting' | 'indirect' | 'none';
  /** What the link rests on, in the catalogue's words. */
  how: string;
  lane: 'icfr' | 'dcp' | 'record' | 'context';
  laneLabel: string;
  forceLabel: string;
  /** How every vendor's line answers it, on all pages together. */
  counts: TrackerAnswerCount[];
  /** Those of this page's vendors. */
  answers: TrackerAnswer[];
}

export class TrackerProvision {
  provision: string;
  /** What the provision says, in brief; null for the group that claims no connection. */
  says: string | null;
  requirements: TrackerRequirement[];
}

export class TrackerCount {
  state: TrackerState;
  words: string;
  vendors: number;
}

export class AttestationTracker {
  periodId: string;
  periodCode: string;
  periodStartsOn: string;
  periodEndsOn: string;
  /** ISO 8601 UTC. */
  readAt: string;
  /** Of all vendors, whatever is asked for. */
  counts: TrackerCount[];
  /** Vendors that are asked for, on all pages together. */
  total: number;
  page: number;
  pageSize: number;
  /** Those of this page. */
  vendors: TrackerVendor[];
  provisions: TrackerProvision[];
}
