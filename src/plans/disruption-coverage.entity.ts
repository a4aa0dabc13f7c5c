import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisruptionType } from './disruption.rules';

@Entity('disruption_coverage')
export class DisruptionCoverage {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('text', { name: 'disruption_type' }) disruptionType: DisruptionType;
  @Column('text', { nullable: true }) process: string | null;
  @Column('text', { nullable: true }) solution: string | null;
  @Column('text', { name: 'not_applicable_reason', nullable: true }) notApplicableReason: string | null;
}
