import { companion, type Opened } from './opened';
import { readProofs, type ProvedEvent, type Proofs } from './proofs';
import type { Report } from './report';

/** Why an exhibit is not in a binder any more, as an event of the trail tells it. */
export interface Disposed {
  versionId: string;
  ref: string;
  at: string;
  /** Of the bytes that were disposed of. */
  sha256: string;
}

/**
 * What the trail proves to have been disposed of since the packet was built. Only keys that the packet itself names are
 * believed, or those that were given: otherwise whoever takes an exhibit out could also excuse it.
 */
export async function disposedIn(
  { bag, carriers }: Opened,
  proofs: Proofs | null,
  report: Report,
): Promise<Disposed[]> {
  const [binder] = bag ? carriers : [];
  const file = binder && (await companion(binder, 'disposals-proof.json'));
  if (!file || !proofs) return [];
  const read = await readProofs('disposals-proof.json', file.value, { trust: { keys: proofs.trusted }, report });
  return read ? [...read.events.values()].flatMap(disposalsOf) : [];
}

function disposalsOf({ facts }: ProvedEvent): Disposed[] {
  if (facts.at('deed').text !== 'evidence.disposed') return [];
  const told = { ref: facts.at('particulars', 'disposalRef').text, at: facts.at('at').text };
  const gone = facts.at('particulars', 'tombstones').list;
  return gone.map((one) => ({ ...told, versionId: one.at('versionId').text, sha256: one.at('sha256').text }));
}
