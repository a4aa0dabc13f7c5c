import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

export const EMAIL_STATES = ['waiting', 'sending', 'sent', 'given_up', 'not_configured'] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

@Entity('email')
export class Email {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') address: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column('text') state: EmailState;
  @Column('integer') attempts: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('text', { name: 'message_id' }) messageId: string;
  @Column('timestamptz', { name: 'queued_at', transformer: isoTime }) queuedAt: string;
  @Column('timestamptz', { name: 'lease_until', nullable: true, transformer: isoTime }) leaseUntil: string | null;
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true, transformer: isoTime }) nextAttemptAt:
    string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true, transformer: isoTime }) endedAt: string | null;
}
