import type { EntityManager } from 'typeorm';
import { trailReceipt } from '../audit-trail/tree/trail-receipt';
import { notFound } from '../foundation/problem';
import type { Upload } from './upload.entity';
import type { EvidenceReceipt } from './uploads.dto';

type Row = Omit<EvidenceReceipt, 'receivedAt' | 'sameContentAs' | 'uploadId' | 'trail'> & {
  receivedAt: Date;
  body: string;
};

/** The receipt is read from the record and from the event that recorded it; both were written in one Work. */
export async function receiptOfVersion(manager: EntityManager, versionId: string): Promise<EvidenceReceipt> {
  const [row]: Row[] = await manager.query(
    `SELECT v.id AS "versionId", v.item_id AS "itemId", i.ref AS "itemRef", v.number, i.title, i.kind,
       v.file_name AS "fileName", v.bytes::float8 AS bytes, v.sha256, v.claimed_type AS "claimedType",
       v.detected_type AS "detectedType", v.type_verdict AS "typeVerdict", v.scan_state AS "scanState",
       v.received_at AS "receivedAt", app.person_name(v.received_by) AS "receivedByName",
       app.vendor_name(v.vendor_id) AS "vendorName", e.id AS "eventId", e.body
     FROM evidence_version v
     JOIN evidence_item i ON i.id = v.item_id
     JOIN audit_event e ON e.subject_id = v.item_id AND e.deed = 'evidence.received'
       AND e.body::jsonb -> 'particulars' ->> 'versionId' = v.id::text
     WHERE v.id = $1`,
    [versionId],
  );
  if (!row) throw notFound('evidence');
  const { body, receivedAt, ...receipt } = row;
  const { particulars } = JSON.parse(body) as { particulars: { uploadId: string; sameContentAs: string | null } };
  const { uploadId, sameContentAs } = particulars;
  const trail = await trailReceipt(manager, receipt.eventId);
  return { ...receipt, receivedAt: receivedAt.toISOString(), uploadId, sameContentAs, trail };
}

/** What became of an upload that the asker may see. Throws `not-found`. */
export async function uploadFate(
  manager: EntityManager,
  uploadId: string,
): Promise<Pick<Upload, 'state' | 'refusedReason' | 'evidenceVersionId'>> {
  const [row]: Pick<Upload, 'state' | 'refusedReason' | 'evidenceVersionId'>[] = await manager.query(
    'SELECT state, refused_reason AS "refusedReason", evidence_version_id AS "evidenceVersionId" FROM upload WHERE id = $1',
    [uploadId],
  );
  if (!row) throw notFound('upload');
  return row;
}
