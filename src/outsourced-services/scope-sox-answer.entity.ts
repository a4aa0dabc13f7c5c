import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

/** The SOX office's word on a decision that switches ICFR relevance off (SD-12). */
@Entity('scope_sox_answer')
export class ScopeSoxAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'scope_decision_id' }) scopeDecisionId: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('text') answer: 'approved' | 'rejected';
  @Column('text') reason: string;
  @Column('uuid', { name: 'answered_by' }) answeredBy: string;
  @Column('timestamptz', { name: 'answered_at', transformer: isoTime }) answeredAt: string;
}
