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
  /** False for a version that was shipped with the portal. */
  isOwn: boolean;
  catalogue: Catalogue;
  /** Row id of each requirement by its code. */
  requirementIds: ReadonlyMap<string, string>;
}

@Injectable()
export class CatalogueService {
  private readonly read = new Map<string, PublishedCatalogue>();

  /** What a period opened now is pinned to: the registrant's newest own version, else the newest shipped one. */
  current(manager: EntityManager): Promise<PublishedCatalogue> {
    return this.newest(manager, '');
  }

  /** The newest version that was shipped with the portal. */
  shipped(manager: EntityManager): Promise<PublishedCatalogue> {
    return this.newest(manager, 'AND v.registrant_id IS NULL');
  }

  /** A version that this tenant may see: a shipped one, or one of its registrant's own. */
  async byId(manager: EntityManager, id: string): Promise<PublishedCatalogue> {
    const known = this.read.get(id);
    if (known?.isOwn === false || (known && (await isVisible(manager, id)))) return known;
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

  /** The version of this code and number, withdrawn or not; null when this tenant sees none. */
  async byNumber(manager: EntityManager, code: string, version: string): Promise<PublishedCatalogue | null> {
    const [row]: { id: string }[] = await manager.query(
      'SELECT id FROM catalogue_version WHERE code = $1 AND version = $2',
      [code, version],
    );
    return row ? this.byId(manager, row.id) : null;
  }

  private async newest(manager: EntityManager, which: '' | 'AND v.registrant_id IS NULL'): Promise<PublishedCatalogue> {
    const [row]: { id: string }[] = await manager.query(
      `SELECT v.id FROM catalogue_version v
       WHERE NOT EXISTS (SELECT 1 FROM version_withdrawal w WHERE w.version_id = v.id) ${which}
       ORDER BY coalesce(nullif(split_part(v.version, '+', 2), ''), '0')::integer DESC,
         string_to_array(split_part(v.version, '+', 1), '.')::integer[] DESC, v.code LIMIT 1`,
    );
    if (!row) throw new Problem('unavailable', 'No catalogue is published yet. Restart the portal to publish it.');
    return this.byId(manager, row.id);
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

/** What one tenant read may not answer another: own versions are looked for again, under the rights of who asks. */
async function isVisible(manager: EntityManager, id: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM catalogue_version WHERE id = $1', [id]);
  return rows.length > 0;
}

function asPublished(row: CatalogueVersion, requirementIds: Map<string, string>): PublishedCatalogue {
  const read = parseCatalogue(row.document);
  if (!('catalogue' in read)) throw new Error(`Catalogue ${row.code} ${row.version} as stored can no longer be read.`);
  const { id, code, version, documentSha256, publishedAt } = row;
  const isOwn = row.registrantId !== null;
  return { id, code, version, documentSha256, publishedAt, isOwn, catalogue: read.catalogue, requirementIds };
}
