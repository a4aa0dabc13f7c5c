import type { EntityManager } from 'typeorm';
import type { RetentionClass } from '../catalogue/requirement.rules';
import {
  clocksOf,
  keepUntilOf,
  type ClassRule,
  type ClockLine,
  type DisposalFacts,
  type SupportedYear,
} from './retention.rules';
import type { RecordKind } from './record.rules';

/** One record with everything that its retention depends on. */
export interface RetainedItem {
  kind: RecordKind;
  id: string;
  ref: string;
  title: string;
  vendorId: string | null;
  vendorName: string | null;
  /** The request that a file was brought for. */
  requestId: string | null;
  versions: number;
  classIds: string[];
  years: SupportedYear[];
  contractEndedOn: string | null;
  lastEffectiveOn: string;
  holds: string[];
  requests: string[];
  packets: string[];
  disposal: DisposalFacts['disposal'];
  disposalId: string | null;
}

/**
 * Says of a packet `k` that it is under way and needs the bytes of an evidence item; a trigger says the same. Which exhibits
 * it needs is known once it is assembled: while it is built, it may need any of its vendor's, or of every vendor's when it is
 * about a requirement. A programme packet has none.
 */
export const needs = (item: string, vendor: string): string =>
  `(k.state = 'building' AND (k.vendor_id = ${vendor} OR k.kind = 'RP') OR k.state IN ('assembled', 'approved') AND EXISTS (
    SELECT 1 FROM packet_exhibit x JOIN evidence_version n ON n.id = x.evidence_version_id WHERE x.packet_id = k.id AND n.item_id = ${item}))`;

// A record supports the years whose requirements it is used for; one that nobody used, the year in which it arrived.
const ITEMS = `
  SELECT 'evidence' AS kind, i.id, i.ref, i.title, NULL::uuid AS "requestId", i.vendor_id AS "vendorId", app.vendor_name(i.vendor_id) AS "vendorName",
    f.versions, f.last AS "lastEffectiveOn",
    ARRAY(SELECT DISTINCT c FROM (SELECT i.retention_class AS c UNION SELECT q.detail ->> 'retention' FROM evidence_version v
      JOIN evidence_use u ON u.evidence_version_id = v.id JOIN obligation o ON o.id = u.obligation_id JOIN requirement q ON q.id = o.requirement_id
      WHERE v.item_id = i.id) x WHERE c IS NOT NULL ORDER BY c) AS "classIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'endsOn', p.ends_on, 'releasedOn',
        (SELECT l.released_on FROM report_release l WHERE l.period_id = p.id ORDER BY l.recorded_at DESC LIMIT 1)) ORDER BY p.ends_on), '[]')
      FROM compliance_period p WHERE p.id IN (SELECT o.period_id FROM evidence_version v JOIN evidence_use u ON u.evidence_version_id = v.id
        JOIN obligation o ON o.id = u.obligation_id WHERE v.item_id = i.id) OR f.last::date BETWEEN p.starts_on AND p.ends_on) AS years,
    (SELECT max((t.decided_at AT TIME ZONE 'UTC')::date)::text FROM vendor_transition t JOIN vendor w ON w.id = t.vendor_id
      WHERE t.vendor_id = i.vendor_id AND t.to_state = 'exited' AND w.state = 'exited') AS "contractEndedOn",
    ARRAY(SELECT h.ref FROM legal_hold h WHERE h.state = 'active' AND (h.vendor_id IS NULL OR h.vendor_id = i.vendor_id)
      AND h.request_file_id IS NULL AND (h.evidence_item_id IS NULL OR h.evidence_item_id = i.id) AND (h.period_id IS NULL OR EXISTS (SELECT 1 FROM evidence_version v
        JOIN evidence_use u ON u.evidence_version_id = v.id JOIN obligation o ON o.id = u.obligation_id WHERE v.item_id = i.id AND o.period_id = h.period_id))
      ORDER BY h.ref) AS holds,
    ARRAY(SELECT DISTINCT r.ref FROM delivery_item d JOIN request_delivery y ON y.id = d.request_delivery_id JOIN audit_request r ON r.id = y.audit_request_id
      JOIN evidence_version v ON v.id = d.evidence_version_id WHERE v.item_id = i.id AND r.state NOT IN ('closed', 'not_applicable', 'withdrawn') ORDER BY 1) AS requests,
    ARRAY(SELECT k.ref FROM packet k WHERE ${needs('i.id', 'i.vendor_id')} ORDER BY 1) AS packets,
    (SELECT jsonb_build_object('ref', s.ref, 'state', s.state) FROM disposal s WHERE s.evidence_item_id = i.id AND s.state <> 'refused') AS disposal,
    (SELECT s.id FROM disposal s WHERE s.evidence_item_id = i.id AND s.state <> 'refused') AS "disposalId"
  FROM evidence_item i JOIN LATERAL (SELECT count(*)::int AS versions,
      greatest(max((v.received_at AT TIME ZONE 'UTC')::date), max(v.made_on), max(v.period_to))::text AS last
    FROM evidence_version v WHERE v.item_id = i.id) f ON f.versions > 0
  WHERE `;

