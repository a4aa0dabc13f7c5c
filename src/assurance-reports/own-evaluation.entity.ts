import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Effect, EvaluationConclusion, SubserviceCoveredBy } from './assurance-report.rules';

@Entity('subservice_cover')
export class SubserviceCover {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'report_subservice_id' }) reportSubserviceId: string;
  @Column('text', { name: 'covered_by' }) coveredBy: SubserviceCoveredBy;
  @Column('uuid', { name: 'own_report_id', nullable: true }) ownReportId: string | null;
  @Column('text') note: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}

@Entity('deviation_evaluation')
export class DeviationEvaluation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'report_deviation_id' }) reportDeviationId: string;
  @Column('text') effect: Effect;
  @Column('text') evaluation: string;
  @Column('text', { name: 'compensating_control', nullable: true }) compensatingControl: string | null;
  @Column('uuid', { name: 'evaluated_by' }) evaluatedBy: string;
  @Column('timestamptz', { name: 'evaluated_at', transformer: isoTime }) evaluatedAt: string;
}

@Entity('report_evaluation')
export class ReportEvaluation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') number: number;
  @Column('text') conclusion: EvaluationConclusion;
  @Column('text', { name: 'auditor_check' }) auditorCheck: string;
  @Column('text', { name: 'opinion_evaluation', nullable: true }) opinionEvaluation: string | null;
  @Column('text', { name: 'scope_evaluation' }) scopeEvaluation: string;
  @Column('text') effect: string;
  @Column('boolean', { name: 'needs_approval' }) needsApproval: boolean;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('timestamptz', { name: 'prepared_at', transformer: isoTime }) preparedAt: string;
  @Column('text', { nullable: true }) decision: 'approved' | 'sent_back' | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
}
