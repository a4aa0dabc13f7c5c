import type { InclusionProof } from '../../api/trail-tree';
import { leafHash } from './leaf-hash';
import { bytesOf, headOf, hexOf, nodeHash, signedBy } from './signed-head';

/** One step of the way from the leaf to the root, as it was computed here. */
export interface ProofStep {
  /** On which side the other hash stands. */
  side: 'left' | 'right';
  beside: string;
  result: string;
}

export interface ProofWork {
  leaf: string;
  steps: ProofStep[];
  root: string;
  /** The root that the checkpoint was signed over. */
  signedRoot: string;
  leads: boolean;
  signed: boolean;
}

/** The sides of the siblings from the leaf upwards (RFC 9162 2.1.3). */
export function sidesOf(index: number, size: number): ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    let half = 1;
    while (half * 2 < to - from) half *= 2;
    const middle = from + half;
    sides.push(index < middle ? 'right' : 'left');
    if (index < middle) to = middle;
    else from = middle;
  }
  return sides.reverse();
}

/** Climbs from the text of the event to the root of the signed checkpoint. Null where the browser offers no digests. */
export async function workOf(body: string, proof: InclusionProof): Promise<ProofWork | null> {
  const leaf = await leafHash(body);
  if (leaf === null) return null;
  const steps = await climb(leaf, proof);
  const root = steps.at(-1)?.result ?? leaf;
  const head = headOf(proof.checkpoint);
  const { size, signedRoot } = head;
  const leads = steps.length === proof.siblings.length && root === signedRoot && size === String(proof.treeSize);
  const signed = await signedBy(head, proof.verifierKeys);
  return { leaf, steps, root, signedRoot, leads, signed };
}

async function climb(leaf: string, { leafIndex, treeSize, siblings }: InclusionProof): Promise<ProofStep[]> {
  const steps: ProofStep[] = [];
  let hash = leaf;
  for (const [i, side] of sidesOf(leafIndex, treeSize).entries()) {
    const beside = siblings[i] ?? '';
    const [left, right] = side === 'left' ? [beside, hash] : [hash, beside];
    hash = hexOf(await nodeHash(bytesOf(left), bytesOf(right)));
    steps.push({ side, beside, result: hash });
  }
  return steps;
}
