import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Role } from '../foundation/actor';
import type { ClockLine } from './retention.rules';

type As = Role | 'system';

@Entity('report_release')
export class ReportRelease {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('date', { name: 'released_on' }) releasedOn: string;
  @Column('text') source: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('legal_hold')
export class LegalHold {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') title: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'evidence_item_id', nullable: true }) evidenceItemId: string | null;
  @Column('uuid', { name: 'request_file_id', nullable: true }) requestFileId: string | null;
  @Column('uuid', { name: 'period_id', nullable: true }) periodId: string | null;
  @Column('text') state: 'active' | 'released';
  @Column('uuid', { name: 'placed_by' }) placedBy: string;
  @Column('timestamptz', { name: 'placed_at', transformer: isoTime }) placedAt: string;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('hold_release')
export class HoldRelease {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'legal_hold_id' }) legalHoldId: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  /** The role that they acted under: their function. */
  @Column('text', { name: 'asked_as' }) askedAs: As;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
}

@Entity('hold_release_decision')
export class HoldReleaseDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'hold_release_id' }) holdReleaseId: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('text', { name: 'asked_as' }) askedAs: As;
  @Column('text') decision: 'approved' | 'refused';
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('text', { name: 'decided_as' }) decidedAs: As;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}

@Entity('disposal')
export class Disposal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  /** One of the two: what is disposed of. */
  @Column('uuid', { name: 'evidence_item_id', nullable: true }) evidenceItemId: string | null;
  @Column('uuid', { name: 'request_file_id', nullable: true }) requestFileId: string | null;
  @Column('date', { name: 'kept_until' }) keptUntil: string;
  @Column('jsonb') clocks: ClockLine[];
  @Column('text') reason: string;
  @Column('text') state: 'proposed' | 'executed' | 'refused';
  @Column('uuid', { name: 'proposed_by' }) proposedBy: string;
  @Column('text', { name: 'proposed_as' }) proposedAs: As;
  @Column('timestamptz', { name: 'proposed_at', transformer: isoTime }) proposedAt: string;
  @Column('timestamptz', { name: 'executed_at', nullable: true, transformer: isoTime }) executedAt: string | null;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('disposal_decision')
export class DisposalDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'disposal_id' }) disposalId: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy: string;
  @Column('text') decision: 'approved' | 'refused';
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('text', { name: 'decided_as' }) decidedAs: As;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
