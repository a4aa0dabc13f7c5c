import { Readable } from 'node:stream';
import type { Block, Exhibit, PacketDocument } from './document/document.model';
import type { Manifest, PacketApprovalFacts } from './manifest.model';
import { manifestText } from './manifest.rules';
import { embedded, type Companion } from './proof/companions';
import { appendix } from './sections/appendix';
import { attestationsSection } from './sections/attestations';
import { completeness } from './sections/completeness';
import { controlSheet, cover } from './sections/control-sheet';
import { custody } from './sections/custody';
import { evidenceIndex } from './sections/evidence-index';
import { exerciseRecords } from './sections/exercises';
import { exhibitsSection } from './sections/exhibits';
import { exceptionsSection, findingsSection } from './sections/findings';
import { inventory } from './sections/inventory';
import { disruptions } from './sections/disruptions';
import { withKnownLinks } from './sections/known-links';
import { planRegister } from './sections/plans';
import { purpose } from './sections/purpose';
import { independentReports } from './sections/reports';
import { reviewsSection } from './sections/reviews';
import { scope } from './sections/scope';
import { signOff } from './sections/sign-off';
import { summary } from './sections/summary';
import type { Printed } from './sections/words';

type Section = (printed: Printed) => Block[];

/** The sections after cover and contents, in the order of the template: conclusions, scope, facts, proof. */
const SECTIONS: readonly Section[] = [
  controlSheet,
  signOff,
  purpose,
  summary,
  scope,
  inventory,
  planRegister,
  exerciseRecords,
  findingsSection,
  exceptionsSection,
  attestationsSection,
  reviewsSection,
  independentReports,
  disruptions,
  evidenceIndex,
  completeness,
  custody,
  appendix,
  exhibitsSection,
];

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
  return {
    title: `${packet.ref} ${vendor.name} ${period.code} - vendor continuity packet`,
    subject: `Vendor continuity packet of ${vendor.name} for ${period.code}, as of ${packet.asOf}. Manifest SHA-256 ${sha256}`,
    language: 'en-GB',
    author: registrant.name,
    createdAt: approval?.decidedAt ?? manifest.cutOffAt,
    digest: sha256,
    footer: `${packet.ref} - ${status} - ${vendor.name} - ${period.code} - manifest ${sha256.slice(0, 12)}`,
    ...(approval ? { signature: { reason: issuedBecause(packet.ref, approval) } } : { watermark: 'DRAFT' }),
    blocks: withKnownLinks([
      cover(printed),
      { kind: 'contents', title: 'Contents', depth: 2 },
      ...sectionBlocks(printed),
    ]),
    exhibits: [manifestFile(printed, text), ...companions.map(embedded), ...exhibitFiles(manifest, open)],
  };
}

const nameOf = ({ name }: Companion): string => name;

const issuedBecause = (ref: string, { approver, decidedAt }: PacketApprovalFacts): string =>
  `${ref} issued by the portal, approved by ${approver} at ${decidedAt}`;

/** Rows, items and paragraphs that short sections may fill a page with before the next one turns it. */
const SHORT = 26;

/** A section begins on a new page, unless it and what stands before it on the page are short, or it turns the page itself. */
export function sectionBlocks(printed: Printed): Block[] {
  let filled = 0;
  return SECTIONS.flatMap((section, index): Block[] => {
    const blocks = section(printed);
    const follows = index === 0 || filled + sizeOf(blocks) <= SHORT || blocks[0]?.kind === 'pageBreak';
    const tail = blocks.slice(blocks.findLastIndex((block) => block.kind === 'pageBreak') + 1);
    filled = tail.length < blocks.length || !follows ? sizeOf(tail) : filled + sizeOf(blocks);
    return follows ? blocks : [{ kind: 'pageBreak' }, ...blocks];
  });
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + 2 + inner(block), 0);
}

function inner(block: Block): number {
  if (block.kind === 'table') return 2 * block.rows.length;
  if (block.kind === 'callout') return 3 * block.paragraphs.length;
  return 'items' in block ? block.items.length : 0;
}

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
