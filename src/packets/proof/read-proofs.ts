import type { EntityManager } from 'typeorm';
import { newestCheckpoint } from '../../audit-trail/tree/tree-log';
import { rootsOf } from '../../audit-trail/tree/tree-reads';
import type { Manifest } from '../manifest.model';
import { rows } from '../../foundation/sql-columns';
import { versionsWithheld } from '../withholding/withheld.rules';
import { plannedProofs, type EarlierHead, type LoggedEvent, type PacketProofs } from './proofs.rules';

/** Earlier packets whose tree heads are shown to be the beginning of this one's. */
const EARLIER = 40;

/** The packet's own deeds up to now, also what came after its issue, and the coming of the certificate that signs it, beside the deeds about the things in it. */
const EVENTS = `
  SELECT e.id, e.body, l.leaf_index::float8 AS "leafIndex",
    CASE WHEN e.subject_id = ANY ($4::uuid[]) AND e.deed IN ('plan-version.steps-written', 'plan-version.coverage-written') THEN encode(l.sha256, 'hex') END AS "hiddenAs"
  FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id
  WHERE e.id = ANY ($1::uuid[])
    OR (e.subject_id = $2 AND e.deed IN ('packet.requested', 'packet.section-withheld', 'packet.assembled', 'packet.approved', 'packet.issued', 'packet.superseded', 'packet.withdrawn'))
    OR (e.subject_id = $3 AND e.deed = 'signing-certificate.introduced')
  ORDER BY e.id`;

const HEADS = `
  SELECT DISTINCT ON (h.size) h.of, h.size AS "treeSize" FROM (
    SELECT k.ref AS of, unnest(ARRAY[(k.manifest::jsonb #>> '{log,checkpoint,treeSize}')::float8, f.tree_size::float8]) AS size FROM (
      SELECT id, ref, manifest FROM packet WHERE id <> $1 AND vendor_id IS NOT DISTINCT FROM (SELECT vendor_id FROM packet WHERE id = $1)
        AND packet.issued_at IS NOT NULL ORDER BY packet.issued_at DESC LIMIT ${EARLIER}) k
      LEFT JOIN packet_file f ON f.packet_id = k.id AND f.stage = 'final' AND f.name = 'proofs.json'
    UNION ALL SELECT name, tree_size::float8 FROM packet_file WHERE packet_id = $1 AND stage = 'final' AND name = 'proofs.json') h
  WHERE h.size IS NOT NULL ORDER BY h.size, h.of`;

/** What of a manifest says which events are to be proved. */
export type Asked = Pick<Manifest, 'packet' | 'log' | 'plans'> & { custody: readonly { id: string }[] };

/** The events that a packet stands on, as far as the trail has them now. */
export function eventsOf(
  manager: EntityManager,
  { packet, custody, plans }: Asked,
  certificateId: string,
): Promise<LoggedEvent[]> {
  return rows<LoggedEvent>(manager, EVENTS, [
    custody.map(({ id }) => id),
    packet.id,
    certificateId,
    versionsWithheld(plans).map(({ id }) => id),
  ]);
}

/**
 * Proofs of a packet's events against the newest checkpoint; null where no checkpoint was ever made. In one transaction
 * that sees one moment.
 */
export async function readProofs(
  manager: EntityManager,
  manifest: Asked,
  { manifestSha256, certificateId }: { manifestSha256: string; certificateId: string },
): Promise<PacketProofs | null> {
  const newest = await newestCheckpoint(manager);
  if (!newest) return null;
  const { treeSize, rootSha256, madeAt, note, verifierKeys } = newest;
  const checkpoint = { treeSize, rootSha256, madeAt, note, verifierKeys };
  const events = await eventsOf(manager, manifest, certificateId);
  const earlier = [...ownHead(manifest), ...(await rows<EarlierHead>(manager, HEADS, [manifest.packet.id]))];
  const { proofs, stretches } = plannedProofs({ manifestSha256, checkpoint, events, earlier });
  const hashes = await rootsOf(manager, stretches, treeSize);
  return { ...proofs, hashes: hashes.map((hash) => hash.toString('hex')) };
}

function ownHead({ log }: Asked): EarlierHead[] {
  return log.checkpoint ? [{ of: 'manifest', treeSize: log.checkpoint.treeSize }] : [];
}
