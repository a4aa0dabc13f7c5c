import type { GroundAnswer } from '../vendors/vendor-lifecycle.rules';

/** Somebody who holds the role of attestor for the vendor; `provenUntil` is the last day of a verification that holds. */
export interface Attestor {
  name: string;
  provenUntil: string | null;
}

/** Authority holds when one of the vendor's attestors is verified today; the others do not stand in the way (SD-2). */
export function groundOfAuthority(attestors: readonly Attestor[]): GroundAnswer {
  const ground = 'authority';
  const missing = (detail: string): GroundAnswer => ({ ground, answer: 'missing', detail });
  if (attestors.length === 0) return missing('Nobody holds the role of attestor for this vendor yet.');
  const proven = attestors.filter(({ provenUntil }) => provenUntil !== null);
  if (proven.length === 0)
    return missing(`No authority to sign is verified and unexpired: ${attestors.map(({ name }) => name).join(', ')}.`);
  const detail = proven.map(({ name, provenUntil }) => `${name} until ${provenUntil ?? ''}`).join(', ');
  return { ground, answer: 'holds', detail: `Verified: ${detail}.` };
}
