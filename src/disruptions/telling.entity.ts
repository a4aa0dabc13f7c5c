import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { NoticeChannel, NoticeStanding } from './notice-clock.rules';

@Entity('disruption_notice')
export class DisruptionNotice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('timestamptz', { name: 'given_at', transformer: isoTime }) givenAt: string;
  @Column('text') channel: NoticeChannel;
  @Column('text', { name: 'told_by' }) toldBy: string;
  @Column('text', { name: 'told_to' }) toldTo: string;
  @Column('text') words: string;
  @Column('text') standing: NoticeStanding;
  @Column('text', { name: 'standing_note', nullable: true }) standingNote: string | null;
  @Column('uuid', { name: 'judged_by', nullable: true }) judgedBy: string | null;
  @Column('timestamptz', { name: 'judged_at', nullable: true, transformer: isoTime }) judgedAt: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('disruption_entry')
export class DisruptionEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('integer') number: number;
  @Column('timestamptz', { name: 'happened_at', transformer: isoTime }) happenedAt: string;
  @Column('text') text: string;
  @Column('text') source: string;
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('text', { name: 'correction_reason', nullable: true }) correctionReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('disruption_file')
export class DisruptionFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('text') shows: string;
  @Column('uuid', { name: 'attached_by' }) attachedBy: string;
  @Column('timestamptz', { name: 'attached_at', transformer: isoTime }) attachedAt: string;
}
