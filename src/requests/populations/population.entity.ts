import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../../foundation/entity-columns';
import type { LeftOut, PopulationTotal } from './population.rules';
import type { PopulationKind } from './population-kind';

@Entity('population')
export class Population {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') kind: PopulationKind;
  @Column('text') title: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text', { name: 'requirement_code', nullable: true }) requirementCode: string | null;
  @Column('text', { name: 'query_words' }) queryWords: string;
  @Column('text', { name: 'query_code' }) queryCode: string;
  @Column('jsonb') parameters: Record<string, string | null>;
  @Column('uuid', { name: 'run_by' }) runBy: string;
  @Column('timestamptz', { name: 'run_at', transformer: isoTime }) runAt: string;
  @Column('integer', { name: 'row_count' }) rowCount: number;
  /** All rows of the source table at that moment; those not in the population are counted in `leftOut`. */
  @Column('integer', { name: 'source_count' }) sourceCount: number;
  @Column('jsonb', { name: 'left_out' }) leftOut: LeftOut[];
  @Column('jsonb') totals: PopulationTotal[];
  /** Lower-case hex SHA-256 of the frozen file. */
  @Column('text', { name: 'csv_sha256' }) csvSha256: string;
  @Column('bigint', { name: 'csv_bytes', transformer: wholeNumber }) csvBytes: number;
  /** The same as JSON lines; null for populations that were frozen before there were any. */
  @Column('text', { name: 'lines_sha256', nullable: true }) linesSha256: string | null;
  @Column('bigint', { name: 'lines_bytes', nullable: true, transformer: wholeNumber }) linesBytes: number | null;
}

@Entity('population_item')
export class PopulationItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'population_id' }) populationId: string;
  @Column('integer') number: number;
  @Column('text', { name: 'subject_kind' }) subjectKind: string;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'item_vendor_id', nullable: true }) itemVendorId: string | null;
  @Column('text') label: string;
  @Column('date', { name: 'happened_on', nullable: true }) happenedOn: string | null;
}
