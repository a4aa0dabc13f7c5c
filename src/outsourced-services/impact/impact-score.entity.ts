import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImpactBand, ImpactCategory } from './impact-words.rules';

@Entity('impact_score')
export class ImpactScore {
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @PrimaryColumn('uuid', { name: 'assessment_id' }) assessmentId: string;
  @PrimaryColumn('text') category: ImpactCategory;
  @PrimaryColumn('text') band: ImpactBand;
  @Column('integer') score: number;
  @Column('text') note: string;
}
