import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { parseQuestionnaire } from './questionnaire.rules';
import type { Questionnaire } from './question-types.rules';

/** Every version that was ever shipped, oldest first: periods stay pinned to theirs. */
export const SHIPPED_QUESTIONNAIRES = ['1.0.0', '1.1.0'] as const;
export type ShippedQuestionnaire = (typeof SHIPPED_QUESTIONNAIRES)[number];
const NEWEST: ShippedQuestionnaire = '1.1.0';

/** A shipped document as plain values, before any reading: what a published version stores. */
export function readShippedQuestionnaireDocument(version: ShippedQuestionnaire = NEWEST): unknown {
  const file = join(__dirname, 'data', `vcq-${version}.yaml`);
  return parse(readFileSync(file, 'utf8'), { strict: true, uniqueKeys: true });
}

/** The newest shipped questionnaire; throws with every problem when the file does not follow the format. */
export function readShippedQuestionnaire(): Questionnaire {
  const read = parseQuestionnaire(readShippedQuestionnaireDocument(), readShippedCatalogue());
  if ('questionnaire' in read) return read.questionnaire;
  throw new Error(
    `the shipped questionnaire is unsound: ${read.errors.map((e) => `${e.pointer} ${e.message}`).join('; ')}`,
  );
}
