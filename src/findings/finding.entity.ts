import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { FindingSource, Severity } from './finding.rules';
import type { FindingState } from './finding-states.rules';

@Entity('finding')
export class Finding {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') severity: Severity;
  @Column('text') title: string;
  @Column('text') description: string;
  @Column('text', { name: 'source_kind' }) sourceKind: FindingSource;
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null;
  @Column('text', { name: 'source_part', nullable: true }) sourcePart: string | null;
  @Column({ type: 'uuid', name: 'review_id', nullable: true, insert: false, update: false }) reviewId?: string | null;
  @Column('uuid', { name: 'obligation_id', nullable: true }) obligationId: string | null;
  @Column('uuid', { name: 'exercise_id', nullable: true }) exerciseId: string | null;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('uuid', { name: 'owner_person_id', nullable: true }) ownerPersonId: string | null;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text') state: FindingState;
  @Column('boolean', { name: 'from_test' }) fromTest: boolean;
  @Column('text', { name: 'state_before', nullable: true }) stateBefore: FindingState | null;
  @Column('date', { name: 'accepted_until', nullable: true }) acceptedUntil: string | null;
  @Column('uuid', { name: 'exception_id', nullable: true }) exceptionId: string | null;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
  @Column('timestamptz', { name: 'opened_at', transformer: isoTime }) openedAt: string;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true, transformer: isoTime }) closedAt: string | null;
  @Column('text', { name: 'closing_note', nullable: true }) closingNote: string | null;
  @Column('integer') version: number;
}

@Entity('finding_due_change')
export class FindingDueChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  /** The action whose date moved; null where the finding's own did. */
  @Column('uuid', { name: 'action_id', nullable: true }) actionId: string | null;
  @Column('date', { name: 'due_before' }) dueBefore: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at', transformer: isoTime }) changedAt: string;
}
