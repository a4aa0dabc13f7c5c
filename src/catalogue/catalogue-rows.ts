import './catalogue.deeds';
import type { OpenWork } from '../audit-trail/open-work';
import { newId } from '../foundation/ids';
import { CatalogueVersion } from './catalogue-version.entity';
import type { Catalogue } from './catalogue.rules';
import { RequirementRow } from './requirement.entity';

export interface VersionInsertion {
  id: string;
  code: string;
  version: string;
  /** SHA-256 of the document as canonical JSON (RFC 8785), lower-case hex. */
  documentSha256: string;
  catalogue: Catalogue;
  document: unknown;
  /** Null for a version that is shipped with the portal. */
  registrantId: string | null;
  source: string;
}

/** Writes a published version with its requirements and records it. */
export async function insertVersion(w: OpenWork, wanted: VersionInsertion): Promise<void> {
  const { id, code, version, documentSha256, catalogue, document, registrantId, source } = wanted;
  const row = { id, code, version, title: catalogue.title, document: document as object, documentSha256 };
  await w.manager.getRepository(CatalogueVersion).insert({ ...row, publishedAt: w.at, source, registrantId });
  await w.manager.getRepository(RequirementRow).insert(requirementRows(wanted));
  const requirements = catalogue.requirements.length;
  await w.record(
    'catalogue.published',
    { kind: 'catalogue_version', id, vendorId: null, ref: `${code} ${version}` },
    { code, version, title: catalogue.title, documentSha256, requirements, source },
  );
}

/** One row for each requirement, its detail word for word as the document has it. */
function requirementRows({ id: catalogueVersionId, catalogue, document, registrantId }: VersionInsertion) {
  const { requirements: details } = document as { requirements: object[] };
  return catalogue.requirements.map(({ id: code, title, family, scope, force }, index) => ({
    id: newId(),
    catalogueVersionId,
    code,
    position: index + 1,
    title,
    family,
    scope,
    force,
    detail: details[index] ?? {},
    registrantId,
  }));
}
