import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Section } from './plan-sections.rules';
import type { Emphasis, PlanVersionState } from './plan.rules';

export interface ReturnReason {
  /** Key of a section, `steps` or `coverage`. */
  section: string;
  reason: string;
}

@Entity('plan_version')
export class PlanVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'plan_id' }) planId: string;
  @Column('integer') number: number;
  @Column('text') label: string;
  @Column('text') state: PlanVersionState;
  @Column('uuid', { name: 'source_evidence_version_id' }) sourceEvidenceVersionId: string;
  @Column('uuid', { name: 'service_ids', array: true }) serviceIds: string[];
  @Column('text', { nullable: true }) emphasis: Emphasis | null;
  @Column('jsonb') sections: Section[];
  @Column('date', { name: 'review_due_on', nullable: true }) reviewDueOn: string | null;
  @Column('boolean', { name: 'offline_copy' }) offlineCopy: boolean;
  @Column('text', { name: 'change_summary' }) changeSummary: string;
  @Column('text', { name: 'content_sha256', nullable: true }) contentSha256: string | null;
  /** Everyone who wrote content of this version; its approver must not be the only one. */
  @Column('uuid', { array: true }) authors: string[];
  @Column('uuid', { name: 'authored_by' }) authoredBy: string;
  @Column('timestamptz', { name: 'authored_at', transformer: isoTime }) authoredAt: string;
  @Column('uuid', { name: 'vendor_approved_by', nullable: true }) vendorApprovedBy: string | null;
  @Column('timestamptz', { name: 'vendor_approved_at', nullable: true, transformer: isoTime })
  vendorApprovedAt: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true, transformer: isoTime }) submittedAt: string | null;
  @Column('uuid', { name: 'taken_by', nullable: true }) takenBy: string | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true, transformer: isoTime }) takenAt: string | null;
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy: string | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true, transformer: isoTime }) acceptedAt: string | null;
  /** First day in force. */
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: string | null;
  /** First day no longer in force. */
  @Column('date', { name: 'effective_to', nullable: true }) effectiveTo: string | null;
  @Column('uuid', { name: 'returned_by', nullable: true }) returnedBy: string | null;
  @Column('timestamptz', { name: 'returned_at', nullable: true, transformer: isoTime }) returnedAt: string | null;
  @Column('jsonb', { name: 'return_reasons', nullable: true }) returnReasons: ReturnReason[] | null;
  @Column('integer') version: number;
}
