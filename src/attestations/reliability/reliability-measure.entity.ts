import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ReliabilityArea, ReliabilityDecision, ReliabilityStance } from './reliability.rules';

@Entity('reliability_measure')
export class ReliabilityMeasure {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text') area: ReliabilityArea;
  @Column('text') stance: ReliabilityStance;
  @Column('text') measure: string;
  @Column('text', { name: 'why_sufficient', nullable: true }) whySufficient: string | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'stated_by' }) statedBy: string;
  @Column('timestamptz', { name: 'stated_at', transformer: isoTime }) statedAt: string;
  @Column('timestamptz', { name: 'superseded_at', nullable: true, transformer: isoTime }) supersededAt: string | null;
  @Column('text', { nullable: true }) decision: ReliabilityDecision | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('uuid', { name: 'finding_id', nullable: true }) findingId: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
}
