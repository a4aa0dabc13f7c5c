import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { MeasureVerdict, ResidualRisk, StoredState, Tier } from './exception.rules';

@Entity('programme_exception')
export class ProgrammeException {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId: string;
  @Column('uuid', { name: 'finding_id', nullable: true }) findingId: string | null;
  @Column('uuid', { name: 'renews_id', nullable: true }) renewsId: string | null;
  @Column('integer', { name: 'renewal_number' }) renewalNumber: number;
  @Column('text') reason: string;
  @Column('text') risk: string;
  @Column('text') tier: Tier;
  @Column('boolean') critical: boolean;
  @Column('integer', { name: 'max_days' }) maxDays: number;
  @Column('boolean', { name: 'needs_executive' }) needsExecutive: boolean;
  @Column('date', { name: 'wanted_until' }) wantedUntil: string;
  @Column('text') state: StoredState;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at', transformer: isoTime }) requestedAt: string;
  @Column('text', { nullable: true }) assessment: string | null;
  @Column('text', { name: 'residual_risk', nullable: true }) residualRisk: ResidualRisk | null;
  @Column('uuid', { name: 'assessed_by', nullable: true }) assessedBy: string | null;
  @Column('timestamptz', { name: 'assessed_at', nullable: true, transformer: isoTime }) assessedAt: string | null;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: string | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true, transformer: isoTime }) endedAt: string | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: string | null;
  /** When a night wrote down that it had run out. */
  @Column('timestamptz', { name: 'expired_at', nullable: true, transformer: isoTime }) expiredAt: string | null;
  @Column('integer') version: number;
}

@Entity('exception_measure')
export class ExceptionMeasure {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'programme_exception_id' }) programmeExceptionId: string;
  @Column('integer') number: number;
  @Column('text') description: string;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('text', { nullable: true }) verdict: MeasureVerdict | null;
  @Column('text', { name: 'verdict_note', nullable: true }) verdictNote: string | null;
}

@Entity('exception_decision')
export class ExceptionDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'programme_exception_id' }) programmeExceptionId: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('text') part: 'second_line' | 'executive';
  @Column('text') decision: 'approved' | 'rejected';
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
