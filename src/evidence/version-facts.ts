import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import { notFound } from '../foundation/problem';

/** What rules and records need to know of a version and its item. */
export interface VersionFacts {
  id: string;
  registrantId: string;
  vendorId: string;
  itemId: string;
  itemRef: string;
  number: number;
  sha256: string;
  bytes: number;
  fileName: string;
  detectedType: string;
  withdrawnAt: string | null;
  supersededBy: string | null;
  /** The disposal that a tombstone stands for, and when; null while the bytes are held. */
  disposal: { ref: string; on: string } | null;
}

const FACTS = `
  SELECT v.id, v.registrant_id AS "registrantId", v.vendor_id AS "vendorId", v.item_id AS "itemId", i.ref AS "itemRef",
    v.number, v.sha256, v.bytes::float8 AS bytes, v.file_name AS "fileName", v.detected_type AS "detectedType",
    i.withdrawn_at::text AS "withdrawnAt", n.id AS "supersededBy",
    (SELECT jsonb_build_object('ref', t.body::jsonb -> 'disposal' ->> 'ref', 'on', (t.disposed_at AT TIME ZONE 'UTC')::date) FROM evidence_tombstone t
      WHERE t.evidence_version_id = v.id) AS disposal
  FROM evidence_version v
  JOIN evidence_item i ON i.id = v.item_id
  LEFT JOIN evidence_version n ON n.supersedes = v.id`;

/** Facts of a version that the asker may see. Throws `not-found` otherwise. */
export async function versionFacts(manager: EntityManager, versionId: string): Promise<VersionFacts> {
  const [facts]: VersionFacts[] = await manager.query(`${FACTS} WHERE v.id = $1`, [versionId]);
  if (!facts) throw notFound('evidence');
  return facts;
}

/** Facts of several versions of one vendor, in the order asked. Throws `not-found` when one is missing. */
export async function versionsFacts(manager: EntityManager, vendorId: string, ids: string[]): Promise<VersionFacts[]> {
  const rows: VersionFacts[] = await manager.query(`${FACTS} WHERE v.id = ANY($1::uuid[]) AND v.vendor_id = $2`, [
    ids,
    vendorId,
  ]);
  return ids.map((id) => {
    const found = rows.find((row) => row.id === id);
    if (!found) throw notFound('evidence');
    return found;
  });
}

/** Custody is read by the item: every deed on a version names its item as the subject. */
export function subjectOf(version: { itemId: string; vendorId: string; itemRef: string }): Subject {
  return { kind: 'evidence', id: version.itemId, vendorId: version.vendorId, ref: version.itemRef };
}
