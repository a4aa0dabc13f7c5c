import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

/** Somebody's word on passing a report of restricted use on; the latest counts. */
@Entity('use_consent')
export class UseConsent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') number: number;
  @Column('text') decision: 'given' | 'withdrawn';
  @Column('text', { name: 'given_by' }) givenBy: string;
  @Column('date', { name: 'given_on' }) givenOn: string;
  @Column('text') words: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
