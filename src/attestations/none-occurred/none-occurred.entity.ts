import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { NoneOccurredState } from './none-occurred.rules';

@Entity('none_occurred')
export class NoneOccurred {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text') state: NoneOccurredState;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'to_on' }) toOn: string;
  @Column('uuid', { name: 'signer_id' }) signerId: string;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column('text', { name: 'signer_title' }) signerTitle: string;
  @Column('uuid', { name: 'authority_verification_id' }) authorityVerificationId: string;
  @Column('integer', { name: 'statement_version' }) statementVersion: number;
  @Column('text', { name: 'shown_text' }) shownText: string;
  @Column('text', { name: 'shown_sha256' }) shownSha256: string;
  @Column('timestamptz', { name: 'signed_at', transformer: isoTime }) signedAt: string;
  @Column('text', { name: 'local_time' }) localTime: string;
  @Column('timestamptz', { name: 'reauthenticated_at', transformer: isoTime }) reauthenticatedAt: string;
  @Column('text') address: string;
  @Column('text', { name: 'user_agent' }) userAgent: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'superseded_at', nullable: true, transformer: isoTime }) supersededAt: string | null;
  /** The recorded event that says otherwise. */
  @Column('uuid', { name: 'superseded_by', nullable: true }) supersededBy: string | null;
}
