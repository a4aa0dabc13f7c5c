import { heed, Problem } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';

/** Throws what an upload that ended without being taken is answered with. */
export function refuseEnded({ state, refusedReason }: { state: string; refusedReason: string | null }): void {
  if (state === 'refused') heed({ code: 'refused', reason: refusedReason ?? 'This file was refused.' });
  if (state === 'cancelled') throw new Problem('gone', refusedReason ?? 'This upload was cancelled.');
}

export const DIGEST_DIFFERS: Refusal<'digest-differs'> = {
  code: 'digest-differs',
  reason: 'The bytes that arrived are not the bytes that were announced: their SHA-256 differs. Send the file again.',
};
