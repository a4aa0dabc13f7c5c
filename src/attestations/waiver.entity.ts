import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('preparation_waiver')
export class PreparationWaiver {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'granted_by' }) grantedBy: string;
  @Column('timestamptz', { name: 'granted_at', transformer: isoTime }) grantedAt: string;
  @Column('date', { name: 'expires_on' }) expiresOn: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: isoTime }) revokedAt: string | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
}
