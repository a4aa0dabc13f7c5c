import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GroundAnswer, VendorState } from './vendor-lifecycle.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('vendor_transition')
export class VendorTransition {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text', { name: 'from_state' }) fromState: VendorState;
  @Column('text', { name: 'to_state' }) toState: VendorState;
  @Column('text') reason: string;
  @Column('jsonb') grounds: GroundAnswer[];
  @Column('text', { name: 'data_return', nullable: true }) dataReturn: string | null;
  @Column('text', { nullable: true }) retention: string | null;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
