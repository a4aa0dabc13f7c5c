import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { AnswerSource, AnswerDecisionWord } from './answer.rules';
import type { AnswerValue, SubjectKind } from './question.rules';

@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'question_set_id' }) questionSetId: string;
  @Column('text', { name: 'question_id' }) questionId: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: SubjectKind;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('integer') number: number;
  @Column('jsonb', { nullable: true }) value: AnswerValue;
  @Column('boolean') unknown: boolean;
  @Column('boolean') none: boolean;
  @Column('text', { name: 'not_applicable_reason', nullable: true }) notApplicableReason: string | null;
  @Column('text') note: string;
  @Column('text') source: AnswerSource;
  @Column('uuid', { name: 'confirmed_answer_id', nullable: true }) confirmedAnswerId: string | null;
  @Column('text', { name: 'register_sha256', nullable: true }) registerSha256: string | null;
  @Column('uuid', { name: 'answered_by' }) answeredBy: string;
  @Column('timestamptz', { name: 'answered_at', transformer: isoTime }) answeredAt: string;
  @Column({ type: 'uuid', name: 'service_id', nullable: true, insert: false, update: false }) serviceId?: string | null;
  @Column({ type: 'uuid', name: 'system_id', nullable: true, insert: false, update: false }) systemId?: string | null;
  @Column({ type: 'uuid', name: 'site_id', nullable: true, insert: false, update: false }) siteId?: string | null;
}

@Entity('answer_evidence')
export class AnswerEvidence {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'question_set_id' }) questionSetId: string;
  @Column('text', { name: 'question_id' }) questionId: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: SubjectKind;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('uuid', { name: 'linked_by' }) linkedBy: string;
  @Column('timestamptz', { name: 'linked_at', transformer: isoTime }) linkedAt: string;
  @Column('uuid', { name: 'unlinked_by', nullable: true }) unlinkedBy: string | null;
  @Column('timestamptz', { name: 'unlinked_at', nullable: true, transformer: isoTime }) unlinkedAt: string | null;
}

@Entity('answer_decision')
export class AnswerDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'answer_id' }) answerId: string;
  @Column('text') decision: AnswerDecisionWord;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
