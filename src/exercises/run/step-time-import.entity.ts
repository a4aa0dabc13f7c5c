import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { StepTimesPlan } from './step-times.model';

@Entity('step_time_import')
export class StepTimeImport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('text') ref: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('bytea') file: Buffer;
  @Column('text', { name: 'file_sha256' }) fileSha256: string;
  /** IANA name of the zone of times that bring none. */
  @Column('text', { name: 'time_zone', nullable: true }) timeZone: string | null;
  @Column('integer', { name: 'gap_minutes' }) gapMinutes: number;
  @Column('jsonb') plan: StepTimesPlan;
  @Column('text', { name: 'plan_sha256' }) planSha256: string;
  @Column('integer', { name: 'row_count' }) rowCount: number;
  @Column('integer', { name: 'refused_count' }) refusedCount: number;
  @Column('integer', { name: 'warning_count' }) warningCount: number;
  @Column('uuid', { name: 'previewed_by' }) previewedBy: string;
  @Column('timestamptz', { name: 'previewed_at', transformer: isoTime }) previewedAt: string;
  @Column('uuid', { name: 'applied_by', nullable: true }) appliedBy: string | null;
  @Column('timestamptz', { name: 'applied_at', nullable: true, transformer: isoTime }) appliedAt: string | null;
  @Column('text', { nullable: true }) acknowledgement: string | null;
}
