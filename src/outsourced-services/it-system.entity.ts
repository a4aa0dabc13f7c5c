import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SystemKind } from './place-kinds.rules';

@Entity('it_system')
export class ItSystem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') name: string;
  @Column('text') kind: SystemKind;
  @Column('text') description: string;
  @Column('integer') version: number;
}
