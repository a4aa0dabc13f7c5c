import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { AnswerQueryState, QueriedCell } from './answer.rules';
import type { RuleSeverity, SubjectKind } from './question.rules';

@Entity('answer_query')
export class AnswerQuery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'question_set_id' }) questionSetId: string;
  @Column('text', { name: 'question_id' }) questionId: string;
  @Column('text', { name: 'subject_kind' }) subjectKind: SubjectKind;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'answer_id', nullable: true }) answerId: string | null;
  @Column('jsonb') cells: QueriedCell[];
  @Column('text') kind: 'rule' | 'person';
  @Column('text', { name: 'rule_code', nullable: true }) ruleCode: string | null;
  @Column('text', { nullable: true }) severity: RuleSeverity | null;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('text', { name: 'hit_key', nullable: true }) hitKey: string | null;
  @Column('text', { name: 'basis_sha256', nullable: true }) basisSha256: string | null;
  @Column('text') text: string;
  @Column('text') state: AnswerQueryState;
  @Column('uuid', { name: 'asked_by', nullable: true }) askedBy: string | null;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
  @Column('timestamptz', { name: 'answered_at', nullable: true, transformer: isoTime }) answeredAt: string | null;
  @Column('text', { nullable: true }) resolution: string | null;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedBy: string | null;
  @Column('timestamptz', { name: 'resolved_at', nullable: true, transformer: isoTime }) resolvedAt: string | null;
  @Column('text', { name: 'resolved_basis_sha256', nullable: true }) resolvedBasisSha256: string | null;
  @Column('text', { name: 'escalation_reason', nullable: true }) escalationReason: string | null;
  @Column('uuid', { name: 'escalated_by', nullable: true }) escalatedBy: string | null;
  @Column('timestamptz', { name: 'escalated_at', nullable: true, transformer: isoTime }) escalatedAt: string | null;
  @Column('uuid', { name: 'cleared_by_answer_id', nullable: true }) clearedByAnswerId: string | null;
  @Column('timestamptz', { name: 'cleared_at', nullable: true, transformer: isoTime }) clearedAt: string | null;
  @Column('integer') version: number;
}

@Entity('answer_query_reply')
export class AnswerQueryReply {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'question_set_id' }) questionSetId: string;
  @Column('uuid', { name: 'answer_query_id' }) answerQueryId: string;
  @Column('text') text: string;
  @Column('uuid', { name: 'replied_by' }) repliedBy: string;
  @Column('timestamptz', { name: 'replied_at', transformer: isoTime }) repliedAt: string;
}
