import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { DataFeed } from './dependency-words.rules';

@Entity('data_set')
export class DataSet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') name: string;
  @Column('text') contents: string;
  @Column('text', { array: true }) feeds: DataFeed[];
  @Column('boolean', { name: 'personal_data' }) personalData: boolean;
  @Column('uuid', { name: 'system_id', nullable: true }) systemId: string | null;
  @Column('integer', { name: 'oldest_copy_minutes', nullable: true }) oldestCopyMinutes: number | null;
  @Column('text', { name: 'if_lost' }) ifLost: string;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
