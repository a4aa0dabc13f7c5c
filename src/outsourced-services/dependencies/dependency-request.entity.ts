import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { DependencyRole, Objection, OwnerSide, RequestState } from './dependency-words.rules';

@Entity('dependency_request')
export class DependencyRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('uuid', { name: 'dependency_id' }) dependencyId: string;
  @Column('integer') terms: number;
  @Column('text', { name: 'dependent_name' }) dependentName: string;
  @Column('text', { name: 'service_name' }) serviceName: string;
  @Column('text') what: string;
  @Column('text') role: DependencyRole;
  @Column('integer', { name: 'share_pct', nullable: true }) sharePct: number | null;
  @Column('integer', { name: 'standby_capacity_pct', nullable: true }) standbyCapacityPct: number | null;
  @Column('integer', { name: 'activation_minutes', nullable: true }) activationMinutes: number | null;
  @Column('integer', { name: 'their_rto_minutes', nullable: true }) theirRtoMinutes: number | null;
  @Column('text', { name: 'owner_side', nullable: true }) ownerSide: OwnerSide | null;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('text') state: RequestState;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true, transformer: isoTime }) answeredAt: string | null;
  @Column('text', { nullable: true }) objection: Objection | null;
  @Column('text', { name: 'answer_note' }) answerNote: string;
  @Column('integer', { name: 'stated_rto_minutes', nullable: true }) statedRtoMinutes: number | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
  @Column('integer') version: number;
}
