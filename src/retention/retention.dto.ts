import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { Standing } from './retention-queries.dto';
import type { RecordKind } from './record.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class RecordReportRelease {
  @IsUUID() periodId: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) releasedOn: string;
  /** Where the day is from, for example the annual report on Form 10-K. */
  @IsString() @Matches(SOMETHING, { message: 'Say where the day is from.' }) @MaxLength(500) source: string;
}

export class PlaceLegalHold {
  @IsString() @Matches(SOMETHING, { message: 'Give the hold a title.' }) @MaxLength(200) title: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what is pending or expected.' }) @MaxLength(4000) reason: string;
  @IsOptional() @IsUUID() vendorId?: string;
  /** One record of either kind. */
  @IsOptional() @IsUUID() evidenceItemId?: string;
  @IsOptional() @IsUUID() requestFileId?: string;
  @IsOptional() @IsUUID() periodId?: string;
}

export class RetentionReason {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class DecideRetention {
  @IsIn(['approved', 'refused']) decision: 'approved' | 'refused';
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

/** One of the two names the record. */
export class ProposeDisposal {
  @IsOptional() @IsUUID() evidenceItemId?: string;
  @IsOptional() @IsUUID() requestFileId?: string;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class RetentionClockView {
  classId: string;
  keepYears: number | null;
  startsOn: string | null;
  keepUntil: string | null;
  words: string;
}

export class RetainedItemView {
  kind: RecordKind;
  id: string;
  ref: string;
  title: string;
  /** Null for a file of a request that is about no single vendor. */
  vendorId: string | null;
  vendorName: string | null;
  /** The request that a file was brought for. */
  requestId: string | null;
  versions: number;
  clocks: RetentionClockView[];
  /** The longest of its classes; null while one of them has no end. */
  keepUntil: string | null;
  standing: Standing;
  holds: string[];
  /** Open requests of the auditor that it was handed over or brought for. */
  requests: string[];
  disposalId: string | null;
  /** Why it may not be disposed of today; empty when it may. */
  refusals: string[];
}

export class ReportReleaseView {
  periodId: string;
  periodCode: string;
  endsOn: string;
  releasedOn: string | null;
  source: string | null;
  recordedBy: string | null;
}

export class RetentionRegister {
  total: number;
  items: RetainedItemView[];
  releases: ReportReleaseView[];
  /** Records that may stand so too, but are more than one page of a standing looks at; the file has them all. */
  notLookedAt: number;
}

export class HoldReleaseView {
  reason: string;
  askedBy: string;
  askedById: string;
  askedAt: string;
  decision: 'approved' | 'refused' | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

export class LegalHoldView {
  id: string;
  ref: string;
  title: string;
  reason: string;
  vendorId: string | null;
  vendorName: string | null;
  evidenceItemId: string | null;
  evidenceItemRef: string | null;
  requestFileId: string | null;
  requestFileRef: string | null;
  periodId: string | null;
  periodCode: string | null;
  state: 'active' | 'released';
  placedBy: string;
  placedAt: string;
  releases: HoldReleaseView[];
}

export class LegalHoldList {
  total: number;
  items: LegalHoldView[];
}

export class DisposalDecisionView {
  decision: 'approved' | 'refused';
  reason: string;
  by: string;
  byId: string;
  as: string;
  at: string;
}

export class TombstoneView {
  /** The version of the evidence, or the file of the request, that it stands for. */
  recordId: string;
  number: number;
  fileName: string;
  /** Digest of the file that was disposed of. */
  sha256: string;
  /** Digest of what stays; it stands in the trail. */
  tombstoneSha256: string;
  /** What stays, as canonical JSON. */
  body: string;
  /** When the last of its bytes had left the store; null while they lie aside, or while another record needs equal bytes. */
  erasedAt: string | null;
}

/** A packet under way that needs the bytes: until it is issued or sent back they are kept. */
export class HoldingPacketView {
  id: string;
  ref: string;
  state: 'building' | 'assembled' | 'approved';
}

export class DisposalView {
  id: string;
  ref: string;
  vendorId: string | null;
  vendorName: string | null;
  kind: RecordKind;
  /** The evidence item or the file of a request that is disposed of. */
  recordId: string;
  recordRef: string;
  recordTitle: string;
  /** The request that a file was brought for. */
  requestId: string | null;
  keptUntil: string;
  clocks: RetentionClockView[];
  reason: string;
  state: 'proposed' | 'executed' | 'refused';
  proposedBy: string;
  proposedById: string;
  proposedAt: string;
  executedAt: string | null;
  decisions: DisposalDecisionView[];
  tombstones: TombstoneView[];
  /** What a proposal waits for. */
  packets: HoldingPacketView[];
}

export class DisposalList {
  total: number;
  items: DisposalView[];
}

export class TombstoneStatement {
  holds: boolean;
  words: string;
  /** What was computed now and what the trail recorded, lower-case hex SHA-256; null where no digest is compared. */
  computed: string | null;
  recorded: string | null;
}

export class DisposalVerification {
  ref: string;
  holds: boolean;
  statements: TombstoneStatement[];
  /** Event of the trail whose inclusion proof shows that all of this was recorded. */
  eventId: string | null;
}
