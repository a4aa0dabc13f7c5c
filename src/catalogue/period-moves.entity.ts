import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { PeriodState } from './period.rules';

@Entity('period_transition')
export class PeriodTransition {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text', { name: 'from_state' }) fromState: PeriodState;
  @Column('text', { name: 'to_state' }) toState: PeriodState;
  @Column('text') reason: string;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
}

@Entity('period_reopening')
export class PeriodReopening {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') reason: string;
  @Column('text') state: 'requested' | 'approved' | 'refused';
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at', transformer: isoTime }) requestedAt: string;
  @Column('integer') version: number;
}

@Entity('period_reopening_decision')
export class PeriodReopeningDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'reopening_id' }) reopeningId: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('text') decision: 'approved' | 'refused';
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
