import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../../foundation/entity-columns';
import type { PlaceName } from './place';

@Entity('checkpoint_place')
export class CheckpointPlace {
  @PrimaryColumn('text') place: PlaceName;
  @Column('timestamptz', { name: 'next_at', transformer: isoTime }) nextAt: string;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('text', { nullable: true }) disagreement: string | null;
}

@Entity('checkpoint_copy')
export class CheckpointCopy {
  @PrimaryColumn('text') place: PlaceName;
  @PrimaryColumn('bigint', { name: 'tree_size', transformer: wholeNumber }) treeSize: number;
  @Column('text') address: string;
  @Column('timestamptz', { name: 'kept_at', transformer: isoTime }) keptAt: string;
}
