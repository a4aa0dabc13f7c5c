import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { insertVersion } from './catalogue-rows';
import { CatalogueService } from './catalogue.service';
import { parseCatalogue } from './catalogue.rules';
import { diffOf, entryAt, type DiffLine } from './diff.rules';
import { isMapping, type Problem } from './document.rules';
import { DraftKinds, type ApprovedDraft, type BaseVersion, type DraftKind, type VersionRow } from './draft-kinds';
import { ownInWords } from './own-requirement.rules';
import { numberedAsBase, numberedDocument, ownVersionNumber } from './own-version.rules';
import { tailoringProblems } from './tailoring-limits.rules';

const VERSIONS = `
  SELECT v.id, v.code || ' ' || v.version AS label, v.title, v.registrant_id IS NOT NULL AS "isOwn",
    v.published_at AS "publishedAt", v.document_sha256 AS "documentSha256",
    (SELECT count(*)::integer FROM requirement r WHERE r.catalogue_version_id = v.id) AS items
  FROM catalogue_version v
  ORDER BY coalesce(nullif(split_part(v.version, '+', 2), ''), '0')::integer DESC,
    string_to_array(split_part(v.version, '+', 1), '.')::integer[] DESC`;

/** What the drafts know of the catalogue. */
@Injectable()
export class CatalogueKind implements DraftKind, OnModuleInit {
  readonly kind = 'catalogue';

  constructor(
    private readonly kinds: DraftKinds,
    private readonly catalogues: CatalogueService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async base(manager: EntityManager): Promise<BaseVersion> {
    const { id } = await this.catalogues.current(manager);
    return this.known(manager, id);
  }

  async version(manager: EntityManager, id: string): Promise<BaseVersion | null> {
    const [row]: BaseVersion[] = await manager.query(
      `SELECT id, code || ' ' || version AS label, document FROM catalogue_version WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async versions(manager: EntityManager): Promise<VersionRow[]> {
    const rows: (VersionRow & { publishedAt: Date | string })[] = await manager.query(VERSIONS);
    return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }));
  }

  async periods(manager: EntityManager): Promise<Map<string, string[]>> {
    const rows: { id: string; codes: string[] }[] = await manager.query(
      `SELECT catalogue_version_id AS id, array_agg(code ORDER BY starts_on) AS codes FROM compliance_period
       WHERE catalogue_version_id IS NOT NULL GROUP BY 1`,
    );
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  }

  /** The shipped version: tailoring never strengthens what it claims. */
  async limits(manager: EntityManager): Promise<unknown> {
    return (await this.known(manager, (await this.catalogues.shipped(manager)).id)).document;
  }

  parse(document: unknown, shipped: unknown): Problem[] {
    const read = parseCatalogue(document);
    if ('errors' in read) return read.errors;
    const limit = parseCatalogue(shipped);
    return 'catalogue' in limit ? tailoringProblems(limit.catalogue, read.catalogue) : [];
  }

  adopt(document: unknown, base: unknown): unknown {
    return numberedAsBase(document, base);
  }

  diff(base: unknown, next: unknown): DiffLine[] {
    return diffOf(base, next, 'requirements').map((line) => {
      const added = line.change === 'added' && line.field === '' ? entryAt(next, line.pointer) : null;
      return isMapping(added) ? { ...line, after: ownInWords(added) } : line;
    });
  }

  /** The approved document with a number of its own, as a version of the registrant. */
  async publish(w: OpenWork, draft: ApprovedDraft): Promise<string> {
    // Two publications of one registrant take their numbers one after the other.
    await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`own catalogue ${w.actor.registrantId}`]);
    const taken: { version: string }[] = await w.manager.query(
      'SELECT version FROM catalogue_version WHERE registrant_id IS NOT NULL',
    );
    const version = ownVersionNumber(
      draft.base.document,
      taken.map((row) => row.version),
    );
    const document = numberedDocument(draft.document, { version, supersedes: draft.base.label });
    const read = parseCatalogue(document);
    if (!('catalogue' in read)) throw new Error(`The approved draft ${draft.ref} can no longer be read.`);
    const id = newId();
    const { id: code } = read.catalogue;
    const documentSha256 = sha256Hex(canonicalJson(document));
    const origin = { registrantId: w.actor.registrantId, source: `published from ${draft.ref}` };
    await insertVersion(w, { id, code, version, documentSha256, catalogue: read.catalogue, document, ...origin });
    return id;
  }

  private async known(manager: EntityManager, id: string): Promise<BaseVersion> {
    const version = await this.version(manager, id);
    if (!version) throw new Error(`The catalogue version ${id} is not there.`);
    return version;
  }
}
