import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, Problem } from '../foundation/problem';
import { CatalogueVersion } from './catalogue-version.entity';
import { parseCatalogue, type Catalogue, type Requirement } from './catalogue.rules';

/** A published version with its document read. Versions never change, so one reading serves the whole process. */
export interface PublishedCatalogue {
  id: string;
  code: string;
  version: string;
  documentSha256: string;
  publishedAt: string;
  catalogue: Catalogue;
  /** Row id of each requirement by its code. */
  requirementIds: ReadonlyMap<string, string>;
}

@Injectable()
export class CatalogueService {
  private readonly read = new Map<string, PublishedCatalogue>();

  /** The newest published version. */
  async current(manager: EntityManager): Promise<PublishedCatalogue> {
    const [row]: { id: string }[] = await manager.query(
      `SELECT id FROM catalogue_version ORDER BY string_to_array(version, '.')::integer[] DESC, code LIMIT 1`,
    );
    if (!row) throw new Problem('unavailable', 'No catalogue is published yet. Restart the portal to publish it.');
    return this.byId(manager, row.id);
  }

  async byId(manager: EntityManager, id: string): Promise<PublishedCatalogue> {
    const known = this.read.get(id);
    if (known) return known;
    const row = await manager.getRepository(CatalogueVersion).findOne({ where: { id } });
    if (!row) throw notFound('catalogue version');
    const ids: { code: string; id: string }[] = await manager.query(
      'SELECT code, id FROM requirement WHERE catalogue_version_id = $1',
      [id],
    );
    const published = asPublished(row, new Map(ids.map((r) => [r.code, r.id])));
    this.read.set(id, published);
    return published;
  }

  /** The version that a period is pinned to; the newest one while the period is only planned. */
  async ofPeriod(manager: EntityManager, periodId: string): Promise<PublishedCatalogue> {
    const [row]: { pinned: string | null }[] = await manager.query(
      'SELECT catalogue_version_id AS pinned FROM compliance_period WHERE id = $1',
      [periodId],
    );
    if (!row) throw notFound('period');
    return row.pinned === null ? this.current(manager) : this.byId(manager, row.pinned);
  }

  async requirementsOf(manager: EntityManager, catalogueVersionId: string): Promise<Requirement[]> {
    return (await this.byId(manager, catalogueVersionId)).catalogue.requirements;
  }
}

function asPublished(row: CatalogueVersion, requirementIds: Map<string, string>): PublishedCatalogue {
  const read = parseCatalogue(row.document);
  if (!('catalogue' in read)) throw new Error(`Catalogue ${row.code} ${row.version} as stored can no longer be read.`);
  const { id, code, version, documentSha256, publishedAt } = row;
  return { id, code, version, documentSha256, publishedAt, catalogue: read.catalogue, requirementIds };
}
