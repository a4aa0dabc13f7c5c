import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../foundation/config';
import { parseSignerKey, signerKey, type NoteSigner } from './signed-note.rules';

const HEAD = `# Secret. The keys that sign the checkpoints of the audit trail, one on a line; every key listed signs.
# Whoever holds one can sign a checkpoint in this portal's name. Keep a copy where you keep your other keys.
`;

export const keyFileOf = ({ dataDir, trail }: Pick<Config, 'dataDir' | 'trail'>): string =>
  trail.keyFile ?? path.join(dataDir, 'keys', 'trail-keys.txt');

/** The keys that the configuration gives: by environment, else by file; null when there are none yet. */
export function givenSigners(config: Pick<Config, 'dataDir' | 'trail'>): NoteSigner[] | null {
  if (config.trail.keys !== null) return parseKeys(config.trail.keys, 'HOLDFAST_TRAIL_KEYS');
  const file = keyFileOf(config);
  return existsSync(file) ? parseKeys(readFileSync(file, 'utf8'), file) : null;
}

/** Keys as text: one on a line (or parted by spaces); `#` begins a remark. Throws with the place, never with the key. */
export function parseKeys(text: string, place: string): NoteSigner[] {
  const words = text
    .split('\n')
    .map((line) => line.replace(/#.*/, ''))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const signers = words.map((word, i) => {
    const signer = parseSignerKey(word);
    if (!signer) throw new Error(`${place}: key ${i + 1} is not a signing key of the form PRIVATE+KEY+name+id+data.`);
    return signer;
  });
  if (signers.length === 0) throw new Error(`${place} holds no key.`);
  return signers;
}

/** 32 fresh secret bytes under a name, as text. */
export const freshKey = (name: string): string => signerKey(name, randomBytes(32));

/** Writes the keys so that a portal that is killed leaves the old file or the new one; readable by its owner only. */
export function writeKeys(file: string, keys: readonly string[]): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  writeFileSync(draft, `${HEAD}${keys.join('\n')}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}
