import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { AreaResult, TestArea } from './areas.rules';
import type { DeferralKind, DeferralState } from './deferral.rules';

/** A request to postpone or cancel an exercise, and what the registrant said to it. */
@Entity('exercise_deferral')
export class ExerciseDeferral {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('text') kind: DeferralKind;
  @Column('text') state: DeferralState;
  @Column('text') reason: string;
  /** Who at the vendor agreed to it. */
  @Column('text', { name: 'agreed_by' }) agreedBy: string;
  @Column('date', { name: 'planned_before' }) plannedBefore: string;
  @Column('date', { name: 'proposed_on', nullable: true }) proposedOn: string | null;
  /** Why it needs approval, or why it needs none. */
  @Column('text', { name: 'approval_rule' }) approvalRule: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at', transformer: isoTime }) requestedAt: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
  @Column('text', { name: 'decision_note', nullable: true }) decisionNote: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
  @Column('integer') version: number;
}

/** How one of the three things that testing comes down to went. */
@Entity('exercise_area')
export class ExerciseArea {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('text') area: TestArea;
  @Column('text') result: AreaResult;
  @Column('text') note: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('exercise_training')
export class ExerciseTraining {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('uuid', { name: 'training_record_id' }) trainingRecordId: string;
}
