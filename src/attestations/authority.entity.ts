import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('authority_verification')
export class AuthorityVerification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') title: string;
  @Column('text') basis: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'verified_by' }) verifiedBy: string;
  @Column('timestamptz', { name: 'verified_at', transformer: isoTime }) verifiedAt: string;
  @Column('date', { name: 'verified_on' }) verifiedOn: string;
  @Column('date', { name: 'expires_on' }) expiresOn: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: isoTime }) revokedAt: string | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
}
