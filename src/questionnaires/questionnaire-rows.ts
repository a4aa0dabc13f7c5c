import './questionnaire.deeds';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import type { Questionnaire } from './question-types.rules';
import { QuestionnaireVersion } from './questionnaire-version.entity';

export interface VersionInsertion {
  id: string;
  version: string;
  documentSha256: string;
  questionnaire: Questionnaire;
  document: unknown;
  /** Null for what is shipped with the portal. */
  registrantId: string | null;
  source: string;
}

export interface KnownVersion {
  id: string;
  code: string;
  version: string;
  documentSha256: string;
}

/** Stores a version and records that it was published. */
export async function insertVersion(w: OpenWork, wanted: VersionInsertion): Promise<void> {
  const { id, version, documentSha256, questionnaire, document, registrantId, source } = wanted;
  const { id: code, title } = questionnaire;
  const questions = questionnaire.questions.length;
  const row = { id, registrantId, code, version, title, document: document as object, documentSha256, questions };
  await w.manager.getRepository(QuestionnaireVersion).insert({ ...row, publishedAt: w.at, source });
  await w.record(
    'questionnaire.published',
    { kind: 'questionnaire_version', id, vendorId: null, ref: `${code} ${version}` },
    { code, version, title, documentSha256, questions, source },
  );
}

/** The newest version that this tenant would use now: its own before a shipped one, none that was withdrawn; null when nothing is published. */
export async function newestVersion(manager: EntityManager): Promise<KnownVersion | null> {
  const [row]: KnownVersion[] = await manager.query(
    `SELECT id, code, version, document_sha256 AS "documentSha256" FROM questionnaire_version v
     WHERE NOT EXISTS (SELECT 1 FROM version_withdrawal w WHERE w.version_id = v.id)
     ORDER BY registrant_id IS NOT NULL DESC, coalesce(nullif(split_part(version, '+', 2), ''), '0')::integer DESC,
       string_to_array(split_part(version, '+', 1), '.')::integer[] DESC
     LIMIT 1`,
  );
  return row ?? null;
}
