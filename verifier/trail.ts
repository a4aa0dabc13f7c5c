import { checkIssue } from './issue';
import type { Manifest } from './manifest';
import { beginsWith } from './merkle';
import { readCheckpoint, signerOf, type NoteKey } from './note';
import { companion, type Carrier, type Opened } from './opened';
import { readProofs, type Proofs } from './proofs';
import { checkRecorded } from './recorded';
import type { Report } from './report';
import type { Found } from './standing';

interface Asked {
  /** Those that the person who verifies gave; without any, the packet's own are used. */
  keys: readonly NoteKey[];
  report: Report;
}

/** What the packet proves of its trail. */
export interface Trail {
  proofs: Proofs | null;
  issue: Found['issue'];
}

/** Follows the proofs of a packet up to their checkpoint, and sets the packet beside what the trail recorded. */
export async function checkTrail(manifest: Manifest, opened: Opened, asked: Asked): Promise<Trail> {
  const { report, keys } = asked;
  let proofs: Proofs | null = null;
  const texts = new Set<string>();
  for (const carrier of opened.carriers) {
    const read = await companion(carrier, 'proofs.json');
    if (!read) missing(manifest, carrier, report);
    else if (!texts.has(read.text)) {
      texts.add(read.text);
      proofs = (await readProofs(`proofs.json of ${carrier.name}`, read.value, { trust: { keys }, report })) ?? proofs;
    }
  }
  if (texts.size > 1) report.wrong('Audit trail', 'The PDF carries other proofs than what lies beside it.');
  return { proofs, issue: proofs && (await checkProofs(proofs, { manifest, opened, asked })) };
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
): Promise<Found['issue']> {
  const { report, keys } = asked;
  if (proofs.manifestSha256 !== manifest.sha256)
    report.wrong('Audit trail', 'proofs.json belongs to another packet, or the manifest was changed.');
  await checkOwnCheckpoint(proofs, { manifest, asked });
  checkRecorded({ manifest, proofs, report });
  const [binder] = opened.bag ? opened.carriers : [];
  const issue = binder ? await companion(binder, 'issue-proof.json') : null;
  const read = issue && (await readProofs('issue-proof.json', issue.value, { trust: { keys }, report }));
  if (!read) return null;
  const isThisPdf = await checkIssue(read, { manifest, opened, report });
  checkGrowth(read, proofs, report);
  return { proofs: read, isThisPdf };
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
