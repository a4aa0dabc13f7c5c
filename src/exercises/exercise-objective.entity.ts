import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Measures, Rating } from './exercise.rules';

@Entity('exercise_objective')
export class ExerciseObjective {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('integer') number: number;
  @Column('text') text: string;
  /** The recovery objective that this one measures, if it does. */
  @Column('text', { nullable: true }) measures: Measures | null;
  @Column('text', { nullable: true }) rating: Rating | null;
  @Column('text', { name: 'rating_note', nullable: true }) ratingNote: string | null;
}
