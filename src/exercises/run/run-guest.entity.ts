import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('run_guest')
export class RunGuest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('text') name: string;
  @Column('text') organisation: string;
  @Column('uuid', { name: 'named_by' }) namedBy: string;
  @Column('timestamptz', { name: 'named_at', transformer: isoTime }) namedAt: string;
}
