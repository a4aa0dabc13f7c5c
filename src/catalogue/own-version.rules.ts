import { isMapping } from './document.rules';

/**
 * The number of a registrant's next version: that of the shipped version it stands on, a plus, and one more than any of
 * the registrant's own had. `1.0.0` gives `1.0.0+1`, then `1.0.0+2`; on `1.1.0` the next is `1.1.0+3`.
 */
export function ownVersionNumber(base: unknown, taken: readonly string[]): string {
  const counts = taken.map((version) => Number(version.split('+')[1] ?? 0));
  const shipped = versionOf(base).split('+')[0] ?? '';
  return `${shipped}+${Math.max(0, ...counts) + 1}`;
}

const headOf = (document: unknown): Record<string, unknown> => {
  const head = isMapping(document) ? document['catalogue'] : null;
  return isMapping(head) ? head : {};
};

function versionOf(document: unknown): string {
  const version = headOf(document)['version'];
  return typeof version === 'string' ? version : '';
}

/** The document as it is published: numbered, and naming the version before it. */
export function numberedDocument(document: unknown, as: { version: string; supersedes: string }): unknown {
  const head = { ...headOf(document), version: as.version, status: 'published', supersedes: as.supersedes };
  return { ...(document as Record<string, unknown>), catalogue: head };
}

/**
 * A document that was handed in, with the number, status and predecessor of the base: the portal numbers own versions
 * itself, so what the file says of those is no difference.
 */
export function numberedAsBase(document: unknown, base: unknown): unknown {
  const head = headOf(document);
  const numbered = Object.fromEntries(
    ['version', 'status', 'supersedes'].flatMap((name) => {
      const value = headOf(base)[name];
      return name in head && value !== undefined ? [[name, value]] : [];
    }),
  );
  if (Object.keys(head).length === 0) return document;
  return { ...(document as Record<string, unknown>), catalogue: { ...head, ...numbered } };
}
