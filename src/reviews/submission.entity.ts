import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { LineKind, SubmissionState } from './review.rules';

@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
  @Column('timestamptz', { name: 'submitted_at', transformer: isoTime }) submittedAt: string;
  @Column('text') state: SubmissionState;
  @Column('integer') version: number;
}

@Entity('submission_obligation')
export class SubmissionObligation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'submission_id' }) submissionId: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
}

@Entity('submission_line')
export class SubmissionLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'submission_id' }) submissionId: string;
  @Column('text') kind: LineKind;
  @Column('uuid', { name: 'target_id' }) targetId: string;
  @Column('uuid', { name: 'obligation_id', nullable: true }) obligationId: string | null;
  @Column({ type: 'uuid', name: 'evidence_use_id', nullable: true, insert: false, update: false }) evidenceUseId?:
    string | null;
  @Column({ type: 'uuid', name: 'plan_version_id', nullable: true, insert: false, update: false }) planVersionId?:
    string | null;
  @Column({ type: 'uuid', name: 'exercise_id', nullable: true, insert: false, update: false }) exerciseId?:
    string | null;
}
