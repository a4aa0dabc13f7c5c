import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { IcfrSeverity } from './icfr.rules';

@Entity('icfr_severity_decision')
export class IcfrSeverityDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text', { name: 'icfr_severity' }) icfrSeverity: IcfrSeverity;
  @Column('text') reasoning: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
