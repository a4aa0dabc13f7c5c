import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import { notFound, Problem } from '../foundation/problem';
import { parseQuestionnaire, type Questionnaire } from './question.rules';

/** A published version with its document read. Versions never change, so one reading serves the whole process. */
export interface PublishedQuestionnaire {
  id: string;
  code: string;
  version: string;
  questionnaire: Questionnaire;
  /** The catalogue whose requirements and kinds of evidence it names. */
  catalogue: Catalogue;
}

interface Row {
  id: string;
  code: string;
  version: string;
  document: unknown;
}

/** Reads published versions by their id. */
@Injectable()
export class QuestionnaireVersions {
  constructor(private readonly catalogues: CatalogueService) {}

  private readonly read = new Map<string, PublishedQuestionnaire>();

  /** As `byId`, for somebody who asks by its id: a version that this tenant may not see is not there. */
  async visible(manager: EntityManager, id: string): Promise<PublishedQuestionnaire> {
    const found: unknown[] = await manager.query('SELECT 1 FROM questionnaire_version WHERE id = $1', [id]);
    if (found.length === 0) throw notFound('questionnaire version');
    return this.byId(manager, id);
  }

  async byId(manager: EntityManager, id: string): Promise<PublishedQuestionnaire> {
    const known = this.read.get(id);
    if (known) return known;
    const [row]: Row[] = await manager.query(
      'SELECT id, code, version, document FROM questionnaire_version WHERE id = $1',
      [id],
    );
    if (!row) throw new Problem('unavailable', 'The questionnaire that this was opened with cannot be read.');
    const { id: catalogueId, version } = catalogueNamed(row.document);
    const named = await this.catalogues.byNumber(manager, catalogueId, version);
    const { catalogue } = named ?? (await this.catalogues.current(manager));
    const read = parseQuestionnaire(row.document, catalogue);
    if (!('questionnaire' in read))
      throw new Error(`Questionnaire ${row.code} ${row.version} as stored can no longer be read.`);
    const published = { id, code: row.code, version: row.version, questionnaire: read.questionnaire, catalogue };
    this.read.set(id, published);
    return published;
  }
}

/** The catalogue that a stored document was checked against. */
function catalogueNamed(document: unknown): { id: string; version: string } {
  return (document as { questionnaire: { catalogue: { id: string; version: string } } }).questionnaire.catalogue;
}
