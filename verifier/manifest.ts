import { Facts } from './canonical';
import type { Disposed } from './disposed';
import { sha256Hex } from './sha256';
import { utf8 } from './bytes';
import { companion, type Carrier, type Opened } from './opened';
import type { Report } from './report';
import { digestOf, type Source } from './source';

export interface Manifest {
  facts: Facts;
  /** Computed from its text. */
  sha256: string;
}

const FORMAT = 'holdfast-packet-manifest/1';

/** The manifest of a packet, which must be the same wherever it is carried. Null, and said so, where there is none. */
export async function manifestOf({ carriers }: Opened, report: Report): Promise<Manifest | null> {
  const found: Manifest[] = [];
  for (const carrier of carriers) {
    const read = await readManifest(carrier, report);
    if (read) found.push(read);
  }
  const [first] = found;
  if (!first) return null;
  if (found.some(({ sha256 }) => sha256 !== first.sha256))
    report.wrong(
      'Identity',
      'The PDF carries another manifest than what lies beside it: they are not the same packet.',
    );
  named(first, report);
  return first;
}

async function readManifest(carrier: Carrier, report: Report): Promise<Manifest | null> {
  const read = await companion(carrier, 'manifest.json');
  if (read === null) report.wrong('Identity', `manifest.json is missing in ${carrier.name}.`);
  else if (read.value === null)
    report.wrong(
      'Identity',
      `manifest.json in ${carrier.name} is not in canonical form: it was changed, or written by something else.`,
    );
  else {
    const facts = new Facts(read.value);
    if (facts.at('format').text === FORMAT) return { facts, sha256: sha256Hex(utf8(read.text)) };
    report.wrong('Identity', `manifest.json in ${carrier.name} is of a format that this verifier does not know.`);
  }
  return null;
}

/** Packets of before there were kinds name none. */
const KINDS: Record<string, string> = {
  ...{ VP: 'vendor packet', SP: 'service packet', PP: 'programme packet' },
  ...{ RP: 'requirement packet', IP: 'incident packet', DP: 'delta packet' },
};

function named({ facts, sha256 }: Manifest, report: Report): void {
  const subject = facts.at('packet', 'subject', 'title').text || facts.at('vendor', 'name').text;
  const kind = KINDS[facts.at('packet', 'kind').text] ?? 'packet';
  const about = `${facts.at('packet', 'ref').text}, ${kind} on ${subject}, ${facts.at('period', 'code').text}`;
  report.title = `${about}, as of ${facts.at('packet', 'asOf').text}; data cut-off ${facts.at('cutOffAt').text}`;
  report.identity = sha256;
}

/** Compares the identity with one that somebody wrote down, from a cover or a letter. Answers whether it is that one. */
export function compareIdentity({ sha256 }: Manifest, expected: string | null | undefined, report: Report): boolean {
  if (!expected) return false;
  const same = expected.replaceAll(/\s/g, '').toLowerCase() === sha256;
  if (same) report.proved('Identity', 'The manifest is the one with the digest that you gave.');
  else report.wrong('Identity', 'The manifest is not the one with the digest that you gave.');
  return same;
}

interface Places {
  carriers: readonly Carrier[];
  disposed: readonly Disposed[];
}

/** Hashes every exhibit that is there, and sets it beside the manifest, in each place that carries some. */
export async function checkExhibits(manifest: Manifest, { carriers, disposed }: Places, report: Report): Promise<void> {
  for (const carrier of carriers) await checkCarrier(manifest, carrier, { disposed, report });
  const listed = manifest.facts.at('exhibits').list;
  const left = listed.filter((one) => carriers.every((carrier) => nameIn(one, placeOf(carrier)) === ''));
  for (const one of left)
    report.open(
      'Exhibits',
      `${one.at('number').text} ${one.at('title').text} is not here: ${one.at('notAttachedReason').text}`,
    );
}

async function checkCarrier(
  { facts }: Manifest,
  carrier: Carrier,
  { disposed, report }: Pick<Places, 'disposed'> & { report: Report },
): Promise<void> {
  const place = placeOf(carrier);
  const named = facts.at('exhibits').list.filter((one) => nameIn(one, place) !== '');
  const names = new Set(named.map((one) => nameIn(one, place)));
  const before = report.count('wrong');
  const listed = named.filter(
    (one) => carrier.exhibits.has(nameIn(one, place)) || !isExcused(one, carrier, { disposed, report }),
  );
  for (const one of listed) {
    const fault = await faultOf(one, carrier.exhibits.get(nameIn(one, place)));
    if (fault !== null) report.wrong('Exhibits', `${one.at('number').text} in ${carrier.name} ${fault}.`);
  }
  for (const name of carrier.exhibits.keys())
    if (!names.has(name)) report.wrong('Exhibits', `${name} is in ${carrier.name}, and not in the manifest.`);
  if (report.count('wrong') === before && listed.length > 0) tellExhibits(listed.length, carrier, report);
}

/** Only a disposal of exactly these bytes excuses that they are missing. */
function isExcused(
  exhibit: Facts,
  { name }: Carrier,
  { disposed, report }: Pick<Places, 'disposed'> & { report: Report },
): boolean {
  const [versionId, sha256] = [exhibit.at('versionId').text, exhibit.at('sha256').text];
  const found = disposed.find((one) => one.versionId === versionId && one.sha256 === sha256);
  if (!found) return false;
  const why = `${found.ref} disposed of it at ${found.at}, as the trail records, because its retention was over`;
  report.open(
    'Exhibits',
    `${exhibit.at('number').text} ${exhibit.at('title').text} is not in ${name} any more: ${why}.`,
  );
  return true;
}

function tellExhibits(count: number, carrier: Carrier, report: Report): void {
  const words = count === 1 ? 'The one exhibit' : `All ${count} exhibits`;
  report.proved(
    'Exhibits',
    `${words} in ${carrier.name} ${count === 1 ? 'has' : 'have'} the bytes that the manifest names.`,
  );
}

const placeOf = ({ name }: Carrier) => ({ isBinder: name === 'the binder' });

/** What an exhibit is called in a place; empty where it is not there. */
function nameIn(exhibit: Facts, { isBinder }: { isBinder: boolean }): string {
  const beside = exhibit.at('inBinderAs').text;
  const name = isBinder && beside !== '' ? beside : exhibit.at('attachedAs').text;
  return isBinder ? name : name.replace(/[/\\:\p{Cc}\p{Cf}]/gu, '_');
}

async function faultOf(exhibit: Facts, file: Source | undefined): Promise<string | null> {
  if (!file) return 'is missing';
  if (file.size !== exhibit.at('bytes').number)
    return `has ${file.size} bytes, and the manifest says ${exhibit.at('bytes').number ?? 'nothing'}`;
  return (await digestOf(file)) === exhibit.at('sha256').text
    ? null
    : 'was changed: its bytes do not have the digest in the manifest';
}
