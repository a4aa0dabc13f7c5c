import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Criterion, Opinion, ReportKind, StoredState } from './assurance-report.rules';

@Entity('assurance_report')
export class AssuranceReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') kind: ReportKind;
  @Column('text') title: string;
  @Column('uuid', { name: 'expected_service_ids', array: true }) expectedServiceIds: string[];
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text') state: StoredState;
  @Column('integer', { name: 'report_type', nullable: true }) reportType: 1 | 2 | null;
  @Column('text', { nullable: true }) standard: string | null;
  @Column('date', { name: 'covers_from', nullable: true }) coversFrom: string | null;
  @Column('date', { name: 'covers_to', nullable: true }) coversTo: string | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn: string | null;
  @Column('text', { name: 'auditor_name', nullable: true }) auditorName: string | null;
  @Column('text', { nullable: true }) opinion: Opinion | null;
  @Column('text', { name: 'opinion_basis', nullable: true }) opinionBasis: string | null;
  @Column('text', { array: true }) criteria: Criterion[];
  @Column('uuid', { name: 'service_ids', array: true }) serviceIds: string[];
  @Column('uuid', { name: 'site_ids', array: true }) siteIds: string[];
  @Column('text', { name: 'scope_words', nullable: true }) scopeWords: string | null;
  @Column('boolean', { name: 'restricted_use', nullable: true }) restrictedUse: boolean | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { nullable: true }) supersedes: string | null;
  @Column('uuid', { name: 'expected_by' }) expectedBy: string;
  @Column('timestamptz', { name: 'expected_at', transformer: isoTime }) expectedAt: string;
  @Column('uuid', { name: 'received_by', nullable: true }) receivedBy: string | null;
  @Column('timestamptz', { name: 'received_at', nullable: true, transformer: isoTime }) receivedAt: string | null;
  @Column('uuid', { name: 'review_begun_by', nullable: true }) reviewBegunBy: string | null;
  @Column('timestamptz', { name: 'review_begun_at', nullable: true, transformer: isoTime }) reviewBegunAt:
    string | null;
  @Column('timestamptz', { name: 'evaluated_at', nullable: true, transformer: isoTime }) evaluatedAt: string | null;
  @Column('date', { name: 'letter_due_on', nullable: true }) letterDueOn: string | null;
  @Column('date', { name: 'overdue_told_on', nullable: true }) overdueToldOn: string | null;
  @Column('integer') version: number;
}
