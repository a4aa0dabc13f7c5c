import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { ReferenceKind, Severity } from './finding.rules';
import type { FindingState } from './finding-states.rules';
import type { ProgrammePolicy } from './programme-policy.rules';
import type { VerificationMethod } from './finding-retest.rules';

@Entity('finding_reference')
export class FindingReference {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text') kind: ReferenceKind;
  @Column('uuid', { name: 'target_id' }) targetId: string;
  @Column({ type: 'uuid', name: 'obligation_id', nullable: true, insert: false, update: false }) obligationId?:
    string | null;
  @Column({ type: 'uuid', name: 'exercise_id', nullable: true, insert: false, update: false }) exerciseId?:
    string | null;
  @Column({ type: 'uuid', name: 'plan_version_id', nullable: true, insert: false, update: false }) planVersionId?:
    string | null;
  @Column({ type: 'uuid', name: 'review_id', nullable: true, insert: false, update: false }) reviewId?: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
}

@Entity('finding_move')
export class FindingMove {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text', { name: 'from_state' }) fromState: FindingState;
  @Column('text', { name: 'to_state' }) toState: FindingState;
  @Column('text') note: string;
  @Column('uuid', { name: 'moved_by' }) movedBy: string;
  @Column('timestamptz', { name: 'moved_at', transformer: isoTime }) movedAt: string;
}

@Entity('finding_action')
export class FindingAction {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('integer') number: number;
  @Column('text') text: string;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true, transformer: isoTime }) doneAt: string | null;
  @Column('text', { name: 'done_note', nullable: true }) doneNote: string | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
}

@Entity('finding_verification')
export class FindingVerification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text') result: 'fixed' | 'not_fixed';
  @Column('text') method: VerificationMethod | 'earlier_note';
  @Column('text') inspected: string;
  @Column('uuid', { name: 'retest_exercise_id', nullable: true }) retestExerciseId: string | null;
  @Column('uuid', { name: 'retest_step_result_id', nullable: true }) retestStepResultId: string | null;
  @Column('uuid', { name: 'verified_by' }) verifiedBy: string;
  @Column('timestamptz', { name: 'verified_at', transformer: isoTime }) verifiedAt: string;
}

@Entity('finding_severity_change')
export class FindingSeverityChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text', { name: 'severity_before' }) severityBefore: Severity;
  @Column('text') severity: Severity;
  @Column('text') reason: string;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at', transformer: isoTime }) changedAt: string;
}

@Entity('finding_void')
export class FindingVoid {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
  @Column('text', { nullable: true }) decision: 'approved' | 'rejected' | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
}

@Entity('programme_policy')
export class ProgrammePolicyRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('integer') number: number;
  @Column('jsonb') policy: ProgrammePolicy;
  @Column('text') reason: string;
  @Column('uuid', { name: 'set_by' }) setBy: string;
  @Column('timestamptz', { name: 'set_at', transformer: isoTime }) setAt: string;
}
