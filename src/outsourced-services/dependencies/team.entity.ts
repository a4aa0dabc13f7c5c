import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('team')
export class Team {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') name: string;
  @Column('text') what: string;
  @Column('text') lead: string;
  @Column('integer', { nullable: true }) people: number | null;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
