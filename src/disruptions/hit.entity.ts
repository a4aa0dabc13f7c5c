import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { Effect } from './disruption.rules';

@Entity('disruption_service')
export class HitService {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') effect: Effect;
  @Column('uuid', { name: 'objective_set_id', nullable: true }) objectiveSetId: string | null;
  @Column('integer', { name: 'rto_objective_minutes', nullable: true }) rtoObjectiveMinutes: number | null;
  @Column('integer', { name: 'rpo_objective_minutes', nullable: true }) rpoObjectiveMinutes: number | null;
  @Column('integer', { name: 'mtpd_minutes', nullable: true }) mtpdMinutes: number | null;
  @Column('timestamptz', { name: 'restored_at', nullable: true, transformer: isoTime }) restoredAt: string | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true, transformer: isoTime }) verifiedAt: string | null;
  @Column('timestamptz', { name: 'last_recovered_at', nullable: true, transformer: isoTime }) lastRecoveredAt:
    string | null;
  @Column('text', { name: 'not_recovered_reason', nullable: true }) notRecoveredReason: string | null;
  @Column('integer', { name: 'achieved_rto_minutes', nullable: true }) achievedRtoMinutes: number | null;
  @Column('integer', { name: 'achieved_rto_from_disruption_minutes', nullable: true })
  achievedRtoFromDisruptionMinutes: number | null;
  @Column('integer', { name: 'achieved_rpo_minutes', nullable: true }) achievedRpoMinutes: number | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: isoTime }) removedAt: string | null;
  @Column('text', { name: 'removed_reason', nullable: true }) removedReason: string | null;
  @Column('integer') version: number;
}

@Entity('disruption_place')
export class HitPlace {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'system_id', nullable: true }) systemId: string | null;
}

@Entity('disruption_activation')
export class DisruptionActivation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'disruption_id' }) disruptionId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('uuid', { name: 'in_force_version_id', nullable: true }) inForceVersionId: string | null;
  @Column('timestamptz', { name: 'activated_at', transformer: isoTime }) activatedAt: string;
  @Column('text', { name: 'activated_by_name' }) activatedByName: string;
  @Column('text') trigger: string;
  @Column('timestamptz', { name: 'recovery_mode_from', nullable: true, transformer: isoTime }) recoveryModeFrom:
    string | null;
  @Column('timestamptz', { name: 'recovery_mode_to', nullable: true, transformer: isoTime }) recoveryModeTo:
    string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
  @Column('integer') version: number;
}
