import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../../foundation/entity-columns';
import type { DrillKind } from './drill.rules';
import type { TrainingAudience } from './training.rules';

// Facts are appended. A correction is a further row of the same reference that names the row it corrects.

@Entity('drill')
export class Drill {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('text') kind: DrillKind;
  @Column('text') title: string;
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('uuid', { name: 'exercise_id', nullable: true }) exerciseId: string | null;
  @Column('integer', { name: 'target_minutes' }) targetMinutes: number;
  @Column('integer') called: number;
  @Column('integer') reached: number;
  @Column('integer', { name: 'reached_within_target' }) reachedWithinTarget: number;
  @Column('integer') minutes: number;
  @Column('integer', { name: 'minutes_to_90_pct', nullable: true }) minutesTo90Pct: number | null;
  @Column('text', { name: 'registrant_contact', nullable: true }) registrantContact: string | null;
  @Column('boolean', { name: 'registrant_reached', nullable: true }) registrantReached: boolean | null;
  @Column('text') note: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('training_record')
export class TrainingRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('text') audience: TrainingAudience;
  @Column('text', { name: 'role_label' }) roleLabel: string;
  @Column('text') topic: string;
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('integer') people: number;
  @Column('integer') completed: number;
  @Column('text', { nullable: true }) trainer: string | null;
  @Column('text') note: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('maintenance_window')
export class MaintenanceWindow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('text') title: string;
  @Column('timestamptz', { name: 'starts_at', transformer: isoTime }) startsAt: string;
  @Column('timestamptz', { name: 'ends_at', transformer: isoTime }) endsAt: string;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'system_id', nullable: true }) systemId: string | null;
  /** IANA name of the zone in which the site counts its hours. */
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('text') note: string;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('restore_test')
export class RestoreTest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('uuid', { name: 'system_id', nullable: true }) systemId: string | null;
  @Column('uuid', { name: 'exercise_id', nullable: true }) exerciseId: string | null;
  @Column('date', { name: 'held_on' }) heldOn: string;
  /** The separate place that the data were restored to. */
  @Column('text', { name: 'restored_to' }) restoredTo: string;
  /** How the sample was chosen. */
  @Column('text', { name: 'sample_basis' }) sampleBasis: string;
  @Column('integer', { name: 'sample_size' }) sampleSize: number;
  @Column('integer', { name: 'sample_failures' }) sampleFailures: number;
  @Column('bigint', { name: 'records_compared', transformer: wholeNumber }) recordsCompared: number;
  @Column('integer') differences: number;
  /** The moment up to which data were to be had, and the one up to which they were. */
  @Column('timestamptz', { name: 'wanted_up_to', nullable: true, transformer: isoTime }) wantedUpTo: string | null;
  @Column('timestamptz', { name: 'recovered_up_to', nullable: true, transformer: isoTime })
  recoveredUpTo: string | null;
  @Column('integer', { name: 'achieved_rpo_minutes', nullable: true }) achievedRpoMinutes: number | null;
  @Column('integer', { name: 'rpo_objective_minutes', nullable: true }) rpoObjectiveMinutes: number | null;
  /** How long the restore took. */
  @Column('integer', { nullable: true }) minutes: number | null;
  @Column('text') note: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('restore_reconciliation')
export class RestoreReconciliation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'restore_test_id' }) restoreTestId: string;
  @Column('integer') reconciled: number;
  @Column('text') explanation: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
