import type { Catalogue, Problem } from '../catalogue/catalogue.rules';
import { INVALID, Place } from '../catalogue/document.rules';
import type { Questionnaire } from './question-types.rules';
import { bind } from './questionnaire-binding.rules';
import { documentReader } from './questionnaire-document.rules';

/**
 * Reads a questionnaire document (already parsed from YAML or JSON) against the catalogue that it names. Strict: unknown
 * fields, unresolved references, and conditions or rules that name what is not there or compare what does not compare are
 * refused. Every problem carries the JSON pointer of its place in the document.
 */
export function parseQuestionnaire(
  value: unknown,
  catalogue: Catalogue,
): { questionnaire: Questionnaire } | { errors: Problem[] } {
  const place = new Place([]);
  const read = documentReader(value, place);
  if (read === INVALID) return { errors: place.problems };
  if (read.head.catalogue.id !== catalogue.id)
    place.at('questionnaire').at('catalogue').at('id').refuse(`is not ${catalogue.id}`);
  const questionnaire = bind(read, catalogue, place);
  return place.problems.length > 0 ? { errors: place.problems } : { questionnaire };
}
