import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImpactCategory, PeakKind } from './impact-words.rules';

@Entity('impact_peak')
export class ImpactPeak {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'assessment_id' }) assessmentId: string;
  @Column('integer') number: number;
  @Column('text') kind: PeakKind;
  @Column('text') label: string;
  @Column('integer', { name: 'days_before', nullable: true }) daysBefore: number | null;
  @Column('integer', { name: 'days_after', nullable: true }) daysAfter: number | null;
  @Column('text', { name: 'season_from', nullable: true }) seasonFrom: string | null;
  @Column('text', { name: 'season_to', nullable: true }) seasonTo: string | null;
  @Column('integer', { name: 'multiplier_pct' }) multiplierPct: number;
  @Column('text', { array: true }) categories: ImpactCategory[];
  @Column('text') reason: string;
}
