import { readShippedCatalogue } from '../catalogue/catalogue.file';
import { canonicalJson } from '../foundation/canonical-json';
import { sha256Hex } from '../foundation/ids';
import { readShippedQuestionnaireDocument, SHIPPED_QUESTIONNAIRES } from './questionnaire.file';
import { parseQuestionnaire } from './questionnaire.rules';

const read = (version: (typeof SHIPPED_QUESTIONNAIRES)[number]) => {
  const parsed = parseQuestionnaire(readShippedQuestionnaireDocument(version), readShippedCatalogue());
  if ('questionnaire' in parsed) return parsed.questionnaire;
  throw new Error(`${version} cannot be read.`);
};

describe('shipped questionnaires', () => {
  it('stay readable, each under its own number', () => {
    for (const version of SHIPPED_QUESTIONNAIRES) expect(read(version).version).toBe(version);
  });

  it('do not change once they were released', () => {
    expect(sha256Hex(canonicalJson(readShippedQuestionnaireDocument('1.0.0')))).toBe(
      '097fbe700323b68c1ca2a286c181c517108f901ba7b3affa17d1b38ea967555e',
    );
  });

  it('ask the same from 1.0.0 to 1.1.0; only where an answer is kept differs', () => {
    const [before, after] = [read('1.0.0'), read('1.1.0')];
    expect(after.questions.map(({ id }) => id)).toEqual(before.questions.map(({ id }) => id));
    const moved = after.questions.filter(({ register }, at) => register !== before.questions[at]?.register);
    expect(moved.map(({ id, register }) => [id, register])).toContainEqual(['QIN-2', 'impact']);
    expect(after.rules).toEqual(before.rules);
  });
});
