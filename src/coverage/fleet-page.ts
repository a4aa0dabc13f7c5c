import type { EntityManager } from 'typeorm';
import type { Tier } from '../catalogue/catalogue.rules';
import { FLEET, OPEN } from './coverage-sql';
import type { VendorOrder } from './figure-words.rules';
import type { FiguresAsked } from './fleet-figures';

export interface PageAsked extends FiguresAsked {
  tier?: Tier | undefined;
  /** A part of a vendor's name. */
  seek?: string | undefined;
  order: VendorOrder;
  /** From 1; null asks for all. */
  page: { number: number; size: number } | null;
}

const CHOSEN = `WITH fleet AS MATERIALIZED (${FLEET}), chosen AS (
    SELECT id, name FROM fleet WHERE ($4::text IS NULL OR tier = $4) AND ($5::text IS NULL OR position(lower($5) IN lower(name)) > 0)),
  late AS (SELECT o.vendor_id, count(*) AS overdue FROM obligation o WHERE $6 = 'overdue' AND o.period_id = $1 AND ${OPEN} AND o.due_on < $3::date GROUP BY o.vendor_id)
  SELECT (SELECT count(*)::integer FROM chosen) AS total, ARRAY(
    SELECT c.id::text FROM chosen c LEFT JOIN late l ON l.vendor_id = c.id ORDER BY coalesce(l.overdue, 0) DESC, c.name, c.id LIMIT $7 OFFSET $8) AS ids`;

/** Which vendors a page of the map shows, in their order, and of how many. */
export async function fleetPage(manager: EntityManager, asked: PageAsked): Promise<{ total: number; ids: string[] }> {
  const { period, today, vendorId, tier, seek, order, page } = asked;
  const [row]: { total: number; ids: string[] }[] = await manager.query(CHOSEN, [
    ...[period.id, vendorId ?? null, today, tier ?? null, seek ?? null, order],
    ...[page?.size ?? null, page ? (page.number - 1) * page.size : 0],
  ]);
  return row ?? { total: 0, ids: [] };
}
