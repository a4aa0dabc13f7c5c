import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScanState, TypeVerdict } from '../../evidence/evidence.words';
import { isoTime, wholeNumber } from '../../foundation/entity-columns';

export type RequestFileState = 'open' | 'received' | 'refused' | 'cancelled';

/** A file that somebody of the registrant brings for a request, from its first byte on. */
@Entity('request_file')
export class RequestFile {
  /** Also the id of the upload in the tus protocol. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'audit_request_id' }) auditRequestId: string;
  @Column('text') ref: string;
  @Column('text') title: string;
  /** Where it is from, in the words of who brought it. */
  @Column('text') source: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'claimed_type' }) claimedType: string;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
  @Column('text', { name: 'expected_sha256', nullable: true }) expectedSha256: string | null;
  @Column('text', { name: 'retention_class' }) retentionClass: string;
  @Column('text') state: RequestFileState;
  @Column('text', { name: 'refused_reason', nullable: true }) refusedReason: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { name: 'detected_type', nullable: true }) detectedType: string | null;
  @Column('text', { name: 'type_verdict', nullable: true }) typeVerdict: TypeVerdict | null;
  @Column('text', { name: 'scan_state', nullable: true }) scanState: ScanState | null;
  @Column('uuid', { name: 'brought_by' }) broughtBy: string;
  @Column('timestamptz', { name: 'begun_at', transformer: isoTime }) begunAt: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true, transformer: isoTime }) endedAt: string | null;
}
