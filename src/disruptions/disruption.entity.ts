import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';
import type { ClockBasis } from '../exercises/achieved-times.rules';
import type { DisruptionType } from '../plans/disruption.rules';
import type { DisruptionState, Side } from './disruption.rules';

@Entity('disruption')
export class Disruption {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') title: string;
  @Column('text') description: string;
  @Column('text', { name: 'disruption_types', array: true }) disruptionTypes: DisruptionType[];
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('text') state: DisruptionState;
  @Column('timestamptz', { name: 'occurred_at', transformer: isoTime }) occurredAt: string;
  @Column('timestamptz', { name: 'detected_at', nullable: true, transformer: isoTime }) detectedAt: string | null;
  @Column('timestamptz', { name: 'declared_at', nullable: true, transformer: isoTime }) declaredAt: string | null;
  @Column('timestamptz', { name: 'returned_to_normal_at', nullable: true, transformer: isoTime }) returnedToNormalAt:
    string | null;
  @Column('text', { name: 'clock_basis' }) clockBasis: ClockBasis;
  @Column('integer', { name: 'contract_notice_minutes', nullable: true }) contractNoticeMinutes: number | null;
  @Column('text', { name: 'contract_notice_from', nullable: true }) contractNoticeFrom: ClockBasis | null;
  @Column('text', { name: 'no_activation_reason', nullable: true }) noActivationReason: string | null;
  @Column('integer', { name: 'customers_affected', nullable: true }) customersAffected: number | null;
  @Column('text', { name: 'customer_impact', nullable: true }) customerImpact: string | null;
  @Column('bigint', { name: 'cost_amount', nullable: true, transformer: wholeNumber }) costAmount: number | null;
  @Column('text', { name: 'cost_currency', nullable: true }) costCurrency: string | null;
  @Column('text', { name: 'cost_basis', nullable: true }) costBasis: string | null;
  @Column('uuid', { name: 'reported_by' }) reportedBy: string;
  @Column('timestamptz', { name: 'reported_at', transformer: isoTime }) reportedAt: string;
  @Column('text', { name: 'reported_by_side' }) reportedBySide: Side;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true, transformer: isoTime }) confirmedAt: string | null;
  @Column('text', { name: 'confirmation_note', nullable: true }) confirmationNote: string | null;
  @Column('uuid', { name: 'recovered_by', nullable: true }) recoveredBy: string | null;
  @Column('timestamptz', { name: 'recovered_at', nullable: true, transformer: isoTime }) recoveredAt: string | null;
  @Column('uuid', { name: 'reconciled_by', nullable: true }) reconciledBy: string | null;
  @Column('timestamptz', { name: 'reconciled_at', nullable: true, transformer: isoTime }) reconciledAt: string | null;
  @Column('uuid', { name: 'aar_issued_by', nullable: true }) aarIssuedBy: string | null;
  @Column('timestamptz', { name: 'aar_issued_at', nullable: true, transformer: isoTime }) aarIssuedAt: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true, transformer: isoTime }) closedAt: string | null;
  @Column('text', { name: 'closing_note', nullable: true }) closingNote: string | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('integer') version: number;
}
