import type { EntityManager } from 'typeorm';
import { pageOf } from '../foundation/page-query.dto';
import { notFound } from '../foundation/problem';
import { columns, iso, people, times } from '../foundation/sql-columns';
import type { LegalHoldList, LegalHoldsQuery, LegalHoldView } from './retention.dto';

const RELEASES = `SELECT coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'askedById', r.asked_by, 'askedBy', app.person_name(r.asked_by),
    'askedAt', ${iso('r.asked_at')}, 'decision', d.decision, 'decisionReason', d.reason, 'decidedBy', app.person_name(d.decided_by),
    'decidedAt', ${iso('d.decided_at')}) ORDER BY r.asked_at), '[]')
  FROM hold_release r LEFT JOIN hold_release_decision d ON d.hold_release_id = r.id WHERE r.legal_hold_id = h.id`;

// Each with its releases: one query for a page, however long it is.
const HOLD = `
  SELECT ${columns('h.id', 'h.ref', 'h.title', 'h.reason', 'h.vendor_id', 'h.evidence_item_id', 'h.period_id', 'h.state')}, ${people('h.placed_by')}, ${times('h.placed_at')},
    app.vendor_name(h.vendor_id) AS "vendorName", i.ref AS "evidenceItemRef", p.code AS "periodCode", (${RELEASES}) AS releases
  FROM legal_hold h LEFT JOIN evidence_item i ON i.id = h.evidence_item_id LEFT JOIN compliance_period p ON p.id = h.period_id`;

/** Holds in force first, the latest of each first. */
export async function holdList(manager: EntityManager, query: LegalHoldsQuery): Promise<LegalHoldList> {
  const state = query.state ?? null;
  const [counted]: { total: number }[] = await manager.query(
    'SELECT count(*)::int AS total FROM legal_hold h WHERE $1::text IS NULL OR h.state = $1',
    [state],
  );
  const items: LegalHoldView[] = await manager.query(
    `${HOLD} WHERE $1::text IS NULL OR h.state = $1 ORDER BY h.state, h.placed_at DESC, h.ref DESC LIMIT $2 OFFSET $3`,
    [state, ...pageOf(query)],
  );
  return { total: counted?.total ?? 0, items };
}

export async function holdView(manager: EntityManager, id: string): Promise<LegalHoldView> {
  const [hold]: LegalHoldView[] = await manager.query(`${HOLD} WHERE h.id = $1`, [id]);
  if (!hold) throw notFound('legal hold');
  return hold;
}
