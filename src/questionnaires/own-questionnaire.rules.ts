import { isMapping } from '../catalogue/document.rules';

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

/** The document as it is published under its own number. */
export function numberedQuestionnaire(document: unknown, version: string): unknown {
  return { ...(document as Record<string, unknown>), [HEAD]: { ...headOf(document), version, status: 'published' } };
}

/** A document that was handed in, with the number and status of the base: the portal numbers own versions itself. */
export function questionnaireNumberedAsBase(document: unknown, base: unknown): unknown {
  const head = headOf(document);
  if (Object.keys(head).length === 0) return document;
  const { version, status } = headOf(base);
  const numbered = { ...('version' in head && { version }), ...('status' in head && { status }) };
  return { ...(document as Record<string, unknown>), [HEAD]: { ...head, ...numbered } };
}
