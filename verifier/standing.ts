import type { Manifest } from './manifest';
import { signersOf, type Checkpoint, type NoteKey } from './note';
import type { Proofs } from './proofs';
import type { Standing } from './report';
import type { Signer } from './signed';

/** Keys of the log that are known from elsewhere than the packet, and from where. */
export interface KnownKeys {
  keys: readonly NoteKey[];
  /** `which you gave`, `which signed last-year.pdf`. */
  how: string;
}

/** What was found of a packet, as far as it may tie the packet to its issuer. */
export interface Found {
  manifest: Manifest;
  proofs: Proofs | null;
  /** Proofs of the issue, and whether they name the bytes of this PDF. */
  issue: { proofs: Proofs; isThisPdf: boolean } | null;
  signer: Signer | null;
  hasPdf: boolean;
  /** Whether the manifest is the one whose digest was given. */
  isIdentityKnown: boolean;
  known: KnownKeys;
}

/** The key, among those that are known, which signed a checkpoint. */
async function keyOf(checkpoint: Checkpoint | undefined, { keys }: KnownKeys): Promise<NoteKey | null> {
  if (!checkpoint) return null;
  const [key] = await signersOf(checkpoint, keys);
  return key ?? null;
}

export const isKnownLog = async (proofs: Proofs | null, known: KnownKeys): Promise<boolean> =>
  (await keyOf(proofs?.checkpoint, known)) !== null;

/**
 * Whether what was verified leads to somebody whom the person who verifies knows from elsewhere. All of it does by a known
 * certificate under the PDF, or by a known key of the log under which the manifest was approved and which names the pages: by
 * the certificate that signed them or by the digest of the PDF. Without either, everything could have been made by anybody.
 */
export async function standingOf(found: Found): Promise<Standing> {
  const { signer, isIdentityKnown, hasPdf } = found;
  if (signer?.isTrusted) return { tie: 'whole', words: `BY ${signer.certificate.holder}, ${signer.how}` };
  if (isIdentityKnown && !hasPdf) return { tie: 'whole', words: 'UNDER the digest that you gave' };
  const byKey = await byKeyOf(found);
  const isMore = isIdentityKnown && byKey.tie !== 'whole';
  return isMore ? inPart('the manifest and what it lists, by the digest that you gave', PAGES) : byKey;
}

async function byKeyOf(found: Found): Promise<Standing> {
  const key = await keyOf(found.proofs?.checkpoint, found.known);
  if (!key) return { tie: 'none', words: '' };
  const by = `the key ${key.id} of the log ${key.name}, ${found.known.how}`;
  if (!approves(found.proofs, found.manifest)) return inPart(`the events behind it, by ${by}`, APPROVAL);
  if (await arePagesKnown(found)) return { tie: 'whole', words: `BY the portal with ${by}` };
  return inPart(`the manifest and what it lists, by ${by}`, PAGES);
}

const PAGES = 'That the pages of the PDF were issued with it is not proved';
const APPROVAL = 'That this manifest was approved and issued is not proved';
const inPart = (what: string, rest: string): Standing => ({ tie: 'part', words: `${what}. ${rest}` });

async function arePagesKnown({ signer, issue, hasPdf, known }: Found): Promise<boolean> {
  if (!hasPdf || signer?.isIntroduced) return true;
  return issue !== null && issue.isThisPdf && isKnownLog(issue.proofs, known);
}

/** Whether an event under the proofs approves exactly this manifest of this packet. */
function approves(proofs: Proofs | null, { facts, sha256 }: Manifest): boolean {
  const packetId = facts.at('packet', 'id').text;
  return [...(proofs?.events.values() ?? [])].some(
    ({ facts: event }) =>
      event.at('deed').text === 'packet.approved' &&
      event.at('subject', 'id').text === packetId &&
      event.at('particulars', 'manifestSha256').text === sha256,
  );
}
