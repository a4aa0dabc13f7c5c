import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plan_step')
export class PlanStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('text', { nullable: true }) instruction: string | null;
  @Column('text', { nullable: true }) owner: string | null;
  @Column('text', { name: 'system_name', nullable: true }) systemName: string | null;
  @Column('integer', { name: 'depends_on', array: true }) dependsOn: number[];
  @Column('integer', { name: 'expected_minutes', nullable: true }) expectedMinutes: number | null;
}
