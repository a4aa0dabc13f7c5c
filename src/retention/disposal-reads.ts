import type { EntityManager } from 'typeorm';
import { orderBy, pageOf, type Page } from '../foundation/page-query.dto';
import { notFound } from '../foundation/problem';
import { columns, iso, people, times } from '../foundation/sql-columns';
import { needs } from './retention-facts';
import type { DisposalOrder, DisposalsQuery } from './retention-queries.dto';
import type { DisposalList, DisposalView } from './retention.dto';

const DECISIONS = `SELECT coalesce(jsonb_agg(jsonb_build_object('decision', c.decision, 'reason', c.reason, 'by', app.person_name(c.decided_by),
    'byId', c.decided_by, 'as', c.decided_as, 'at', ${iso('c.decided_at')}) ORDER BY c.decided_at), '[]')
  FROM disposal_decision c WHERE c.disposal_id = d.id`;

// Of each version of the evidence, or of the file of a request.
const TOMBSTONES = `SELECT coalesce(jsonb_agg(jsonb_build_object('recordId', z.record, 'number', z.number, 'fileName', z.file_name,
    'sha256', z.sha256, 'tombstoneSha256', z.body_sha256, 'body', z.body, 'erasedAt', ${iso('z.erased_at')}) ORDER BY z.number), '[]')
  FROM (SELECT t.evidence_version_id AS record, v.number, v.file_name, v.sha256, t.body_sha256, t.body, e.erased_at
    FROM evidence_tombstone t JOIN evidence_version v ON v.id = t.evidence_version_id
    LEFT JOIN evidence_erasure e ON e.evidence_version_id = v.id WHERE t.disposal_id = d.id
    UNION ALL SELECT t.request_file_id, 1, o.file_name, o.sha256, t.body_sha256, t.body, e.erased_at
    FROM request_file_tombstone t JOIN request_file o ON o.id = t.request_file_id
    LEFT JOIN request_file_erasure e ON e.request_file_id = o.id WHERE t.disposal_id = d.id) z`;

// A proposal waits for these; an auditor sees no packet before it is issued, and so none of them.
const PACKETS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'ref', k.ref, 'state', k.state) ORDER BY k.ref), '[]')
  FROM packet k WHERE d.state = 'proposed' AND d.evidence_item_id IS NOT NULL AND ${needs('d.evidence_item_id', 'd.vendor_id')}`;

const OF_RECORDS = `disposal d LEFT JOIN evidence_item i ON i.id = d.evidence_item_id LEFT JOIN request_file f ON f.id = d.request_file_id`;

// Each with its decisions and tombstones: one query for a page, however long it is.
const DISPOSAL = `
  SELECT ${columns('d.id', 'd.ref', 'd.vendor_id', 'd.kept_until::text', 'd.clocks', 'd.reason', 'd.state')},
    ${people('d.proposed_by')}, d.proposed_by AS "proposedById", ${times('d.proposed_at', 'd.executed_at')},
    app.vendor_name(d.vendor_id) AS "vendorName", CASE WHEN d.request_file_id IS NULL THEN 'evidence' ELSE 'request_file' END AS kind,
    coalesce(i.id, f.id) AS "recordId", coalesce(i.ref, f.ref) AS "recordRef", coalesce(i.title, f.title) AS "recordTitle",
    f.audit_request_id AS "requestId", (${DECISIONS}) AS decisions, (${TOMBSTONES}) AS tombstones,
    (${PACKETS}) AS packets
  FROM ${OF_RECORDS}`;

const SOUGHT = `($1::text IS NULL OR d.state = $1) AND ($2::uuid IS NULL OR d.vendor_id = $2)
  AND ($3::text IS NULL OR strpos(lower(concat_ws(' ', d.ref, i.ref, i.title, f.ref, f.title, app.vendor_name(d.vendor_id))), lower($3)) > 0)`;

const ORDERS: Record<DisposalOrder, string> = {
  ...{ disposal: 'd.ref', record: 'lower(coalesce(i.title, f.title))', vendor: 'lower(app.vendor_name(d.vendor_id))' },
  ...{ state: 'd.state', proposed: 'd.proposed_at', executed: 'd.executed_at' },
};

/** Disposals in the asker's scope, the latest proposal first. */
export async function disposalList(
  manager: EntityManager,
  query: DisposalsQuery,
  page: Page = pageOf(query),
): Promise<DisposalList> {
  const sought = [query.state ?? null, query.vendorId ?? null, query.q ?? null];
  const [counted]: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total FROM ${OF_RECORDS} WHERE ${SOUGHT}`,
    sought,
  );
  const items: DisposalView[] = await manager.query(
    `${DISPOSAL} WHERE ${SOUGHT} ${orderBy(query, ORDERS, 'd.proposed_at DESC, d.ref DESC')} LIMIT $4 OFFSET $5`,
    [...sought, ...page],
  );
  return { total: counted?.total ?? 0, items };
}

export async function disposalView(manager: EntityManager, id: string): Promise<DisposalView> {
  const [disposal]: DisposalView[] = await manager.query(`${DISPOSAL} WHERE d.id = $1`, [id]);
  if (!disposal) throw notFound('disposal');
  return disposal;
}
