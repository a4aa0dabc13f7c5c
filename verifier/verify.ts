import { checkBag } from './bag';
import { disposedIn } from './disposed';
import { compareEarlier } from './earlier';
import { checkExhibits, compareIdentity, manifestOf } from './manifest';
import { noteKey, type NoteKey } from './note';
import { checkOpenings } from './openings';
import { open } from './opened';
import type { Proofs } from './proofs';
import { Report } from './report';
import { checkSignature } from './signed';
import type { Files } from './source';
import { isKnownLog, standingOf, type KnownKeys } from './standing';
import { checkTexts } from './texts';
import { checkTrail } from './trail';
import { trustedIn, type Trusted } from './trusted';

export interface Given {
  name: string;
  files: Files;
}

/** What the person who verifies brings from elsewhere; all of it may be left out. */
export interface Known {
  /** Packets or checkpoints from before. */
  earlier?: readonly Given[];
  /** Keys of the log, as verifiers of signed notes take them. */
  keys?: readonly string[];
  /** The manifest's digest, as printed on a cover. */
  identity?: string | null;
  /** Certificates of the portal or of who issued its certificate: SHA-256, or PEM. */
  certificates?: readonly string[];
  /** The same of time-stamp authorities. */
  authorities?: readonly string[];
  /** Opened sections, as texts. */
  openings?: readonly string[];
  /** Consistency proofs of a portal, as JSON. */
  growth?: readonly string[];
}

/**
 * Verifies a packet from its bytes alone: the signature of its PDF, every exhibit, text and event by digests that are
 * computed here, the proofs up to a signed checkpoint, and what lies beside it in a binder. No digest that is stored
 * anywhere is believed, and no key for coming with the packet: `standing` says whether what was found leads to somebody
 * whom the person who verifies knows. Never throws because of what was given; what is wrong with it stands in the report.
 */
export async function verify(given: Given, known: Known = {}): Promise<Report> {
  const report = new Report();
  const trusted = trustedOf(known, report);
  const { keys } = trusted;
  const opened = await open(given.files, report);
  if (opened.note !== null)
    report.wrong('File', 'This is a checkpoint only: give it as an earlier one, beside a packet.');
  if (opened.bag) await checkBag(opened.bag, report);
  const manifest = await manifestOf(opened, report);
  if (!manifest) return report;
  const isIdentityKnown = compareIdentity(manifest, known.identity, report);
  const trail = await checkTrail(manifest, opened, { keys, report });
  const { proofs } = trail;
  const disposed = await disposedIn(opened, proofs, report);
  await checkExhibits(manifest, { carriers: opened.carriers, disposed }, report);
  checkTexts(manifest, proofs, report);
  const anchors = await compareAll(proofs, known, { keys, report });
  const trust = { ...trusted, isLogKnown: await isKnownLog(proofs, anchors) };
  if (proofs && !trust.isLogKnown) tellOwnKeys(proofs, report);
  const signer = opened.pdf ? await checkSignature(opened.pdf, { proofs, trust }, report) : null;
  checkOpenings(manifest, known.openings, report);
  const hasPdf = opened.pdf !== null;
  report.standing = await standingOf({ ...trail, manifest, signer, hasPdf, isIdentityKnown, known: anchors });
  return report;
}

interface TrustedThings {
  keys: NoteKey[];
  certificates: Trusted[];
  authorities: Trusted[];
}

/** What was given as known is none that is left aside unsaid: a slip of the pen would pass for trust. */
function trustedOf({ keys = [], certificates = [], authorities = [] }: Known, report: Report): TrustedThings {
  const read = <T>(texts: readonly string[], as: (text: string) => T[] | null, what: string): T[] =>
    texts.flatMap((text) => {
      const found = as(text.trim());
      if (!found) report.wrong('File', `What you gave as ${what} is none: ${text.trim().slice(0, 80)}`);
      return found ?? [];
    });
  const asKey = (text: string): NoteKey[] | null => {
    const key = noteKey(text);
    return key && [key];
  };
  return {
    keys: read(keys, asKey, 'a key of the log'),
    certificates: read(certificates, trustedIn, 'a certificate'),
    authorities: read(authorities, trustedIn, 'a time-stamp authority'),
  };
}

function tellOwnKeys({ keys }: Proofs, report: Report): void {
  const names = keys.map(({ text }) => text).join(' or ');
  report.open('Audit trail', `That the key is the portal’s: it came with the packet. It is ${names}.`);
}

interface Asked {
  keys: readonly NoteKey[];
  report: Report;
}

/** Sets everything from before beside the packet. Answers the keys that are known from elsewhere. */
async function compareAll(
  proofs: Proofs | null,
  { earlier = [], growth = [] }: Known,
  { keys, report }: Asked,
): Promise<KnownKeys> {
  const found: KnownKeys[] = keys.length > 0 ? [{ keys, how: 'which you gave' }] : [];
  for (const given of earlier) {
    const signers = await signersWith(given, proofs, { keys, report, growth });
    if (signers.length > 0) found.push({ keys: signers, how: `which signed ${given.name}` });
  }
  if (earlier.length === 0)
    report.open(
      'Earlier',
      'No earlier packet or checkpoint was given: a log that was rewritten as a whole with its own key would not show.',
    );
  return found[0] ?? { keys: [], how: '' };
}

async function signersWith(
  { name, files }: Given,
  proofs: Proofs | null,
  { keys, report, growth }: Asked & { growth: readonly string[] },
): Promise<NoteKey[]> {
  const opened = await open(files, report);
  if (proofs) return compareEarlier(proofs, { name, opened }, { trust: { keys }, report, growth });
  report.open('Earlier', `${name} cannot be compared: this packet proves no checkpoint.`);
  return [];
}