const SOUGHT = `($1::uuid IS NULL OR i.id = $1) AND ($2::uuid IS NULL OR i.vendor_id = $2)
  AND ($3::text IS NULL OR strpos(lower(i.ref || ' ' || i.title), lower($3)) > 0)`;

// Whether a disposal ends or waits for the record, and whether a hold may cover it, is known before its clocks are.
const OF_STANDING = `(CASE $4 WHEN 'disposed' THEN 'executed' WHEN 'proposed' THEN 'proposed' END IS NULL OR EXISTS (SELECT 1 FROM disposal s
    WHERE s.evidence_item_id = i.id AND s.state = CASE $4 WHEN 'disposed' THEN 'executed' ELSE 'proposed' END))
  AND ($4 IS DISTINCT FROM 'on_hold' OR EXISTS (SELECT 1 FROM legal_hold h WHERE h.state = 'active'
    AND h.request_file_id IS NULL AND (h.vendor_id IS NULL OR h.vendor_id = i.vendor_id) AND (h.evidence_item_id IS NULL OR h.evidence_item_id = i.id)))
  AND ($4 IS DISTINCT FROM 'due' AND $4 IS DISTINCT FROM 'kept' OR NOT EXISTS (SELECT 1 FROM disposal s WHERE s.evidence_item_id = i.id AND s.state <> 'refused'))`;

/** Which records are sought: `id` means one of that kind. */
export interface Sought {
  id?: string;
  kind?: RecordKind;
  vendorId?: string;
  q?: string;
  standing?: string;
}

export interface Part {
  limit: number | null;
  offset: number;
}

/** The parameters of a query for records: id, vendor, words, standing. */
export const asked = ({ id, vendorId, q, standing }: Sought) => [
  id ?? null,
  vendorId ?? null,
  q ?? null,
  standing ?? null,
];

/** Evidence by reference. */
export async function retainedItems(manager: EntityManager, sought: Sought, part: Part): Promise<RetainedItem[]> {
  const items: RetainedItem[] = await manager.query(
    `${ITEMS} ${SOUGHT} AND ${OF_STANDING} ORDER BY i.ref LIMIT $5 OFFSET $6`,
    [...asked(sought), part.limit, part.offset],
  );
  return items;
}

/** How much evidence is sought; with a standing, how much may stand so before its clocks are asked. */
export async function itemCount(manager: EntityManager, sought: Sought): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM evidence_item i WHERE ${SOUGHT} AND ${OF_STANDING}
       AND EXISTS (SELECT 1 FROM evidence_version v WHERE v.item_id = i.id)`,
    asked(sought),
  );
  return row?.count ?? 0;
}

/** The clocks of a record under the catalogue in force, and the day until which the longest of them keeps it. */
export function retentionOf(
  item: RetainedItem,
  classes: Record<string, RetentionClass>,
): { clocks: ClockLine[]; keepUntil: string | null } {
  const rules = item.classIds.map((id): ClassRule => {
    const known = classes[id];
    return { id, keepYears: known?.keepYears ?? null, clock: known?.clock ?? 'unknown' };
  });
  const { years, contractEndedOn, lastEffectiveOn } = item;
  const clocks = clocksOf({ classes: rules, years, contractEndedOn, lastEffectiveOn });
  return { clocks, keepUntil: keepUntilOf(clocks) };
}
