import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ExerciseKind } from '../exercise-kinds.rules';
import type { ActivityKind, ProgrammeState } from './programme.rules';

/** The plan of a vendor's exercises for a year. A further number takes the place of the one that was agreed. */
@Entity('exercise_programme')
export class ExerciseProgramme {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('integer') number: number;
  @Column('text') state: ProgrammeState;
  @Column('text') note: string;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true, transformer: isoTime }) proposedAt: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
  @Column('text', { name: 'decision_note', nullable: true }) decisionNote: string | null;
  /** What the plan lacked when it was decided on, in words. */
  @Column('text', { array: true, nullable: true }) missing: string[] | null;
  @Column('integer') version: number;
}

@Entity('exercise_programme_line')
export class ExerciseProgrammeLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'programme_id' }) programmeId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') kind: ExerciseKind;
  @Column('date', { name: 'planned_on' }) plannedOn: string;
}

@Entity('programme_activity')
export class ProgrammeActivity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'programme_id' }) programmeId: string;
  @Column('text') kind: ActivityKind;
  @Column('date', { name: 'planned_on' }) plannedOn: string;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('text') what: string;
  @Column('date', { name: 'done_on', nullable: true }) doneOn: string | null;
  @Column('text', { name: 'done_note', nullable: true }) doneNote: string | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true, transformer: isoTime }) doneAt: string | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
}
