import type { Tier } from '../catalogue/catalogue.rules';
import { OPEN } from './coverage-sql';
import type { VendorOrder } from './figure-words.rules';

export interface PageAsked {
  tier?: Tier | undefined;
  /** A part of a vendor's name. */
  seek?: string | undefined;
  order: VendorOrder;
  /** From 1; null asks for all. */
  page: { number: number; size: number } | null;
}

/**
 * Which vendors of `fleet` a page of the map shows, in their order, and of how many: parts of a statement that names the
 * fleet ($1 the period, $5 today, then what `pageParameters` answers).
 */
export const CHOSEN = `
  chosen AS (SELECT id, name FROM fleet WHERE ($6::text IS NULL OR tier = $6) AND ($7::text IS NULL OR position(lower($7) IN lower(name)) > 0)),
  late AS (SELECT o.vendor_id, count(*) AS overdue FROM obligation o WHERE $8 = 'overdue' AND o.period_id = $1 AND ${OPEN} AND o.due_on < $5::date GROUP BY o.vendor_id)`;
export const CHOSEN_TOTAL = `(SELECT count(*)::integer FROM chosen)`;
export const CHOSEN_IDS = `ARRAY(
    SELECT c.id::text FROM chosen c LEFT JOIN late l ON l.vendor_id = c.id ORDER BY coalesce(l.overdue, 0) DESC, c.name, c.id LIMIT $9 OFFSET $10)`;

export const pageParameters = ({ tier, seek, order, page }: PageAsked) => [
  ...[tier ?? null, seek ?? null, order],
  ...[page?.size ?? null, page ? (page.number - 1) * page.size : 0],
];
