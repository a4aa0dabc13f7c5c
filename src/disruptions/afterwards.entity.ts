import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { AfterActionReport } from '../exercises/exercise.rules';
import type { Disposition } from '../exercises/step-results.rules';
import type { ControlOperation, ControlVerdict } from './reconciliation.rules';

@Entity('reconciliation_record')
export class ReconciliationRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') processed: string;
  @Column('integer', { name: 'processed_count' }) processedCount: number;
  @Column('text', { name: 'compared_with' }) comparedWith: string;
  @Column('integer', { name: 'compared_count' }) comparedCount: number;
  @Column('integer', { name: 'difference_count' }) differenceCount: number;
  @Column('integer', { name: 'resolved_count' }) resolvedCount: number;
  @Column('text') resolution: string;
  @Column('text', { name: 'resolved_by_name', nullable: true }) resolvedByName: string | null;
  @Column('timestamptz', { name: 'compared_at', transformer: isoTime }) comparedAt: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { nullable: true }) replaces: string | null;
  @Column('text', { name: 'replaces_reason', nullable: true }) replacesReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('recovery_control')
export class RecoveryControl {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('text') control: string;
  @Column('text') operated: ControlOperation;
  @Column('text') how: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
  @Column('text', { nullable: true }) verdict: ControlVerdict | null;
  @Column('text', { name: 'verdict_note', nullable: true }) verdictNote: string | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true, transformer: isoTime }) reviewedAt: string | null;
}

@Entity('disruption_report')
export class DisruptionReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('integer') number: number;
  @Column('jsonb') report: AfterActionReport;
  @Column('text', { name: 'amends_reason', nullable: true }) amendsReason: string | null;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('timestamptz', { name: 'issued_at', transformer: isoTime }) issuedAt: string;
}

@Entity('disruption_disposition')
export class DisruptionDisposition {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('uuid', { name: 'plan_step_id', nullable: true }) planStepId: string | null;
  @Column('text', { name: 'section_key', nullable: true }) sectionKey: string | null;
  @Column('text') disposition: Disposition;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
