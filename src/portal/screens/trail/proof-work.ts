import type { InclusionProof } from '../../api/trail-tree';
import { leafHash } from './leaf-hash';

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
  /** Null where this browser cannot check an Ed25519 signature. */
  signed: boolean | null;
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

async function nodeHash(left: string, right: string): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', Uint8Array.of(1, ...bytesOf(left), ...bytesOf(right))));
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
  const { text, signatures, origin, size, signedRoot } = headOf(proof.checkpoint);
  const leads = steps.length === proof.siblings.length && root === signedRoot && size === String(proof.treeSize);
  const signed = await signedBy(text, signatures, { origin, keys: proof.verifierKeys });
  return { leaf, steps, root, signedRoot, leads, signed };
}

async function climb(leaf: string, { leafIndex, treeSize, siblings }: InclusionProof): Promise<ProofStep[]> {
  const steps: ProofStep[] = [];
  let hash = leaf;
  for (const [i, side] of sidesOf(leafIndex, treeSize).entries()) {
    const beside = siblings[i] ?? '';
    hash = side === 'left' ? await nodeHash(beside, hash) : await nodeHash(hash, beside);
    steps.push({ side, beside, result: hash });
  }
  return steps;
}

/** The three lines that were signed, and the signatures under them. */
function headOf(checkpoint: string) {
  const [text = '', signatures = ''] = checkpoint.split('\n\n');
  const [origin = '', size = '', root = ''] = text.split('\n');
  return { text: `${text}\n`, signatures, origin, size, signedRoot: hexOf(fromBase64(root).buffer) };
}

async function signedBy(
  text: string,
  signatures: string,
  { origin, keys }: { origin: string; keys: readonly string[] },
): Promise<boolean | null> {
  try {
    for (const line of signatures.split('\n').filter((one) => one.startsWith(`— ${origin} `))) {
      const data = fromBase64(line.split(' ')[2] ?? '');
      const keyId = hexOf(data.slice(0, 4).buffer);
      const key = keys.find((one) => one.startsWith(`${origin}+${keyId}+`));
      if (key && (await isRight(text, data.slice(4), key.slice(origin.length + keyId.length + 2)))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    throw error;
  }
}

async function isRight(text: string, signature: Uint8Array<ArrayBuffer>, keyData: string): Promise<boolean> {
  const raw = fromBase64(keyData).slice(1);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
}
