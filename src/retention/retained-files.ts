import type { EntityManager } from 'typeorm';
import { asked, type Part, type RetainedItem, type Sought } from './retention-facts';

// A file supports the fiscal year of the list that its request stands on. It keeps the request company until that is
// closed, delivered or not. Packets hold no such file, so none waits for one; equal evidence keeps its own bytes.
const FILES = `
  SELECT 'request_file' AS kind, i.id, i.ref, i.title, i.vendor_id AS "vendorId", app.vendor_name(i.vendor_id) AS "vendorName",
    i.audit_request_id AS "requestId", 1 AS versions, (i.ended_at AT TIME ZONE 'UTC')::date::text AS "lastEffectiveOn",
    ARRAY[i.retention_class] AS "classIds",
    jsonb_build_array(jsonb_build_object('code', p.code, 'endsOn', p.ends_on, 'releasedOn',
      (SELECT l.released_on FROM report_release l WHERE l.period_id = p.id ORDER BY l.recorded_at DESC LIMIT 1))) AS years,
    (SELECT max((t.decided_at AT TIME ZONE 'UTC')::date)::text FROM vendor_transition t JOIN vendor w ON w.id = t.vendor_id
      WHERE t.vendor_id = i.vendor_id AND t.to_state = 'exited' AND w.state = 'exited') AS "contractEndedOn",
    ARRAY(SELECT h.ref FROM legal_hold h WHERE h.state = 'active' AND h.evidence_item_id IS NULL AND (h.vendor_id IS NULL OR h.vendor_id = i.vendor_id)
      AND (h.request_file_id IS NULL OR h.request_file_id = i.id) AND (h.period_id IS NULL OR h.period_id = p.id) ORDER BY h.ref) AS holds,
    CASE WHEN r.state IN ('closed', 'not_applicable', 'withdrawn') THEN '{}' ELSE ARRAY[r.ref] END AS requests,
    '{}'::text[] AS packets,
    (SELECT jsonb_build_object('ref', s.ref, 'state', s.state) FROM disposal s WHERE s.request_file_id = i.id AND s.state <> 'refused') AS disposal,
    (SELECT s.id FROM disposal s WHERE s.request_file_id = i.id AND s.state <> 'refused') AS "disposalId"
  FROM request_file i JOIN audit_request r ON r.id = i.audit_request_id JOIN request_list q ON q.id = r.request_list_id
    JOIN compliance_period p ON p.id = q.period_id
  WHERE `;

const SOUGHT = `i.state = 'received' AND ($1::uuid IS NULL OR i.id = $1) AND ($2::uuid IS NULL OR i.vendor_id = $2)
  AND ($3::text IS NULL OR strpos(lower(i.ref || ' ' || i.title), lower($3)) > 0)`;

// As for evidence: a disposal and a hold are known before the clocks are.
const OF_STANDING = `(CASE $4 WHEN 'disposed' THEN 'executed' WHEN 'proposed' THEN 'proposed' END IS NULL OR EXISTS (SELECT 1 FROM disposal s
    WHERE s.request_file_id = i.id AND s.state = CASE $4 WHEN 'disposed' THEN 'executed' ELSE 'proposed' END))
  AND ($4 IS DISTINCT FROM 'on_hold' OR EXISTS (SELECT 1 FROM legal_hold h WHERE h.state = 'active' AND h.evidence_item_id IS NULL
    AND (h.vendor_id IS NULL OR h.vendor_id = i.vendor_id) AND (h.request_file_id IS NULL OR h.request_file_id = i.id)))
  AND ($4 IS DISTINCT FROM 'due' AND $4 IS DISTINCT FROM 'kept' OR NOT EXISTS (SELECT 1 FROM disposal s WHERE s.request_file_id = i.id AND s.state <> 'refused'))`;

/** Files of requests by reference: those that lie in the store, and those that did until they were disposed of. */
export async function retainedFiles(manager: EntityManager, sought: Sought, part: Part): Promise<RetainedItem[]> {
  const files: RetainedItem[] = await manager.query(
    `${FILES} ${SOUGHT} AND ${OF_STANDING} ORDER BY i.ref LIMIT $5 OFFSET $6`,
    [...asked(sought), part.limit, part.offset],
  );
  return files;
}

/** How many files are sought; with a standing, how many may stand so before their clocks are asked. */
export async function fileCount(manager: EntityManager, sought: Sought): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM request_file i WHERE ${SOUGHT} AND ${OF_STANDING}`,
    asked(sought),
  );
  return row?.count ?? 0;
}
