import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ComparisonMethod, ResolutionWay } from './reconciliation.rules';

/** numeric(17, 2): at most 10^15 hundredths, which a double holds exactly. */
const amount: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null) => value,
};

@Entity('data_comparison')
export class DataComparison {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  @Column('integer') number: number;
  @Column('text') method: ComparisonMethod;
  /** What was compared: a table, a ledger, a set of files. */
  @Column('text') subject: string;
  /** `records`, `USD`. */
  @Column('text') unit: string;
  @Column('text') source: string;
  @Column('text') recovered: string;
  @Column('numeric', { precision: 17, scale: 2, transformer: amount }) expected: number;
  @Column('numeric', { precision: 17, scale: 2, transformer: amount }) found: number;
  @Column('text', { name: 'compared_by' }) comparedBy: string;
  @Column('timestamptz', { name: 'compared_at', transformer: isoTime }) comparedAt: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  /** Number of the comparison whose place it takes; that one stays. */
  @Column('integer', { nullable: true }) replaces: number | null;
  @Column('text', { name: 'replaces_reason', nullable: true }) replacesReason: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('data_difference')
export class DataDifference {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'data_comparison_id' }) dataComparisonId: string;
  @Column('integer') number: number;
  /** By what the record is found again: a key, a batch, a file name. */
  @Column('text') record: string;
  @Column('integer') records: number;
  @Column('text') expected: string;
  @Column('text') found: string;
}

@Entity('difference_resolution')
export class DifferenceResolution {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'data_difference_id' }) dataDifferenceId: string;
  @Column('integer') number: number;
  @Column('text') way: ResolutionWay;
  @Column('text') words: string;
  @Column('text', { name: 'resolved_by' }) resolvedBy: string;
  @Column('timestamptz', { name: 'resolved_at', transformer: isoTime }) resolvedAt: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
