import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class CheckpointsQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000_000) offset?: number;
}

export class GrowthQuery {
  /** Leaves of the earlier tree. */
  @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) from: number;
  /** Leaves of the later tree; the whole log without it. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) to?: number;
}

export class EntriesQuery {
  /** The first leaf. */
  @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) from: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
}

/** A leaf with the text behind it. */
export class TrailEntry {
  leafIndex: number;
  /** The canonical text; null where the asking person may not read the event. */
  body: string | null;
}

export class EntryList {
  items: TrailEntry[];
}

export class CompareCheckpoint {
  /** A checkpoint from before, as it was handed out: from a receipt, a packet, a mail. */
  @IsString() @MaxLength(4000) checkpoint: string;
}

export class CheckpointLine {
  treeSize: number;
  /** Lower-case hex. */
  rootSha256: string;
  madeAt: string;
}

export class CheckpointList {
  origin: string;
  total: number;
  items: CheckpointLine[];
}

export class LogKey {
  keyId: string;
  /** `<name>+<key id>+<data>`, as verifiers of signed notes take it. */
  verifierKey: string;
  introducedAt: string;
  introducedByEventId: string;
  retiredAt: string | null;
  retiredByEventId: string | null;
}

export class LogKeys {
  origin: string;
  items: LogKey[];
}

/** All that somebody needs to check, without us, that an event is in the log. */
export class InclusionProof {
  eventId: string;
  leafIndex: number;
  treeSize: number;
  leafSha256: string;
  /** From the leaf upwards, lower-case hex. */
  siblings: string[];
  rootSha256: string;
  /** The signed checkpoint that the proof leads to. */
  checkpoint: string;
  checkpointAt: string;
  /** The same as a `c2sp.org/tlog-proof@v1` text. */
  proof: string;
  /** Keys of the log, as verifiers of signed notes take them. */
  verifierKeys: string[];
}

/** Proof that a later tree begins with an earlier one, RFC 9162 2.1.4; hashes in lower-case hex. */
export class ConsistencyProof {
  from: number;
  to: number;
  fromRootSha256: string;
  toRootSha256: string;
  hashes: string[];
}

export class CheckpointComparison {
  /** Whether the log of today begins with every event that the older checkpoint stood over. */
  agrees: boolean;
  /** In words, what was found. */
  finding: string;
  olderSize: number | null;
  treeSize: number;
  /** Where both are there to be compared: what one's own verifier needs. */
  proof: ConsistencyProof | null;
  checkpoint: string;
}
