import { hash, verify } from '@node-rs/argon2';
import type { Refusal } from '../foundation/refusal';

const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id, 19 MiB, two passes: the OWASP minimum, about 15 ms on one core. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), SETTINGS);
}

/** A hash of no password: compared where there is no account, so that both answers take as long. */
let decoy: Promise<string> | null = null;

export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return matches && stored !== null;
}

/** NIST SP 800-63B: length counts, composition rules do not. */
export function refusalOfPassword(
  password: string,
  person: { email: string; name: string },
): Refusal<'too-short' | 'too-long' | 'guessable'> | null {
  const pointer = '/password';
  if ([...password].length < 12)
    return { code: 'too-short', reason: 'Use at least 12 characters; a few words in a row are fine.', pointer };
  if (password.length > 256) return { code: 'too-long', reason: 'Use at most 256 characters.', pointer };
  const plain = password.toLowerCase();
  const personal = [person.email, person.email.split('@')[0] ?? '', person.name.toLowerCase()].filter(
    (p) => p.length > 3,
  );
  if (new Set(plain).size < 5 || personal.some((p) => plain.includes(p)))
    return {
      code: 'guessable',
      reason: 'This is too easy to guess: it repeats itself, or holds your name or address.',
      pointer,
    };
  return null;
}
