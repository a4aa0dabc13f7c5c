import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Disposition, EnteredHow, StepOutcome } from './step-results.rules';

@Entity('step_result')
export class StepResult {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('uuid', { name: 'plan_step_id' }) planStepId: string;
  @Column('integer') attempt: number;
  @Column('text') outcome: StepOutcome;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'started_at', nullable: true, transformer: isoTime }) startedAt: string | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true, transformer: isoTime }) finishedAt: string | null;
  @Column('text', { nullable: true }) tester: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) disposition: Disposition | null;
  @Column('text', { name: 'disposition_note', nullable: true }) dispositionNote: string | null;
  @Column('uuid', { name: 'proof_evidence_version_id', nullable: true }) proofEvidenceVersionId: string | null;
  /** Typed afterwards, taken from the step clock, imported, or put in the place of an attempt that was wrong. */
  @Column('text', { name: 'entered_how' }) enteredHow: EnteredHow;
  @Column('integer', { name: 'corrects_attempt', nullable: true }) correctsAttempt: number | null;
  @Column('text', { name: 'correction_reason', nullable: true }) correctionReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
