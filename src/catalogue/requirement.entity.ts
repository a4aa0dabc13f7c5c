import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Force, Scope } from './words.rules';

@Entity('requirement')
export class RequirementRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'catalogue_version_id' }) catalogueVersionId: string;
  @Column('text') code: string;
  @Column('integer') position: number;
  @Column('text') title: string;
  @Column('text') family: string;
  @Column('text') scope: Scope;
  @Column('text') force: Force;
  @Column('jsonb') detail: unknown;
  @Column('uuid', { name: 'registrant_id', nullable: true }) registrantId: string | null;
}
