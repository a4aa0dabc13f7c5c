import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { RawFormat } from '../foundation/raw-body';
import type { ImportKind } from './import-columns.rules';
import type { MappedHeader } from './import-headers.rules';
import type { PlannedRow } from './import-plan.rules';

/** What an applied row made or changed. */
export interface AppliedRow {
  row: number;
  id: string;
  ref: string;
}

@Entity('import_run')
export class ImportRun {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') kind: ImportKind;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') format: RawFormat;
  /** Exactly what was sent. */
  @Column('bytea') file: Buffer;
  @Column('text', { name: 'file_sha256' }) fileSha256: string;
  @Column('text', { name: 'ignored_headers', array: true, default: () => "'{}'" }) ignoredHeaders: string[];
  @Column('jsonb', { name: 'mapped_headers', default: () => "'[]'" }) mappedHeaders: MappedHeader[];
  @Column('jsonb') plan: PlannedRow[];
  @Column('text', { name: 'plan_sha256' }) planSha256: string;
  @Column('integer', { name: 'row_count' }) rowCount: number;
  @Column('integer', { name: 'create_count' }) createCount: number;
  @Column('integer', { name: 'change_count' }) changeCount: number;
  @Column('integer', { name: 'refused_count' }) refusedCount: number;
  @Column('uuid', { name: 'previewed_by' }) previewedBy: string;
  @Column('timestamptz', { name: 'previewed_at', transformer: isoTime }) previewedAt: string;
  @Column('uuid', { name: 'applying_by', nullable: true }) applyingBy: string | null;
  /** The membership under which it was asked for. */
  @Column('uuid', { name: 'applying_membership', nullable: true }) applyingMembership: string | null;
  @Column('timestamptz', { name: 'applying_since', nullable: true, transformer: isoTime }) applyingSince: string | null;
  /** Why nothing was entered. */
  @Column('text', { nullable: true }) failure: string | null;
  @Column('uuid', { name: 'applied_by', nullable: true }) appliedBy: string | null;
  @Column('timestamptz', { name: 'applied_at', nullable: true, transformer: isoTime }) appliedAt: string | null;
  @Column('jsonb', { nullable: true }) results: AppliedRow[] | null;
}
