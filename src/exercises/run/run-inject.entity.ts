import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('run_inject')
export class RunInject {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('integer') number: number;
  @Column('text') text: string;
  @Column('text', { name: 'addressed_to', nullable: true }) addressedTo: string | null;
  @Column('text', { name: 'expected_response', nullable: true }) expectedResponse: string | null;
  /** Whole minutes after the start; null for an inject that was added while the exercise ran. */
  @Column('integer', { name: 'planned_minute', nullable: true }) plannedMinute: number | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
}
