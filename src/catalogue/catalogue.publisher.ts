import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { insertVersion } from './catalogue-rows';
import { CatalogueVersion } from './catalogue-version.entity';
import { readShippedCatalogueDocument } from './catalogue.file';
import { parseCatalogue, type Catalogue } from './catalogue.rules';

/** A published version belongs to no registrant; the database lets only this "tenant" publish. */
const NO_REGISTRANT = '00000000-0000-0000-0000-000000000000';
const SOURCE = 'shipped with the portal';

export interface Published {
  id: string;
  code: string;
  version: string;
  /** SHA-256 of the document as canonical JSON (RFC 8785), lower-case hex. */
  documentSha256: string;
  /** False when the database had this version already. */
  isNew: boolean;
}

/** Publishes catalogue documents. What is published stays as it is: a changed document needs a new version. */
@Injectable()
export class CataloguePublisher {
  constructor(private readonly work: Work) {}

  /** Publishes the shipped catalogue where the database has none of its code and version. */
  publishShipped(): Promise<Published> {
    return this.publish(readShippedCatalogueDocument());
  }

  /**
   * Publishes a document (already parsed from YAML or JSON). Throws when it does not follow the format, and when the
   * same code and version was published with a different digest. Several portals may start at once.
   */
  publish(document: unknown): Promise<Published> {
    const catalogue = soundCatalogue(document);
    const documentSha256 = sha256Hex(canonicalJson(document));
    const wanted = { id: newId(), code: catalogue.id, version: catalogue.version, documentSha256 };
    return this.work.perform(systemActor(NO_REGISTRANT, `catalogue ${wanted.code} ${wanted.version}`), async (w) => {
      // Waits for a portal that publishes the same version at this moment; one of them then finds the other's.
      await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`catalogue ${wanted.code}`]);
      const known = await w.manager
        .getRepository(CatalogueVersion)
        .findOne({ where: { code: wanted.code, version: wanted.version } });
      if (known) return { ...unchanged(known, documentSha256), isNew: false };
      await insertVersion(w, { ...wanted, catalogue, document, registrantId: null, source: SOURCE });
      return { ...wanted, isNew: true };
    });
  }
}

function soundCatalogue(document: unknown): Catalogue {
  const read = parseCatalogue(document);
  if ('catalogue' in read) return read.catalogue;
  const problems = read.errors.map((e) => `${e.pointer} ${e.message}`).join('; ');
  throw new Error(`The catalogue document is unsound: ${problems}`);
}

function unchanged(known: CatalogueVersion, documentSha256: string): Omit<Published, 'isNew'> {
  const { id, code, version } = known;
  if (known.documentSha256 !== documentSha256)
    throw new Error(
      `Catalogue ${code} ${version} was published with SHA-256 ${known.documentSha256}, but the document here has ${documentSha256}. A published version never changes: give the changed document a new version.`,
    );
  return { id, code, version, documentSha256 };
}
