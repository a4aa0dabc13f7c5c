import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';
import type { Grade, ObtainedBy, ScanState, SourceKind, TypeVerdict } from './evidence.words';

@Entity('evidence_version')
export class EvidenceVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'item_id' }) itemId: string;
  @Column('integer') number: number;
  /** Lower-case hex SHA-256 of the bytes as received. */
  @Column('text') sha256: string;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'claimed_type' }) claimedType: string;
  @Column('text', { name: 'detected_type' }) detectedType: string;
  @Column('text', { name: 'type_verdict' }) typeVerdict: TypeVerdict;
  @Column('text', { name: 'scan_state' }) scanState: ScanState;
  @Column('text', { name: 'source_party' }) sourceParty: string;
  @Column('text', { name: 'source_kind' }) sourceKind: SourceKind;
  @Column('text', { name: 'obtained_by' }) obtainedBy: ObtainedBy;
  @Column('date', { name: 'made_on' }) madeOn: string;
  @Column('date', { name: 'period_from', nullable: true }) periodFrom: string | null;
  @Column('date', { name: 'period_to', nullable: true }) periodTo: string | null;
  @Column('text') grade: Grade;
  @Column('text', { name: 'grade_reason' }) gradeReason: string;
  @Column('timestamptz', { name: 'received_at', transformer: isoTime }) receivedAt: string;
  @Column('uuid', { name: 'received_by' }) receivedBy: string;
  @Column('uuid', { nullable: true }) supersedes: string | null;
}
