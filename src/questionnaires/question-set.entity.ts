import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { QuestionSetState } from './question-set.rules';

@Entity('question_set')
export class QuestionSet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('uuid', { name: 'questionnaire_version_id' }) questionnaireVersionId: string;
  @Column('text') state: QuestionSetState;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text', { name: 'due_rule' }) dueRule: string;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy: string | null;
  @Column('timestamptz', { name: 'opened_at', transformer: isoTime }) openedAt: string;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true, transformer: isoTime }) submittedAt: string | null;
  @Column('text', { name: 'submission_note', nullable: true }) submissionNote: string | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true, transformer: isoTime }) reviewedAt: string | null;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason: string | null;
  @Column('integer') version: number;
}
