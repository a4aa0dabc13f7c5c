import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SiteKind } from './place-kinds.rules';

@Entity('site')
export class Site {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') name: string;
  @Column('text') kind: SiteKind;
  @Column('text') city: string;
  @Column('text') region: string;
  @Column('text') country: string;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('text', { name: 'hazard_zones', array: true }) hazardZones: string[];
  @Column('integer') version: number;
}
