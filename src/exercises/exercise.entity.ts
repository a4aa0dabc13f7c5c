import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { ClockBasis } from './achieved-times.rules';
import type { ExerciseKind } from './exercise-kinds.rules';
import type { TestArea } from './programme/areas.rules';
import type { AfterActionReport, ExerciseOutcome, ExerciseState } from './exercise.rules';

@Entity('exercise')
export class Exercise {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') kind: ExerciseKind;
  @Column('text') title: string;
  @Column('text') scenario: string;
  @Column('text', { name: 'scope_limits' }) scopeLimits: string;
  @Column('date', { name: 'planned_on' }) plannedOn: string;
  @Column('text') state: ExerciseState;
  @Column('text', { name: 'state_reason', nullable: true }) stateReason: string | null;
  /** Who at the vendor agreed to postpone or cancel. */
  @Column('text', { name: 'state_approver', nullable: true }) stateApprover: string | null;
  @Column('boolean', { name: 'is_test' }) isTest: boolean;
  @Column('text', { name: 'clock_basis', nullable: true }) clockBasis: ClockBasis | null;
  @Column('text', { nullable: true }) evaluator: string | null;
  @Column('boolean', { name: 'observed_by_registrant' }) observedByRegistrant: boolean;
  @Column('timestamptz', { name: 'occurred_at', nullable: true, transformer: isoTime }) occurredAt: string | null;
  @Column('timestamptz', { name: 'detected_at', nullable: true, transformer: isoTime }) detectedAt: string | null;
  @Column('timestamptz', { name: 'declared_at', nullable: true, transformer: isoTime }) declaredAt: string | null;
  @Column('timestamptz', { name: 'restored_at', nullable: true, transformer: isoTime }) restoredAt: string | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true, transformer: isoTime }) verifiedAt: string | null;
  @Column('timestamptz', { name: 'last_recovered_at', nullable: true, transformer: isoTime })
  lastRecoveredAt: string | null;
  @Column('timestamptz', { name: 'returned_to_normal_at', nullable: true, transformer: isoTime })
  returnedToNormalAt: string | null;
  @Column('text', { name: 'not_recovered_reason', nullable: true }) notRecoveredReason: string | null;
  @Column('uuid', { name: 'objective_set_id', nullable: true }) objectiveSetId: string | null;
  @Column('integer', { name: 'rto_objective_minutes', nullable: true }) rtoObjectiveMinutes: number | null;
  @Column('integer', { name: 'rpo_objective_minutes', nullable: true }) rpoObjectiveMinutes: number | null;
  @Column('integer', { name: 'achieved_rto_minutes', nullable: true }) achievedRtoMinutes: number | null;
  @Column('integer', { name: 'achieved_rto_from_disruption_minutes', nullable: true })
  achievedRtoFromDisruptionMinutes: number | null;
  @Column('integer', { name: 'achieved_rpo_minutes', nullable: true }) achievedRpoMinutes: number | null;
  @Column('text', { nullable: true }) outcome: ExerciseOutcome | null;
  @Column('text', { name: 'outcome_reason', nullable: true }) outcomeReason: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy: string | null;
  @Column('timestamptz', { name: 'started_at', nullable: true, transformer: isoTime }) startedAt: string | null;
  @Column('uuid', { name: 'results_by', nullable: true }) resultsBy: string | null;
  @Column('timestamptz', { name: 'results_at', nullable: true, transformer: isoTime }) resultsAt: string | null;
  @Column('uuid', { name: 'reported_by', nullable: true }) reportedBy: string | null;
  @Column('timestamptz', { name: 'reported_at', nullable: true, transformer: isoTime }) reportedAt: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true, transformer: isoTime }) submittedAt: string | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true, transformer: isoTime }) reviewedAt: string | null;
  @Column('jsonb', { nullable: true }) aar: AfterActionReport | null;
  /** The real event that counts as this test; its clock is this exercise's. */
  @Column('uuid', { name: 'disruption_id', nullable: true }) disruptionId: string | null;
  @Column('integer') version: number;
  /** Which of the three things that testing comes down to it tries; null where nobody said. */
  @Column('text', { name: 'test_areas', array: true, nullable: true }) testAreas: TestArea[] | null;
  /** The exercise that it repeats, and the finding that it is to show fixed. */
  @Column('uuid', { name: 'retest_of', nullable: true }) retestOf: string | null;
  @Column('uuid', { name: 'retest_finding_id', nullable: true }) retestFindingId: string | null;
  @Column('uuid', { name: 'maintenance_window_id', nullable: true }) maintenanceWindowId: string | null;
  /** The request by which it was last postponed or cancelled. */
  @Column('uuid', { name: 'deferral_id', nullable: true }) deferralId: string | null;
}
