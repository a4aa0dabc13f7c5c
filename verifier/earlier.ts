import { fromHex } from './bytes';
import { Facts } from './canonical';
import { beginsWith, type Head } from './merkle';
import { readCheckpoint, signerOf, signersOf, type Checkpoint, type NoteKey } from './note';
import { companion, type Opened } from './opened';
import { readProofs, type Proofs, type Trust } from './proofs';
import type { Report } from './report';

/** An earlier packet or checkpoint, to be compared with. */
export interface Earlier {
  name: string;
  opened: Opened;
}

interface Asked {
  trust: Trust;
  report: Report;
  /** Consistency proofs that were fetched from a portal, as JSON texts. */
  growth: readonly string[];
}

/**
 * Whether the log of this packet begins with the log of an earlier one: nothing from before was changed since. Answers the
 * keys that signed both; a key that a packet only names, and that did not sign it, says nothing of it.
 */
export async function compareEarlier(now: Proofs, earlier: Earlier, asked: Asked): Promise<NoteKey[]> {
  const { report } = asked;
  const keys = asked.trust.keys.length > 0 ? asked.trust.keys : now.keys;
  const then = await headsOf(earlier, { ...asked, trust: { keys } });
  if (then.heads.length === 0) {
    report.wrong('Earlier', `${earlier.name} holds no checkpoint that a key of this log has signed.`);
    return [];
  }
  if (then.heads.some(({ origin }) => origin !== now.checkpoint.origin)) {
    report.wrong('Earlier', `${earlier.name} belongs to another log.`);
    return [];
  }
  const shared = then.proofs ? compareEvents(now, then.proofs, { name: earlier.name, report }) : 0;
  const answers = then.heads.map((head) => answerOf(now, head, { other: then.proofs, growth: asked.growth }));
  tell(answers, { earlier, now, report, shared });
  const [newest] = then.heads;
  return newest ? signersOf(now.checkpoint, await signersOf(newest, keys)) : [];
}

type Answer = 'agrees' | 'differs' | 'unknown';

function tell(
  answers: readonly Answer[],
  about: { earlier: Earlier; now: Proofs; report: Report; shared: number },
): void {
  const { earlier, now, report, shared } = about;
  if (answers.includes('differs'))
    report.wrong(
      'Earlier',
      `The log of this packet does not begin with that of ${earlier.name}: its past was changed in between.`,
    );
  else if (answers.includes('agrees'))
    report.proved(
      'Earlier',
      `The log of this packet begins with that of ${earlier.name}: nothing of before was changed, dropped or reordered.`,
    );
  else {
    const same = shared > 0 ? ` ${shared} events stand in both, alike.` : '';
    report.open(
      'Earlier',
      `No proof leads from ${earlier.name} to this packet's checkpoint over ${now.checkpoint.size} events; ask the portal for one (consistency-proof) and give it with --growth.${same}`,
    );
  }
}

async function headsOf(
  { name, opened }: Earlier,
  asked: Asked,
): Promise<{ heads: Checkpoint[]; proofs: Proofs | null }> {
  const [carrier] = opened.carriers;
  const read = carrier ? await companion(carrier, 'proofs.json') : null;
  const proofs = read ? await readProofs(`proofs.json of ${name}`, read.value, asked) : null;
  const manifest = carrier ? await companion(carrier, 'manifest.json') : null;
  const inManifest = new Facts(manifest?.value).at('log', 'checkpoint', 'note').text;
  const heads = [...(await signedHead(opened.note ?? '', asked)), ...(await signedHead(inManifest, asked))];
  return { heads: proofs ? [proofs.checkpoint, ...heads] : heads, proofs };
}

async function signedHead(note: string, { trust }: Asked): Promise<Checkpoint[]> {
  const checkpoint = readCheckpoint(note);
  return checkpoint && (await signerOf(checkpoint, trust.keys)) !== null ? [checkpoint] : [];
}

/** An event that stands in both packets must be the same, in the same place. Answers how many there are. */
function compareEvents(now: Proofs, then: Proofs, { name, report }: { name: string; report: Report }): number {
  let shared = 0;
  for (const { id, leafIndex } of then.events.values()) {
    const here = now.events.get(id);
    if (!here) continue;
    shared += 1;
    if (here.leafIndex !== leafIndex)
      report.wrong(
        'Earlier',
        `Event ${id} stood at leaf ${leafIndex} in ${name}, and stands at ${here.leafIndex} now.`,
      );
  }
  return shared;
}

interface Ways {
  other: Proofs | null;
  growth: readonly string[];
}

function answerOf(now: Proofs, then: Head, ways: Ways): Answer {
  const here = now.checkpoint;
  if (then.size === here.size) return beginsWith(here, then, []) ? 'agrees' : 'differs';
  const [before, after] = then.size < here.size ? [then, here] : [here, then];
  const path = pathBetween(before, after, [now, ways.other]) ?? pathAmong(ways.growth, before, after);
  if (!path) return 'unknown';
  return beginsWith(after, before, path) ? 'agrees' : 'differs';
}

/** Proofs that a packet carries lead to its own checkpoint, and to no other. */
const pathBetween = (before: Head, after: Head, carriers: readonly (Proofs | null)[]): Uint8Array[] | undefined =>
  carriers.find((one) => one?.checkpoint.size === after.size)?.growth.get(before.size);

const pathAmong = (growth: readonly string[], before: Head, after: Head): Uint8Array[] | undefined =>
  growth.map(growthOf).find((one) => one?.from === before.size && one.to === after.size)?.hashes;

/** What a portal answers when it is asked for a consistency proof. */
function growthOf(text: string): { from: number; to: number; hashes: Uint8Array[] } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const facts = new Facts(value);
  const hashes = facts.at('hashes').list.map((one) => fromHex(one.text) ?? new Uint8Array());
  return { from: facts.at('from').number ?? -1, to: facts.at('to').number ?? -1, hashes };
}
