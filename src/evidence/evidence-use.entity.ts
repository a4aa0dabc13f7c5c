import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { UseState } from './evidence.words';

@Entity('evidence_use')
export class EvidenceUse {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text') state: UseState;
  @Column('text', { name: 'decision_reason', default: '' }) decisionReason: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
}
