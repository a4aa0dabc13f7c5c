import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Flag, Tier } from '../catalogue/words.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('service')
export class Service {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') name: string;
  @Column('text') category: string;
  @Column('text') description: string;
  @Column('text') state: 'active' | 'ended';
  @Column('text', { nullable: true }) tier: Tier | null;
  @Column('text', { array: true }) flags: Flag[];
  @Column('boolean', { name: 'icfr_relevant' }) icfrRelevant: boolean;
  @Column('text', { name: 'icfr_reason' }) icfrReason: string;
  @Column('uuid', { name: 'scope_decision_id', nullable: true }) scopeDecisionId: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
