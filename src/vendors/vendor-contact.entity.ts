import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('vendor_contact')
export class VendorContact {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') name: string;
  @Column('text', { name: 'role_label' }) roleLabel: string;
  @Column('text') email: string;
  @Column('text') phone: string;
  @Column('text', { name: 'channel_2' }) channel2: string;
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn: string | null;
  @Column('uuid', { name: 'verified_by', nullable: true }) verifiedBy: string | null;
  @Column('text', { name: 'verified_how' }) verifiedHow: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: isoTime }) removedAt: string | null;
  @Column('integer') version: number;
}
