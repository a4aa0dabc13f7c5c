import type { EntityManager } from 'typeorm';
import { orderBy, pageOf, type Page } from '../foundation/page-query.dto';
import { notFound } from '../foundation/problem';
import { columns, iso, people, times } from '../foundation/sql-columns';
import type { HoldOrder, LegalHoldsQuery } from './retention-queries.dto';
import type { LegalHoldList, LegalHoldView } from './retention.dto';

const RELEASES = `SELECT coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'askedById', r.asked_by, 'askedBy', app.person_name(r.asked_by),
    'askedAt', ${iso('r.asked_at')}, 'decision', d.decision, 'decisionReason', d.reason, 'decidedBy', app.person_name(d.decided_by),
    'decidedAt', ${iso('d.decided_at')}) ORDER BY r.asked_at), '[]')
  FROM hold_release r LEFT JOIN hold_release_decision d ON d.hold_release_id = r.id WHERE r.legal_hold_id = h.id`;

// Each with its releases: one query for a page, however long it is.
const HOLD = `
  SELECT ${columns('h.id', 'h.ref', 'h.title', 'h.reason', 'h.vendor_id', 'h.evidence_item_id', 'h.request_file_id', 'h.period_id', 'h.state')}, ${people('h.placed_by')}, ${times('h.placed_at')},
    app.vendor_name(h.vendor_id) AS "vendorName", i.ref AS "evidenceItemRef", f.ref AS "requestFileRef", p.code AS "periodCode", (${RELEASES}) AS releases
  FROM legal_hold h LEFT JOIN evidence_item i ON i.id = h.evidence_item_id LEFT JOIN request_file f ON f.id = h.request_file_id LEFT JOIN compliance_period p ON p.id = h.period_id`;

const SOUGHT = `($1::text IS NULL OR h.state = $1)
  AND ($2::text IS NULL OR strpos(lower(concat_ws(' ', h.ref, h.title, h.reason, app.vendor_name(h.vendor_id))), lower($2)) > 0)`;

const ORDERS: Record<HoldOrder, string> = {
  ...{ hold: 'h.ref', scope: 'lower(app.vendor_name(h.vendor_id))', placed: 'h.placed_at', state: 'h.state' },
  by: 'app.person_name(h.placed_by)',
};

/** Holds in force first, the latest of each first. */
export async function holdList(
  manager: EntityManager,
  query: LegalHoldsQuery,
  page: Page = pageOf(query),
): Promise<LegalHoldList> {
  const sought = [query.state ?? null, query.q ?? null];
  const [counted]: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total FROM legal_hold h WHERE ${SOUGHT}`,
    sought,
  );
  const items: LegalHoldView[] = await manager.query(
    `${HOLD} WHERE ${SOUGHT} ${orderBy(query, ORDERS, 'h.state, h.placed_at DESC, h.ref DESC')} LIMIT $3 OFFSET $4`,
    [...sought, ...page],
  );
  return { total: counted?.total ?? 0, items };
}

export async function holdView(manager: EntityManager, id: string): Promise<LegalHoldView> {
  const [hold]: LegalHoldView[] = await manager.query(`${HOLD} WHERE h.id = $1`, [id]);
  if (!hold) throw notFound('legal hold');
  return hold;
}
