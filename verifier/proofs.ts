import { fromHex, hex, same, type Bytes } from './bytes';
import { Facts, readCanonical } from './canonical';
import { leafHash, rootFrom } from './merkle';
import { noteKey, readCheckpoint, signerOf, type Checkpoint, type NoteKey } from './note';
import type { Part, Report } from './report';

const FORMAT = 'holdfast-packet-proofs/1';
const PART: Part = 'Audit trail';

/** An event whose text was found to stand in the tree under the checkpoint. */
export interface ProvedEvent {
  id: string;
  leafIndex: number;
  facts: Facts;
}

/** Proofs whose checkpoint is signed, with the events that stand under it. */
export interface Proofs {
  checkpoint: Checkpoint;
  events: Map<string, ProvedEvent>;
  /** Events that stand under the checkpoint, and whose text the packet keeps back. */
  hidden: Set<string>;
  waiting: Set<string>;
  /** From earlier tree heads to this one, by their size. */
  growth: Map<number, Bytes[]>;
  manifestSha256: string;
  /** Those that it names. */
  keys: NoteKey[];
  /** Those by which its checkpoint was judged: the given ones, else its own. */
  trusted: readonly NoteKey[];
}

/** Keys that the person who verifies trusts; without any, those that the packet itself names are used, and that is said. */
export interface Trust {
  keys: readonly NoteKey[];
}

/** Checks every proof of a file; null, and said so, where its checkpoint does not hold. */
export async function readProofs(
  name: string,
  value: Record<string, unknown> | null,
  { trust, report }: Asked,
): Promise<Proofs | null> {
  const facts = new Facts(value);
  if (value === null || facts.at('format').text !== FORMAT) {
    report.wrong(PART, `${name} was changed, or is of a format that this verifier does not know.`);
    return null;
  }
  const keys = facts.at('checkpoint', 'verifierKeys').list.flatMap(({ text }) => noteKey(text) ?? []);
  const judges = trust.keys.length > 0 ? trust.keys : keys;
  const checkpoint = await trusted(facts.at('checkpoint'), { keys: judges, name, report });
  if (!checkpoint) return null;
  const hashes = facts.at('hashes').list.map(({ text }) => fromHex(text) ?? new Uint8Array());
  return {
    ...{ checkpoint, keys, trusted: judges, manifestSha256: facts.at('manifestSha256').text },
    events: provedEvents(facts, { checkpoint, hashes, name, report }),
    hidden: hiddenEvents(facts, { checkpoint, hashes, name, report }),
    waiting: new Set(facts.at('waiting').list.map(({ text }) => text)),
    growth: new Map(
      facts.at('growth').list.map((one) => [one.at('treeSize').number ?? -1, picked(one.at('path'), hashes)]),
    ),
  };
}

interface Asked {
  trust: Trust;
  report: Report;
}

async function trusted(
  stated: Facts,
  asked: { keys: readonly NoteKey[]; name: string; report: Report },
): Promise<Checkpoint | null> {
  const { keys, name, report } = asked;
  const checkpoint = readCheckpoint(stated.at('note').text);
  if (!checkpoint) report.wrong(PART, `The checkpoint in ${name} is none.`);
  else if ((await signerOf(checkpoint, keys)) === null)
    report.wrong(
      PART,
      `The checkpoint in ${name} is signed by none of the keys: it was changed, or another key made it.`,
    );
  else if (stated.at('treeSize').number !== checkpoint.size || stated.at('rootSha256').text !== hex(checkpoint.root))
    report.wrong(PART, `What ${name} says of its checkpoint is not what the checkpoint says.`);
  else return checkpoint;
  return null;
}

interface Given {
  checkpoint: Checkpoint;
  hashes: readonly Bytes[];
  name: string;
  report: Report;
}

function provedEvents(facts: Facts, { checkpoint, hashes, name, report }: Given): Map<string, ProvedEvent> {
  const events = new Map<string, ProvedEvent>();
  for (const one of facts.at('events').list) {
    const [body, index] = [one.at('body').text, one.at('leafIndex').number ?? -1];
    const event = new Facts(readCanonical(body));
    const id = event.at('id').text;
    const root = rootFrom(leafHash(body), { index, size: checkpoint.size }, picked(one.at('siblings'), hashes));
    if (root === null || !same(root, checkpoint.root))
      report.wrong(
        PART,
        `Event ${id} (leaf ${index}) in ${name} does not lead to the signed root: its text or its proof was changed.`,
      );
    else if (events.has(id)) report.wrong(PART, `Event ${id} stands in ${name} twice.`);
    else events.set(id, { id, leafIndex: index, facts: event });
  }
  return events;
}

function hiddenEvents(facts: Facts, { checkpoint, hashes, name, report }: Given): Set<string> {
  const found = new Set<string>();
  for (const one of facts.at('hidden').list) {
    const [id, index, leaf] = [one.at('id').text, one.at('leafIndex').number ?? -1, fromHex(one.at('sha256').text)];
    const root = leaf && rootFrom(leaf, { index, size: checkpoint.size }, picked(one.at('siblings'), hashes));
    if (root && same(root, checkpoint.root)) found.add(id);
    else report.wrong(PART, `Event ${id} (leaf ${index}) in ${name} does not lead to the signed root.`);
  }
  return found;
}

const picked = (places: Facts, hashes: readonly Bytes[]): Bytes[] =>
  places.list.map(({ number }) => hashes[number ?? -1] ?? new Uint8Array());
