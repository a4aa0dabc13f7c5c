import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { systemActor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import type { Questionnaire } from './question-types.rules';
import { insertVersion } from './questionnaire-rows';
import { QuestionnaireVersion } from './questionnaire-version.entity';
import { readShippedQuestionnaireDocument, SHIPPED_QUESTIONNAIRES } from './questionnaire.file';
import { parseQuestionnaire } from './questionnaire.rules';

/** A shipped version belongs to no registrant; the database lets only this "tenant" publish. */
const NO_REGISTRANT = '00000000-0000-0000-0000-000000000000';
const SOURCE = 'shipped with the portal';

/** Publishes the shipped questionnaires. What is published stays as it is: a changed document needs a new version. */
@Injectable()
export class QuestionnairePublisher {
  constructor(private readonly work: Work) {}

  /** Publishes, oldest first, those whose code and version the database has not; answers the id of the newest. */
  async publishShipped(): Promise<string> {
    let id = '';
    for (const version of SHIPPED_QUESTIONNAIRES) id = await this.publish(readShippedQuestionnaireDocument(version));
    return id;
  }

  /** Several portals may start at once. */
  private publish(document: unknown): Promise<string> {
    const questionnaire = sound(document);
    const { id: code, version } = questionnaire;
    const documentSha256 = sha256Hex(canonicalJson(document));
    return this.work.perform(systemActor(NO_REGISTRANT, `questionnaire ${code} ${version}`), async (w) => {
      // Waits for a portal that publishes the same version at this moment; one of them then finds the other's.
      await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`questionnaire ${code}`]);
      const known = await w.manager.getRepository(QuestionnaireVersion).findOne({ where: { code, version } });
      if (known) return unchanged(known, documentSha256);
      const id = newId();
      const insertion = { id, version, documentSha256, questionnaire, document };
      await insertVersion(w, { ...insertion, registrantId: null, source: SOURCE });
      return id;
    });
  }
}

function sound(document: unknown): Questionnaire {
  const read = parseQuestionnaire(document, readShippedCatalogue());
  if ('questionnaire' in read) return read.questionnaire;
  const problems = read.errors.map((e) => `${e.pointer} ${e.message}`).join('; ');
  throw new Error(`The questionnaire document is unsound: ${problems}`);
}

function unchanged({ id, code, version, documentSha256 }: QuestionnaireVersion, here: string): string {
  if (documentSha256 === here) return id;
  throw new Error(
    `Questionnaire ${code} ${version} was published with SHA-256 ${documentSha256}, but the document here has ${here}. A published version never changes: give the changed document a new version.`,
  );
}
