import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PACKET_KINDS, type PacketKind } from './packet-kinds.rules';
import type { PacketState } from './packet-states.rules';

const DAY = { message: 'Give a day that exists as YYYY-MM-DD.' };

/** A section of a plan whose text the packet keeps back, with a commitment by which it can be opened later. */
export class WithholdSection {
  @IsUUID(undefined, { message: 'Choose a plan version.' }) planVersionId: string;
  @IsIn(['steps', 'coverage'], { message: 'Choose steps or coverage.' }) section: 'steps' | 'coverage';
  @IsString() @Matches(/\S/, { message: 'Say why it is kept back.' }) @MaxLength(2000) reason: string;
}

export class PreparePacket {
  /** Without it a vendor packet. Service, incident and delta packets take their vendor from what they are about. */
  @IsOptional() @IsIn(PACKET_KINDS) kind?: PacketKind;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsUUID(undefined, { message: 'Choose a period.' }) periodId: string;
  @IsOptional() @IsUUID() serviceId?: string;
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/, { message: 'Give the code of a requirement, for example TST-02.' })
  requirementCode?: string;
  @IsOptional() @IsUUID() disruptionId?: string;
  /** The packet that a delta packet starts from. */
  @IsOptional() @IsUUID() basePacketId?: string;
  /** The day that the packet speaks as of, `YYYY-MM-DD`; without it today, or the period's last day once that is past. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/, DAY) @IsISO8601({ strict: true }, DAY) asOf?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WithholdSection)
  withhold?: WithholdSection[];
}

export class PacketsQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
}

export class DecidePacket {
  @IsIn(['approved', 'sent_back']) decision: 'approved' | 'sent_back';
  @IsString() @Matches(/\S/, { message: 'Say why.' }) @MaxLength(2000) reason: string;
}

export class WithdrawPacket {
  @IsString() @Matches(/\S/, { message: 'Say why it is withdrawn.' }) @MaxLength(2000) reason: string;
}

export class PacketPdfQuery {
  /** `1` lets a browser show the PDF in place; anything else is a download. */
  @IsOptional() @IsIn(['0', '1']) inline?: '0' | '1';
}

export class PacketProgress {
  stage: string;
  done: number;
  total: number;
  updatedAt: string;
}

export class PacketSummary {
  id: string;
  ref: string;
  kind: PacketKind;
  kindName: string;
  /** What it is about, by name: the vendor, the service, the requirement, the event, the packet that it starts from. */
  subject: string;
  /** Null where it speaks of all vendors. */
  vendorId: string | null;
  vendorName: string | null;
  serviceId: string | null;
  requirementCode: string | null;
  disruptionId: string | null;
  basePacketId: string | null;
  basePacketRef: string | null;
  periodId: string;
  periodCode: string;
  state: PacketState;
  /** The word on every page of what can be downloaded now. */
  statusWord: 'Draft' | 'Final' | 'Superseded' | 'Withdrawn';
  asOf: string;
  cutOffAt: string | null;
  preparedBy: string;
  preparedById: string;
  requestedAt: string;
  assembledAt: string | null;
  issuedAt: string | null;
  /** Pages of the final, or of the draft while there is no final. */
  pageCount: number | null;
  /** Lower-case hex SHA-256 of the manifest: the packet's identity. */
  manifestSha256: string | null;
  pdfSha256: string | null;
  pdfBytes: number | null;
  draftPdfSha256: string | null;
  draftPdfBytes: number | null;
  supersededBy: string | null;
  supersededByRef: string | null;
  supersededAt: string | null;
  withdrawnBy: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  failure: string | null;
  /** How many pre-issue checks fail; null while they have not been made. */
  failingChecks: number | null;
  progress: PacketProgress | null;
  /** SD-14: its period was reopened after it was issued, so later changes exist; null when it was not. */
  laterChangesSince: string | null;
}

export class PacketsPage {
  items: PacketSummary[];
  total: number;
}

export class PacketCheck {
  id: string;
  words: string;
  verdict: 'pass' | 'fail';
  reasons: string[];
}

export class PacketExhibitView {
  number: string;
  evidenceVersionId: string;
  itemId: string;
  itemRef: string;
  title: string;
  fileName: string;
  sha256: string;
  bytes: number;
  attached: boolean;
  notAttachedReason: string | null;
}

export class PacketApprovalView {
  approver: string;
  approverId: string;
  decision: 'approved' | 'sent_back';
  reason: string;
  method: string;
  decidedAt: string;
}

/** By what an issued packet is signed. */
export class PacketSignatureView {
  /** Levels of ETSI EN 319 142-1: B-T carries a timestamp, B-B does not. */
  level: 'B-B' | 'B-T';
  algorithm: string;
  signedAt: string;
  subject: string;
  issuer: string;
  serialNumber: string;
  notBefore: string;
  notAfter: string;
  /** Made by this portal: nobody else vouches for it. */
  selfMade: boolean;
  /** Lower-case hex SHA-256 of the certificate. */
  certificateSha256: string;
  timestampAt: string | null;
  timestampAuthority: string | null;
}

export class PacketDetail extends PacketSummary {
  checks: PacketCheck[];
  exhibits: PacketExhibitView[];
  approvals: PacketApprovalView[];
  /** Null until it is issued, and for a packet from before packets were signed. */
  signature: PacketSignatureView | null;
  /** Why the person who asks cannot approve it now; empty when they can (with their password confirmed). */
  approvalRefusals: string[];
}
