import { Readable } from 'node:stream';
import type { Exhibit, PacketDocument } from './document/document.model';
import type { Manifest, PacketApprovalFacts } from './manifest.model';
import { manifestText } from './manifest.rules';
import { embedded, type Companion } from './proof/companions';
import { cover } from './sections/control-sheet';
import { sectionBlocks } from './packet-sections';
import type { Printed } from './sections/words';
import { KIND_NAMES } from './packet-kinds.rules';
import { withKnownLinks } from './sections/known-links';

/** Opens an exhibit's stored bytes by SHA-256. */
export type OpenObject = (sha256: string) => Readable;

/** What a document carries beside what it says. */
export interface Materials {
  open: OpenObject;
  companions?: readonly Companion[];
}

/**
 * The document of a packet: a pure function of the frozen manifest, its approval and its companions. Without an approval it is a draft, and
 * says so across every page. `open` is asked for an exhibit's bytes only while the document is printed.
 */
export function packetDocument(
  manifest: Manifest,
  approval: PacketApprovalFacts | null,
  { open, companions = [] }: Materials,
): PacketDocument {
  const { text, sha256 } = manifestText(manifest);
  const status = approval ? 'Final' : 'Draft';
  const printed: Printed = { manifest, manifestSha256: sha256, approval, status, companions: companions.map(nameOf) };
  const { packet, vendor, period, registrant } = manifest;
  const about = packet.subject?.title ?? vendor.name;
  return {
    title: `${packet.ref} ${about} ${period.code} - continuity, ${KIND_NAMES[packet.kind]}`,
    subject: `Continuity, ${KIND_NAMES[packet.kind]}: ${about} for ${period.code}, as of ${packet.asOf}. Manifest SHA-256 ${sha256}`,
    language: 'en-GB',
    author: registrant.name,
    createdAt: approval?.decidedAt ?? manifest.cutOffAt,
    digest: sha256,
    footer: `${packet.ref} - ${status} - ${shortly(packet, about)} - ${period.code} - manifest\u00A0${sha256.slice(0, 12)}`,
    ...(approval ? { signature: { reason: issuedBecause(packet.ref, approval) } } : { watermark: 'DRAFT' }),
    blocks: withKnownLinks([
      cover(printed),
      { kind: 'contents', title: 'Contents', depth: 2 },
      ...sectionBlocks(printed),
    ]),
    exhibits: [manifestFile(printed, text), ...companions.map(embedded), ...exhibitFiles(manifest, open)],
  };
}

/** A title that would take a second line of every page's foot stands there by its reference. */
function shortly({ subject }: Manifest['packet'], about: string): string {
  return about.length > 45 && subject ? subject.ref : about;
}

const nameOf = ({ name }: Companion): string => name;

const issuedBecause = (ref: string, { approver, decidedAt }: PacketApprovalFacts): string =>
  `${ref} issued by the portal, approved by ${approver} at ${decidedAt}`;

function manifestFile({ manifest, manifestSha256: sha256 }: Printed, text: string): Exhibit {
  const bytes = Buffer.from(text, 'utf8');
  return {
    name: 'manifest.json',
    mime: 'application/json',
    bytes: bytes.length,
    sha256,
    description: 'Manifest of this packet: everything it says, as canonical JSON (RFC 8785)',
    createdAt: manifest.cutOffAt,
    relationship: 'Data',
    open: () => Readable.from([bytes]),
  };
}

function exhibitFiles({ exhibits }: Manifest, open: OpenObject): Exhibit[] {
  return exhibits.flatMap((one): Exhibit[] =>
    one.attachedAs === null
      ? []
      : [
          {
            name: one.attachedAs,
            mime: one.detectedType === '' ? 'application/octet-stream' : one.detectedType,
            bytes: one.bytes,
            sha256: one.sha256,
            description: `${one.number}: ${one.title} (${one.itemRef}, version ${one.versionNumber})`,
            createdAt: one.receivedAt,
            relationship: 'Source',
            open: () => open(one.sha256),
          },
        ],
  );
}
