import { checkBag } from './bag';
import { compareEarlier } from './earlier';
import { checkIssue } from './issue';
import { checkExhibits, compareIdentity, manifestOf, type Manifest } from './manifest';
import { noteKey, readCheckpoint, signerOf, type NoteKey } from './note';
import { checkOpenings } from './openings';
import { companion, open, type Carrier, type Opened } from './opened';
import { readProofs, type Proofs } from './proofs';
import { checkRecorded } from './recorded';
import { Report } from './report';
import { checkSignature } from './signed';
import type { Files } from './source';
import { checkTexts } from './texts';
import { beginsWith } from './merkle';

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
  /** SHA-256 of the portal's certificate. */
  certificateSha256?: string | null;
  /** Opened sections, as texts. */
  openings?: readonly string[];
  /** Consistency proofs of a portal, as JSON. */
  growth?: readonly string[];
}

/**
 * Verifies a packet from its bytes alone: the signature of its PDF, every exhibit, text and event by digests that are
 * computed here, the proofs up to a signed checkpoint, and what lies beside it in a binder. No digest that is stored
 * anywhere is believed. Never throws because of what was given; what is wrong with it stands in the report.
 */
export async function verify(given: Given, known: Known = {}): Promise<Report> {
  const report = new Report();
  const keys = trustedKeys(known);
  const opened = await open(given.files, report);
  if (opened.note !== null)
    report.wrong('File', 'This is a checkpoint only: give it as an earlier one, beside a packet.');
  if (opened.bag) await checkBag(opened.bag, report);
  const manifest = await manifestOf(opened, report);
  if (!manifest) return report;
  compareIdentity(manifest, known.identity, report);
  await checkExhibits(manifest, opened.carriers, report);
  const proofs = await proofsOf(manifest, opened, { keys, report });
  checkTexts(manifest, proofs, report);
  const certificateSha256 = known.certificateSha256 ?? null;
  if (opened.pdf) await checkSignature(opened.pdf, { proofs, trust: { certificateSha256 } }, report);
  checkOpenings(manifest, known.openings, report);
  await compareAll(proofs, known, { keys, report });
  return report;
}

const trustedKeys = ({ keys = [] }: Known): NoteKey[] => keys.flatMap((text) => noteKey(text.trim()) ?? []);

interface Asked {
  keys: readonly NoteKey[];
  report: Report;
}

async function proofsOf(manifest: Manifest, opened: Opened, asked: Asked): Promise<Proofs | null> {
  const { report, keys } = asked;
  let found: Proofs | null = null;
  const texts = new Set<string>();
  for (const carrier of opened.carriers) {
    const read = await companion(carrier, 'proofs.json');
    if (!read) missing(manifest, carrier, report);
    else if (!texts.has(read.text)) {
      texts.add(read.text);
      found = (await readProofs(`proofs.json of ${carrier.name}`, read.value, { trust: { keys }, report })) ?? found;
    }
  }
  if (texts.size > 1) report.wrong('Audit trail', 'The PDF carries other proofs than what lies beside it.');
  if (found) await checkProofs(found, { manifest, opened, asked });
  return found;
}

function missing({ facts }: Manifest, carrier: Carrier, report: Report): void {
  if (facts.at('log', 'checkpoint').isThere) report.wrong('Audit trail', `proofs.json is missing in ${carrier.name}.`);
  else
    report.open(
      'Audit trail',
      `${carrier.name} carries no proofs: when it was built the portal had signed no checkpoint.`,
    );
}

async function checkProofs(
  proofs: Proofs,
  { manifest, opened, asked }: { manifest: Manifest; opened: Opened; asked: Asked },
): Promise<void> {
  const { report } = asked;
  if (proofs.manifestSha256 !== manifest.sha256)
    report.wrong('Audit trail', 'proofs.json belongs to another packet, or the manifest was changed.');
  await checkOwnCheckpoint(proofs, { manifest, asked });
  checkRecorded({ manifest, proofs, report });
  if (asked.keys.length === 0) {
    const names = proofs.keys.map(({ text }) => text).join(' or ');
    report.open(
      'Audit trail',
      `That the key is the portal’s: it was taken from the packet itself. Compare ${names} with what the portal shows, or give it with --key.`,
    );
  }
  const [binder] = opened.bag ? opened.carriers : [];
  const issue = binder ? await companion(binder, 'issue-proof.json') : null;
  if (!issue) return;
  const read = await readProofs('issue-proof.json', issue.value, { trust: { keys: asked.keys }, report });
  if (!read) return;
  await checkIssue(read, { manifest, opened, report });
  checkGrowth(read, proofs, report);
}

/** The checkpoint in the manifest was the newest when the snapshot was taken; the proofs' one must have grown from it. */
async function checkOwnCheckpoint(
  proofs: Proofs,
  { manifest, asked }: { manifest: Manifest; asked: Asked },
): Promise<void> {
  const { report } = asked;
  const stated = manifest.facts.at('log', 'checkpoint', 'note');
  if (!stated.isThere) return;
  const own = readCheckpoint(stated.text);
  const keys = asked.keys.length > 0 ? asked.keys : proofs.keys;
  if (!own || (await signerOf(own, keys)) === null)
    report.wrong('Audit trail', 'The checkpoint in the manifest is signed by no key of the log.');
  else if (own.size > proofs.checkpoint.size)
    report.wrong(
      'Audit trail',
      'The proofs lead to an older checkpoint than the manifest names: an old one was put in its place.',
    );
  else if (!beginsWith(proofs.checkpoint, own, proofs.growth.get(own.size) ?? []))
    report.wrong('Audit trail', 'The log of the proofs does not begin with that of the manifest’s checkpoint.');
}

function checkGrowth(later: Proofs, earlier: Proofs, report: Report): void {
  const { size } = earlier.checkpoint;
  if (size > later.checkpoint.size)
    report.wrong('Audit trail', 'issue-proof.json leads to an older checkpoint than proofs.json.');
  else if (!beginsWith(later.checkpoint, earlier.checkpoint, later.growth.get(size) ?? []))
    report.wrong('Audit trail', 'The log of issue-proof.json does not begin with that of proofs.json.');
}

async function compareAll(
  proofs: Proofs | null,
  { earlier = [], growth = [] }: Known,
  { keys, report }: Asked,
): Promise<void> {
  for (const given of earlier) {
    const opened = await open(given.files, report);
    if (proofs) await compareEarlier(proofs, { name: given.name, opened }, { trust: { keys }, report, growth });
    else report.open('Earlier', `${given.name} cannot be compared: this packet proves no checkpoint.`);
  }
  if (earlier.length === 0)
    report.open(
      'Earlier',
      'No earlier packet or checkpoint was given: a log that was rewritten as a whole with its own key would not show.',
    );
}
