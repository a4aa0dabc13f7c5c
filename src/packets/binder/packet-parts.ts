import { Problem } from '../../foundation/problem';
import type { Packet } from '../packet.entity';

/** The final PDF, or the draft while there is no final. Throws `wrong-state` before there is either. */
export function pdfOf(packet: Packet): { sha256: string; bytes: number; stage: 'draft' | 'final' } {
  const { pdfSha256, pdfBytes, draftPdfSha256, draftPdfBytes } = packet;
  if (pdfSha256 !== null && pdfBytes !== null) return { sha256: pdfSha256, bytes: pdfBytes, stage: 'final' };
  if (draftPdfSha256 !== null && draftPdfBytes !== null)
    return { sha256: draftPdfSha256, bytes: draftPdfBytes, stage: 'draft' };
  throw notYet(packet);
}

export function notYet({ ref, state }: Packet): Problem {
  return new Problem('wrong-state', state === 'failed' ? `${ref} was never built.` : `${ref} is still being built.`);
}
