import type { Deeds } from '../audit-trail/deeds';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { PacketExhibit } from './packet-exhibit.entity';
import type { Packet } from './packet.entity';
import type { Manifest } from './manifest.model';
import type { Printed } from './packet-press';
import { changed, subjectOf } from './packet-record';
import { keepCompanions, type Companion } from './proof/companions';
import './packets.deeds';

export interface Assembled {
  manifest: Manifest;
  text: string;
  sha256: string;
  draft: Printed;
  companions: readonly Companion[];
}

/** Freezes the manifest and lists its exhibits. A second run that comes too late finds the state moved on and keeps nothing. */
export async function keepAssembled(w: OpenWork, packet: Packet, assembled: Assembled): Promise<void> {
  const { manifest, text, sha256, draft } = assembled;
  const kept = await changed(
    w.manager,
    `UPDATE packet SET state = 'assembled', cut_off_at = $2, assembled_at = $3, manifest = $4, manifest_sha256 = $5, checks = $6,
       draft_pdf_sha256 = $7, draft_pdf_bytes = $8, page_count = $9, version = version + 1
     WHERE id = $1 AND state = 'building'`,
    [
      packet.id,
      manifest.cutOffAt,
      w.at,
      text,
      sha256,
      JSON.stringify(manifest.checks),
      draft.sha256,
      draft.bytes,
      draft.pages,
    ],
  );
  if (kept === 0) return;
  const exhibits = exhibitRows(packet, manifest, await ownersOf(w, manifest));
  if (exhibits.length > 0) await w.manager.getRepository(PacketExhibit).insert(exhibits);
  await keepCompanions(w.manager, { packet, stage: 'draft', madeAt: w.at }, assembled.companions);
  await w.record('packet.assembled', subjectOf(packet), particularsOf(assembled));
}

function particularsOf({ manifest, sha256, draft }: Assembled): Deeds['packet.assembled'] {
  return {
    manifestSha256: sha256,
    draftPdfSha256: draft.sha256,
    pages: draft.pages,
    exhibits: manifest.exhibits.length,
    attached: manifest.exhibits.filter((one) => one.attachedAs !== null).length,
    cutOffAt: manifest.cutOffAt,
    failingChecks: manifest.checks.filter((check) => check.verdict === 'fail').map((check) => check.id),
  };
}

/** Whose file each exhibit is: a packet may speak of several vendors. */
async function ownersOf(w: OpenWork, { exhibits }: Manifest): Promise<Map<string, string>> {
  const found: { id: string; vendorId: string }[] = await w.manager.query(
    'SELECT id, vendor_id AS "vendorId" FROM evidence_version WHERE id = ANY ($1::uuid[])',
    [exhibits.map(({ versionId }) => versionId)],
  );
  return new Map(found.map(({ id, vendorId }) => [id, vendorId]));
}

function exhibitRows(
  { id, registrantId }: Packet,
  { exhibits }: Manifest,
  owners: ReadonlyMap<string, string>,
): PacketExhibit[] {
  return exhibits.map((one) => ({
    id: newId(),
    registrantId,
    vendorId: owners.get(one.versionId) ?? '',
    packetId: id,
    number: one.number,
    evidenceVersionId: one.versionId,
    attached: one.attachedAs !== null,
    notAttachedReason: one.notAttachedReason,
  }));
}
