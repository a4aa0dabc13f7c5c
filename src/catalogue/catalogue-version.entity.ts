import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('catalogue_version')
export class CatalogueVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') version: string;
  @Column('text') title: string;
  @Column('json') document: unknown;
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('timestamptz', { name: 'published_at', transformer: isoTime }) publishedAt: string;
  @Column('text') source: string;
  /** Null for a version that was shipped with the portal. */
  @Column('uuid', { name: 'registrant_id', nullable: true }) registrantId: string | null;
}
