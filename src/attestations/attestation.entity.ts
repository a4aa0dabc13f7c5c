import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { AttestationDecisionValue, AttestationState, LineAnswer } from './attestation.rules';

@Entity('attestation')
export class Attestation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') kind: 'annual';
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('date', { name: 'period_from' }) periodFrom: string;
  @Column('date', { name: 'period_to' }) periodTo: string;
  @Column('uuid', { name: 'attestor_id' }) attestorId: string;
  @Column('text') state: AttestationState;
  @Column('text', { name: 'sub_outsourcers', array: true }) subOutsourcers: string[];
  @Column('uuid', { name: 'scheduled_by' }) scheduledBy: string;
  @Column('timestamptz', { name: 'scheduled_at', transformer: isoTime }) scheduledAt: string;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy: string | null;
  @Column('timestamptz', { name: 'prepared_at', nullable: true, transformer: isoTime }) preparedAt: string | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
  @Column('integer') version: number;
  /** SD-1 waived by the second line, where preparer and attestor are one person. */
  @Column('uuid', { name: 'waiver_id', nullable: true }) waiverId: string | null;
}

@Entity('attestation_line')
export class AttestationLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'attestation_id' }) attestationId: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text', { name: 'requirement_code' }) requirementCode: string;
  @Column('text', { nullable: true }) answer: LineAnswer | null;
  @Column('text') explanation: string;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true, transformer: isoTime }) answeredAt: string | null;
  @Column('integer') version: number;
}

@Entity('attestation_signature')
export class AttestationSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'attestation_id' }) attestationId: string;
  @Column('uuid', { name: 'signer_id' }) signerId: string;
  @Column('text', { name: 'signer_name' }) signerName: string;
  @Column('text', { name: 'signer_title' }) signerTitle: string;
  @Column('uuid', { name: 'authority_verification_id' }) authorityVerificationId: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('boolean') qualified: boolean;
  @Column('integer', { name: 'statement_version' }) statementVersion: number;
  @Column('text', { name: 'shown_text' }) shownText: string;
  @Column('text', { name: 'shown_sha256' }) shownSha256: string;
  @Column('timestamptz', { name: 'signed_at', transformer: isoTime }) signedAt: string;
  @Column('text', { name: 'local_time' }) localTime: string;
  @Column('timestamptz', { name: 'reauthenticated_at', transformer: isoTime }) reauthenticatedAt: string;
  @Column('text') address: string;
  @Column('text', { name: 'user_agent' }) userAgent: string;
  @Column('uuid', { name: 'waiver_id', nullable: true }) waiverId: string | null;
}

@Entity('attestation_decision')
export class AttestationDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'attestation_id' }) attestationId: string;
  @Column('text') decision: AttestationDecisionValue;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
