import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ConfirmedTerms } from './dependencies.deeds';
import type { ConfirmationSide, Objection } from './dependency-words.rules';

@Entity('dependency_confirmation')
export class DependencyConfirmation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'dependency_id' }) dependencyId: string;
  @Column('text') side: ConfirmationSide;
  @Column('text') outcome: 'confirmed' | 'objected';
  @Column('text', { nullable: true }) objection: Objection | null;
  @Column('integer') terms: number;
  @Column('jsonb') seen: ConfirmedTerms;
  @Column('date', { name: 'given_on' }) givenOn: string;
  @Column('text', { name: 'given_by' }) givenBy: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') how: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
