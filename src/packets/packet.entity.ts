import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';
import type { CheckResult } from './manifest.model';
import type { PacketKind } from './packet-kinds.rules';
import type { PacketState } from './packet-states.rules';

@Entity('packet')
export class Packet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  /** Null for packets that speak of all vendors. */
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') kind: PacketKind;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') state: PacketState;
  @Column('date', { name: 'as_of' }) asOf: string;
  @Column('timestamptz', { name: 'cut_off_at', nullable: true, transformer: isoTime }) cutOffAt: string | null;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('timestamptz', { name: 'requested_at', transformer: isoTime }) requestedAt: string;
  @Column('timestamptz', { name: 'assembled_at', nullable: true, transformer: isoTime }) assembledAt: string | null;
  /** Canonical JSON; its SHA-256 is the packet's identity. */
  @Column('text', { nullable: true }) manifest: string | null;
  @Column('text', { name: 'manifest_sha256', nullable: true }) manifestSha256: string | null;
  @Column('jsonb', { nullable: true }) checks: CheckResult[] | null;
  @Column('text', { name: 'draft_pdf_sha256', nullable: true }) draftPdfSha256: string | null;
  @Column('bigint', { name: 'draft_pdf_bytes', nullable: true, transformer: wholeNumber }) draftPdfBytes: number | null;
  @Column('text', { name: 'pdf_sha256', nullable: true }) pdfSha256: string | null;
  @Column('bigint', { name: 'pdf_bytes', nullable: true, transformer: wholeNumber }) pdfBytes: number | null;
  @Column('integer', { name: 'page_count', nullable: true }) pageCount: number | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { name: 'issued_at', nullable: true, transformer: isoTime }) issuedAt: string | null;
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true, transformer: isoTime }) supersededAt: string | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('text', { name: 'requirement_code', nullable: true }) requirementCode: string | null;
  @Column('uuid', { name: 'disruption_id', nullable: true }) disruptionId: string | null;
  /** The packet that a delta packet starts from. */
  @Column('uuid', { name: 'base_packet_id', nullable: true }) basePacketId: string | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
}
