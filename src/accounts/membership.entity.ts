import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../foundation/actor';
import { isoTime } from '../foundation/entity-columns';

@Entity('membership')
export class Membership {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') role: Role;
  @Column('uuid', { name: 'vendor_scope', array: true, nullable: true }) vendorScope: string[] | null;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
  @Column('uuid', { name: 'granted_by' }) grantedBy: string;
  @Column('timestamptz', { name: 'granted_at', transformer: isoTime }) grantedAt: string;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: isoTime }) revokedAt: string | null;
}
