import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { AssumptionState, Claim } from './dependency-words.rules';

@Entity('assumption')
export class Assumption {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('uuid', { name: 'dependency_id', nullable: true }) dependencyId: string | null;
  @Column('text') claim: Claim;
  @Column('integer', { name: 'claim_minutes', nullable: true }) claimMinutes: number | null;
  @Column('integer', { name: 'claim_pct', nullable: true }) claimPct: number | null;
  @Column('text') text: string;
  @Column('text') about: string;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('uuid', { name: 'owner_person_id', nullable: true }) ownerPersonId: string | null;
  @Column('date', { name: 'agreed_on', nullable: true }) agreedOn: string | null;
  @Column('text') state: AssumptionState;
  @Column('date', { name: 'checked_on', nullable: true }) checkedOn: string | null;
  @Column('integer', { name: 'check_every_days' }) checkEveryDays: number;
  @Column('date', { name: 'withdrawn_on', nullable: true }) withdrawnOn: string | null;
  @Column('text', { name: 'withdrawn_reason' }) withdrawnReason: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
