import type { TaggedFile } from '../../support/pdf/tagged-file';

/** One rule of PDF/UA-1 (ISO 14289-1) or of PDF/A-3, level A (ISO 19005-3), over the parsed objects of a file. */
export interface Rule {
  readonly id: string;
  /** What a file that keeps the rule does. */
  readonly name: string;
  /** Where it is broken, in words; empty when it is kept. */
  readonly broken: (tagged: TaggedFile) => string[];
}

export const complain = (isBroken: boolean, words: string): string[] => (isBroken ? [words] : []);
