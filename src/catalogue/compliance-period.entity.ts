import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeriodState } from './period.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('compliance_period')
export class CompliancePeriod {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') code: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on' }) endsOn: string;
  @Column('uuid', { name: 'catalogue_version_id', nullable: true }) catalogueVersionId: string | null;
  @Column('text') state: PeriodState;
  @Column('uuid', { name: 'planned_by' }) plannedBy: string;
  @Column('timestamptz', { name: 'planned_at', transformer: isoTime }) plannedAt: string;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy: string | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true, transformer: isoTime }) openedAt: string | null;
  @Column('integer') version: number;
}
