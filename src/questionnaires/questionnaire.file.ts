import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { parseQuestionnaire } from './questionnaire.rules';
import type { Questionnaire } from './question-types.rules';

const SHIPPED = join(__dirname, 'data', 'vcq-1.0.0.yaml');

/** The shipped document as plain values, before any reading: what a published version stores. */
export function readShippedQuestionnaireDocument(): unknown {
  return parse(readFileSync(SHIPPED, 'utf8'), { strict: true, uniqueKeys: true });
}

/** The shipped questionnaire; throws with every problem when the file does not follow the format. */
export function readShippedQuestionnaire(): Questionnaire {
  const read = parseQuestionnaire(readShippedQuestionnaireDocument(), readShippedCatalogue());
  if ('questionnaire' in read) return read.questionnaire;
  throw new Error(
    `the shipped questionnaire is unsound: ${read.errors.map((e) => `${e.pointer} ${e.message}`).join('; ')}`,
  );
}
