import { readPdf } from '../../support/pdf/pdf-file';
import { TaggedFile } from '../../support/pdf/tagged-file';
import { documentRules } from './document.rules';
import { pageRules } from './page.rules';
import type { Rule } from './rule';
import { structureRules } from './structure.rules';
import { tableRules } from './table.rules';

/**
 * What can be told of PDF/UA-1 and of PDF/A-3, level A, from the parsed objects of a file. There is no checker for PDF/UA to install from the
 * ordinary registries; whether words are good ones, and the order of reading sensible, only a reader can say.
 */
export const RULES: readonly Rule[] = [...documentRules, ...structureRules, ...tableRules, ...pageRules];

/** Every rule that a file breaks, with the first places. */
export function brokenRules(tagged: TaggedFile): string[] {
  return RULES.flatMap(({ name, broken }) => {
    const places = broken(tagged);
    return places.length === 0
      ? []
      : [`${name}: ${places.slice(0, 5).join('; ')}${places.length > 5 ? ` and ${places.length - 5} more` : ''}`];
  });
}

export const taggedFile = (bytes: Buffer): TaggedFile => new TaggedFile(readPdf(bytes));
