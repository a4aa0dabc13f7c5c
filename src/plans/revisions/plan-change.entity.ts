import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

export type ChangeDisposition = 'change' | 'remove' | 'add';

/** One thing that a plan's next version has to take in, because a test said so. */
@Entity('plan_change')
export class PlanChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('text', { name: 'exercise_ref' }) exerciseRef: string;
  /** The step of the version that was tested. */
  @Column('uuid', { name: 'plan_step_id' }) planStepId: string;
  @Column('integer', { name: 'step_number' }) stepNumber: number;
  @Column('text', { name: 'step_title' }) stepTitle: string;
  @Column('text') disposition: ChangeDisposition;
  @Column('text') reason: string;
  @Column('uuid', { name: 'finding_id' }) findingId: string;
  @Column('text', { name: 'finding_ref' }) findingRef: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
}

export type WantedChange = Pick<
  PlanChange,
  'planStepId' | 'stepNumber' | 'stepTitle' | 'disposition' | 'reason' | 'findingId' | 'findingRef'
>;
