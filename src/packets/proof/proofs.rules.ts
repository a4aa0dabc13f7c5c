import { consistencyPath, inclusionPath, type Stretch } from '../../audit-trail/tree/subtrees.rules';
import { canonicalJson } from '../../foundation/canonical-json';
import type { LoggedCheckpoint } from '../snapshot.model';

export const PROOFS_FORMAT = 'holdfast-packet-proofs/1';

/** An event of the trail with its way to the root: places in `hashes`, the nearest to the leaf first. */
export interface ProvedEvent {
  leafIndex: number;
  /** The canonical text that was hashed. */
  body: string;
  siblings: number[];
}

/** An event whose text is not shown. */
export interface HiddenEvent {
  id: string;
  leafIndex: number;
  sha256: string;
  siblings: number[];
}

/** That the tree under the checkpoint begins with an earlier one (RFC 9162 2.1.4); places in `hashes`. */
export interface ProvedGrowth {
  /** Where the earlier tree head stands: the reference of a packet, or `manifest` or `proofs.json` of this one. */
  of: string;
  treeSize: number;
  path: number[];
}

/**
 * What proves, without the portal, that a packet's events stand in the audit trail. Format `holdfast-packet-proofs/1`:
 * canonical JSON (RFC 8785) of one object with exactly these members:
 *
 *   format          "holdfast-packet-proofs/1"
 *   manifestSha256  the packet that it belongs to
 *   checkpoint      { treeSize, rootSha256, madeAt, note, verifierKeys }: the signed tree head that every proof leads to
 *   events          in the order of the tree: { leafIndex, body, siblings }
 *   hidden          events whose text shows what the packet keeps back: { id, leafIndex, sha256, siblings }, where sha256
 *                   is the leaf's hash; absent where nothing is kept back
 *   waiting         ids of events that were in no checkpoint yet
 *   growth          earlier tree heads that this tree begins with: { of, treeSize, path }
 *   hashes          lower-case hex, each once; `siblings` and `path` are places in it, from 0
 *
 * Leaf and node hashes are those of RFC 9162; a leaf is the event's body in UTF-8.
 */
export interface PacketProofs {
  format: typeof PROOFS_FORMAT;
  manifestSha256: string;
  checkpoint: LoggedCheckpoint;
  events: ProvedEvent[];
  hidden?: HiddenEvent[];
  waiting: string[];
  growth: ProvedGrowth[];
  hashes: string[];
}

export interface LoggedEvent {
  id: string;
  body: string;
  /** Null while it waits for its place in the tree. */
  leafIndex: number | null;
  /** Lower-case hex of its leaf, instead of its text, where that is kept back. */
  hiddenAs?: string | null;
}

export interface EarlierHead {
  of: string;
  treeSize: number;
}

export interface ProofInput {
  manifestSha256: string;
  checkpoint: LoggedCheckpoint;
  events: readonly LoggedEvent[];
  earlier: readonly EarlierHead[];
}

interface Placed extends LoggedEvent {
  leafIndex: number;
}

/** Proofs without their hashes, and the stretches of the tree whose roots those are, each once. */
export function plannedProofs(input: ProofInput): { proofs: Omit<PacketProofs, 'hashes'>; stretches: Stretch[] } {
  const { manifestSha256, checkpoint, events, earlier } = input;
  const size = checkpoint.treeSize;
  const stretches = new Places();
  const placed = events.filter((one): one is Placed => one.leafIndex !== null && one.leafIndex < size);
  const waiting = events.filter((one) => one.leafIndex === null || one.leafIndex >= size);
  const inOrder = placed.sort((one, other) => one.leafIndex - other.leafIndex);
  const siblingsOf = (leafIndex: number) => stretches.all(inclusionPath(leafIndex, size));
  const proofs = {
    ...({ format: PROOFS_FORMAT, manifestSha256, checkpoint } as const),
    events: inOrder
      .filter(({ hiddenAs }) => !hiddenAs)
      .map(({ leafIndex, body }) => ({ leafIndex, body, siblings: siblingsOf(leafIndex) })),
    ...hiddenIn(inOrder, siblingsOf),
    waiting: waiting.map(({ id }) => id).sort(),
    growth: earlier
      .filter(({ treeSize }) => treeSize <= size)
      .map(({ of, treeSize }) => ({ of, treeSize, path: stretches.all(consistencyPath(treeSize, size)) })),
  };
  return { proofs, stretches: stretches.found };
}

function hiddenIn(events: readonly Placed[], siblingsOf: (leafIndex: number) => number[]): { hidden?: HiddenEvent[] } {
  const hidden = events.flatMap(({ id, leafIndex, hiddenAs }) =>
    hiddenAs ? [{ id, leafIndex, sha256: hiddenAs, siblings: siblingsOf(leafIndex) }] : [],
  );
  return hidden.length === 0 ? {} : { hidden };
}

/** Numbers stretches in the order in which they are first met. */
class Places {
  readonly found: Stretch[] = [];
  private readonly known = new Map<string, number>();

  all(stretches: readonly Stretch[]): number[] {
    return stretches.map((one) => this.of(one));
  }

  private of({ from, to }: Stretch): number {
    const key = `${from}-${to}`;
    const place = this.known.get(key) ?? this.found.push({ from, to }) - 1;
    this.known.set(key, place);
    return place;
  }
}

export const proofsText = (proofs: PacketProofs): string => canonicalJson(proofs);
