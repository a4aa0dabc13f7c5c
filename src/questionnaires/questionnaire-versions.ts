import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CatalogueService } from '../catalogue/catalogue.service';
import { Problem } from '../foundation/problem';
import { parseQuestionnaire, type Questionnaire } from './question.rules';

/** A published version with its document read. Versions never change, so one reading serves the whole process. */
export interface PublishedQuestionnaire {
  id: string;
  code: string;
  version: string;
  questionnaire: Questionnaire;
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

  async byId(manager: EntityManager, id: string): Promise<PublishedQuestionnaire> {
    const known = this.read.get(id);
    if (known) return known;
    const [row]: Row[] = await manager.query(
      'SELECT id, code, version, document FROM questionnaire_version WHERE id = $1',
      [id],
    );
    if (!row) throw new Problem('unavailable', 'The questionnaire that this was opened with cannot be read.');
    const read = parseQuestionnaire(row.document, (await this.catalogues.current(manager)).catalogue);
    if (!('questionnaire' in read))
      throw new Error(`Questionnaire ${row.code} ${row.version} as stored can no longer be read.`);
    const published = { id, code: row.code, version: row.version, questionnaire: read.questionnaire };
    this.read.set(id, published);
    return published;
  }
}
