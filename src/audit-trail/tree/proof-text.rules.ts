import { HASH_BYTES } from './hashing.rules';

/**
 * A proof as text (C2SP tlog-proof): the line `c2sp.org/tlog-proof@v1`, the line `index <decimal>`, the siblings from the
 * leaf upwards as base64, one on a line, a blank line, and the checkpoint that it leads to, as it was signed.
 */
export interface ProofText {
  index: number;
  siblings: Buffer[];
  checkpoint: string;
}

const FIRST = 'c2sp.org/tlog-proof@v1';

export function proofText({ index, siblings, checkpoint }: ProofText): string {
  return [FIRST, `index ${index}`, ...siblings.map((hash) => hash.toString('base64')), '', checkpoint].join('\n');
}

/** Reads what `proofText` writes; null for anything else. A line `extra …`, which the format allows, is let pass. */
export function parseProofText(text: string): ProofText | null {
  const end = text.indexOf('\n\n');
  const [first, ...rest] = text.slice(0, Math.max(end, 0)).split('\n');
  const lines = rest[0]?.startsWith('extra ') ? rest.slice(1) : rest;
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines[0] ?? '')?.[1];
  const siblings = lines.slice(1).map((line) => Buffer.from(line, 'base64'));
  const whole = siblings.every((hash, i) => hash.length === HASH_BYTES && hash.toString('base64') === lines[i + 1]);
  if (first !== FIRST || index === undefined || !whole) return null;
  return { index: Number(index), siblings, checkpoint: text.slice(end + 2) };
}
