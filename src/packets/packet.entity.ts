import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';
import type { CheckResult } from './manifest.model';
import type { PacketState } from './packet-states.rules';

@Entity('packet')
export class Packet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') kind: 'VP';
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
}
