import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { Change, ConfirmationDecisionValue, ConfirmationState } from './confirmation.rules';

@Entity('change_confirmation')
export class ChangeConfirmation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text') quarter: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text', { name: 'due_rule' }) dueRule: string;
  @Column('text') state: ConfirmationState;
  @Column('jsonb') changes: Change[];
  @Column('uuid', { name: 'scheduled_by' }) scheduledBy: string;
  @Column('timestamptz', { name: 'scheduled_at', transformer: isoTime }) scheduledAt: string;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy: string | null;
  @Column('timestamptz', { name: 'prepared_at', nullable: true, transformer: isoTime }) preparedAt: string | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
  @Column('integer') version: number;
}

@Entity('confirmation_signature')
export class ConfirmationSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'confirmation_id' }) confirmationId: string;
  @Column('uuid', { name: 'signer_id' }) signerId: string;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column('text', { name: 'signer_title' }) signerTitle: string;
  @Column('uuid', { name: 'authority_verification_id' }) authorityVerificationId: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('uuid', { name: 'waiver_id', nullable: true }) waiverId: string | null;
  @Column('integer') changes: number;
  @Column('integer', { name: 'statement_version' }) statementVersion: number;
  @Column('text', { name: 'shown_text' }) shownText: string;
  @Column('text', { name: 'shown_sha256' }) shownSha256: string;
  @Column('timestamptz', { name: 'signed_at', transformer: isoTime }) signedAt: string;
  @Column('text', { name: 'local_time' }) localTime: string;
  @Column('timestamptz', { name: 'reauthenticated_at', transformer: isoTime }) reauthenticatedAt: string;
  @Column('text') address: string;
  @Column('text', { name: 'user_agent' }) userAgent: string;
}

@Entity('confirmation_decision')
export class ConfirmationDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'confirmation_id' }) confirmationId: string;
  @Column('text') decision: ConfirmationDecisionValue;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
