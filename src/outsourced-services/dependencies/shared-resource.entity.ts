import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ResourceKind } from './dependency-words.rules';

@Entity('shared_resource')
export class SharedResource {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') kind: ResourceKind;
  @Column('text') name: string;
  @Column('text') provider: string;
  @Column('text') region: string;
  @Column('text', { name: 'hazard_zones', array: true }) hazardZones: string[];
  @Column('uuid', { name: 'own_vendor_id', nullable: true }) ownVendorId: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
