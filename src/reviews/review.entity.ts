import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { EvaluatedCheck } from './check.rules';
import type {
  ApprovalDecision,
  ExerciseOutcome,
  LineDecision,
  ObligationConclusion,
  ReviewConclusionValue,
  ReviewState,
} from './review.rules';

@Entity('review')
export class Review {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'submission_id' }) submissionId: string;
  @Column('uuid', { name: 'reviewer_id' }) reviewerId: string;
  @Column('timestamptz', { name: 'started_at', transformer: isoTime }) startedAt: string;
  @Column('text') state: ReviewState;
  @Column('integer') round: number;
  @Column('text', { nullable: true }) conclusion: ReviewConclusionValue | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('timestamptz', { name: 'concluded_at', nullable: true, transformer: isoTime }) concludedAt: string | null;
  @Column('boolean', { name: 'needs_approval' }) needsApproval: boolean;
  @Column('date', { name: 'plans_effective_from', nullable: true }) plansEffectiveFrom: string | null;
  @Column('integer') version: number;
}

@Entity('review_line')
export class ReviewLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('integer') round: number;
  @Column('uuid', { name: 'submission_line_id' }) submissionLineId: string;
  @Column('text') decision: LineDecision;
  @Column('text', { nullable: true }) outcome: ExerciseOutcome | null;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}

@Entity('review_conclusion')
export class ReviewConclusion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('integer') round: number;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('text', { name: 'procedure_performed' }) procedurePerformed: string;
  @Column('text') criteria: string;
  @Column('text') judgement: string;
  @Column('text', { name: 'override_reason', nullable: true }) overrideReason: string | null;
  @Column('text', { name: 'out_of_period_reason', nullable: true }) outOfPeriodReason: string | null;
  @Column('jsonb') checks: EvaluatedCheck[];
  @Column('text') conclusion: ObligationConclusion;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}

@Entity('review_approval')
export class ReviewApproval {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('integer') round: number;
  @Column('uuid', { name: 'reviewer_id' }) reviewerId: string;
  @Column('text') decision: ApprovalDecision;
  @Column('text') reason: string;
  @Column('uuid', { name: 'approver_id' }) approverId: string;
  @Column('timestamptz', { name: 'approved_at', transformer: isoTime }) approvedAt: string;
}
