import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Delivery, Topic } from './notice.rules';

@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') key: string;
  @Column('text') kind: string;
  @Column('text') topic: Topic;
  @Column('uuid', { name: 'about_vendor_id', nullable: true }) aboutVendorId: string | null;
  @Column('text') title: string;
  @Column('text') detail: string;
  @Column('text') link: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('text') delivery: Delivery;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
  @Column('timestamptz', { name: 'read_at', nullable: true, transformer: isoTime }) readAt: string | null;
  @Column('uuid', { name: 'email_id', nullable: true }) emailId: string | null;
}

@Entity('notice_preference')
export class NoticePreference {
  @PrimaryColumn('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('text') topic: Topic;
  @Column('text') delivery: Delivery;
  @Column('timestamptz', { name: 'changed_at', transformer: isoTime }) changedAt: string;
}

@Entity('calendar_feed')
export class CalendarFeed {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'membership_id' }) membershipId: string;
  @Column('text', { name: 'token_hash' }) tokenHash: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: isoTime }) revokedAt: string | null;
}
