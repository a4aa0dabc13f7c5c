import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { SubserviceMethod } from './assurance-report.rules';

@Entity('report_subservice')
export class ReportSubservice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') number: number;
  @Column('text') name: string;
  @Column('text') what: string;
  @Column('text') method: SubserviceMethod;
  @Column('boolean', { name: 'icfr_relevant' }) icfrRelevant: boolean;
  @Column('text', { name: 'expected_controls', nullable: true }) expectedControls: string | null;
  @Column('uuid', { name: 'fourth_party_id', nullable: true }) fourthPartyId: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: isoTime }) removedAt: string | null;
}

@Entity('report_deviation')
export class ReportDeviation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') number: number;
  @Column('text', { name: 'control_ref' }) controlRef: string;
  @Column('text') control: string;
  @Column('text') deviation: string;
  @Column('text', { name: 'management_response', nullable: true }) managementResponse: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: isoTime }) removedAt: string | null;
}
