import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') title: string;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
  @Column('timestamptz', { name: 'disabled_at', nullable: true, transformer: isoTime }) disabledAt: string | null;
}
