import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('registrant')
export class Registrant {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'filer_status' }) filerStatus: 'large_accelerated' | 'accelerated' | 'non_accelerated';
  @Column('text', { name: 'fiscal_year_end' }) fiscalYearEnd: string;
  @Column('text') framework: string;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
}
