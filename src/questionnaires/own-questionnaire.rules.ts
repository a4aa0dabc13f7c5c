import type { Catalogue } from '../catalogue/catalogue.rules';
import { isMapping, type Problem } from '../catalogue/document.rules';
import { parseQuestionnaire } from './questionnaire.rules';

const HEAD = 'questionnaire';

const headOf = (document: unknown): Record<string, unknown> => {
  const head = isMapping(document) ? document[HEAD] : null;
  return isMapping(head) ? head : {};
};

/**
 * The number of a registrant's next questionnaire: that of the shipped one it stands on, a plus, and one more than any of
 * the registrant's own had: `1.0.0` gives `1.0.0+1`, then `1.0.0+2`.
 */
export function ownQuestionnaireNumber(base: unknown, taken: readonly string[]): string {
  const { version } = headOf(base);
  const shipped = typeof version === 'string' ? (version.split('+')[0] ?? '') : '';
  const counts = taken.map((one) => Number(one.split('+')[1] ?? 0));
  return `${shipped}+${Math.max(0, ...counts) + 1}`;
}

interface Numbers {
  version: string;
  /** Of the catalogue that it was checked against. */
  catalogue: { id: string; version: string };
}

/** The document as it is published under its own number, naming the catalogue that it was checked against. */
export function numberedQuestionnaire(document: unknown, { version, catalogue }: Numbers): unknown {
  const head = { ...headOf(document), version, status: 'published', catalogue };
  return { ...(document as Record<string, unknown>), [HEAD]: head };
}

/**
 * A document that was handed in, with the number, the status and the catalogue of the base: the portal numbers own
 * versions itself and checks them against the catalogue in use.
 */
export function questionnaireNumberedAsBase(document: unknown, base: unknown): unknown {
  const head = headOf(document);
  if (Object.keys(head).length === 0) return document;
  const { version, status, catalogue } = headOf(base);
  const numbered = {
    ...('version' in head && { version }),
    ...('status' in head && { status }),
    ...('catalogue' in head && { catalogue }),
  };
  return { ...(document as Record<string, unknown>), [HEAD]: { ...head, ...numbered } };
}

/** What an own questionnaire is measured against. */
export interface QuestionnaireLimits {
  /** The catalogue that a period opened now would take, with the registrant's own requirements. */
  catalogue: Catalogue;
  /** The questionnaire as it was shipped. */
  shipped: unknown;
}

/** Problems of an own questionnaire: those of its format, and own questions that could be mistaken for shipped ones. */
export function ownQuestionnaireProblems(document: unknown, { catalogue, shipped }: QuestionnaireLimits): Problem[] {
  const read = parseQuestionnaire(document, catalogue);
  if ('errors' in read) return read.errors;
  const known = new Set(questionsOf(shipped, '').map(({ id }) => id));
  return questionsOf(document, '').flatMap(({ id, pointer }) =>
    known.has(id) || id.startsWith('X-')
      ? []
      : [{ pointer: `${pointer}/id`, message: `is not shipped: an own question begins with X-, such as X-${id}` }],
  );
}

/** Every question of a document that follows the format, follow-ups included, with its place. */
function questionsOf(part: unknown, pointer: string): { id: string; pointer: string }[] {
  if (Array.isArray(part)) return part.flatMap((entry, index) => questionsOf(entry, `${pointer}/${index}`));
  if (!isMapping(part)) return [];
  const below = ['sections', 'questions', 'follow_ups'].flatMap((name) =>
    questionsOf(part[name], `${pointer}/${name}`),
  );
  return typeof part['id'] === 'string' && 'answer' in part ? [{ id: part['id'], pointer }, ...below] : below;
}
