import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('coverage_answer')
export class CoverageAnswerRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('text', { name: 'requirement_code' }) requirementCode: string;
  @Column('boolean') covered: boolean;
  @Column('text') basis: string;
  @Column('uuid', { name: 'answered_by' }) answeredBy: string;
  @Column('timestamptz', { name: 'answered_at', transformer: isoTime }) answeredAt: string;
}
