import type { EntityManager } from 'typeorm';
import type { Actor } from '../foundation/actor';
import { orderBy, pageOf, type Page } from '../foundation/page-query.dto';
import { notFound } from '../foundation/problem';
import { daysBetween } from '../obligations/iso-date.rules';
import { columns, people, times } from '../foundation/sql-columns';
import { ageingOf } from './ageing.rules';
import { filesOf } from './files/request-file-reads';
import { deliveriesOf, movesOf, notesOf } from './request-story';
import {
  isOpen,
  overdueDays,
  REQUEST_MOVES,
  REQUEST_STATES,
  REQUEST_WORDS,
  sideOf,
  waitsForClient,
} from './request.rules';
import type { ListOrder, RequestListsQuery } from './requests.dto';
import type {
  RequestDetail,
  RequestListDetail,
  RequestLists,
  RequestListSummary,
  RequestRow,
} from './request-views.dto';

type Bare = Omit<RequestRow, 'stateWords' | 'overdueDays' | 'openDays'>;

const ROW = `SELECT ${columns('r.id', 'r.ref', 'r.number', 'r.auditor_ref', 'r.control', 'r.wanted', 'r.format', 'r.period_from::text', 'r.period_to::text', 'r.due_on::text', 'r.vendor_id', 'r.population_id', 'r.sample_id', 'r.state', 'r.owner_id', 'r.version')},
  ${times('r.requested_at', 'r.delivered_at', 'r.closed_at')}, ${people('r.asked_by', 'r.closed_by')}, app.person_name(r.owner_id) AS owner,
  app.vendor_name(r.vendor_id) AS "vendorName", p.ref AS "populationRef", s.ref AS "sampleRef",
  (SELECT count(*)::int FROM sample_item i WHERE i.sample_id = r.sample_id AND i.replaces IS NULL AND s.id IS NOT NULL) AS "sampleSize",
  (SELECT count(*)::int FROM request_delivery d WHERE d.audit_request_id = r.id) AS deliveries,
  coalesce(cardinality(y.digests), 0) AS "deliveredItems", coalesce(y.digests, '{}') AS "deliveredDigests"
  FROM audit_request r LEFT JOIN population p ON p.id = r.population_id LEFT JOIN sample s ON s.id = r.sample_id
    LEFT JOIN LATERAL (SELECT ARRAY(SELECT i.sha256 FROM delivery_item i WHERE i.request_delivery_id = d.id ORDER BY i.number) AS digests
      FROM request_delivery d WHERE d.audit_request_id = r.id ORDER BY d.number DESC LIMIT 1) y ON true`;

export async function requestRows(manager: EntityManager, listId: string, today: string): Promise<RequestRow[]> {
  const rows: Bare[] = await manager.query(`${ROW} WHERE r.request_list_id = $1 ORDER BY r.number`, [listId]);
  return rows.map((row) => dated(row, today));
}

function dated(row: Bare, today: string): RequestRow {
  const open = isOpen(row.state) && row.requestedAt !== null;
  return {
    ...row,
    sampleSize: row.sampleId === null ? null : row.sampleSize,
    stateWords: REQUEST_WORDS[row.state],
    overdueDays: overdueDays(row, today),
    openDays: open ? daysBetween((row.requestedAt ?? '').slice(0, 10), today) : null,
  };
}

const LIST = `SELECT ${columns('l.id', 'l.ref', 'l.title', 'l.audit_firm', 'l.period_id')}, ${people('l.opened_by')}, ${times('l.opened_at')},
  c.code AS "periodCode", c.starts_on::text AS "periodFrom", c.ends_on::text AS "periodTo"
  FROM request_list l JOIN compliance_period c ON c.id = l.period_id`;

type ListRow = Omit<RequestListDetail, 'requests' | 'open' | 'overdue' | 'closed' | 'items' | 'ageing'>;

const countsOf = (items: readonly RequestRow[]) => ({
  requests: items.length,
  open: items.filter(({ state }) => isOpen(state) && state !== 'draft').length,
  overdue: items.filter(({ overdueDays: days }) => days !== null).length,
  closed: items.filter(({ state }) => state === 'closed').length,
});

const SUMMARY = `SELECT ${columns('l.id', 'l.ref', 'l.title', 'l.audit_firm', 'l.period_id')}, ${people('l.opened_by')}, ${times('l.opened_at')},
  c.code AS "periodCode", n.requests, n.open, n.overdue, n.closed
  FROM request_list l JOIN compliance_period c ON c.id = l.period_id CROSS JOIN LATERAL (
    SELECT count(*)::int AS requests, count(*) FILTER (WHERE r.state = ANY ($4))::int AS open,
      count(*) FILTER (WHERE r.state = ANY ($5) AND r.due_on < $6::date)::int AS overdue, count(*) FILTER (WHERE r.state = 'closed')::int AS closed
    FROM audit_request r WHERE r.request_list_id = l.id) n`;

const SOUGHT = `$1::text IS NULL OR strpos(lower(concat_ws(' ', l.ref, l.title, l.audit_firm)), lower($1)) > 0`;
const OPEN = REQUEST_STATES.filter((state) => isOpen(state) && state !== 'draft');
const WAITING = REQUEST_STATES.filter(waitsForClient);

const ORDERS: Record<ListOrder, string> = {
  ...{ title: 'lower(l.title)', firm: 'lower(l.audit_firm)', period: 'c.starts_on', opened: 'l.opened_at' },
  ...{ requests: 'n.requests', open: 'n.open', overdue: 'n.overdue', closed: 'n.closed' },
};

/** Lists with the numbers of their requests that the asker may see, the latest first. */
export async function requestLists(
  manager: EntityManager,
  query: RequestListsQuery,
  { today, page = pageOf(query) }: { today: string; page?: Page },
): Promise<RequestLists> {
  const q = query.q ?? null;
  const [counted]: { total: number }[] = await manager.query(
    `SELECT count(*)::int AS total FROM request_list l WHERE ${SOUGHT}`,
    [q],
  );
  const items: RequestListSummary[] = await manager.query(
    `${SUMMARY} WHERE ${SOUGHT} ${orderBy(query, ORDERS, 'l.opened_at DESC, l.ref DESC')} LIMIT $2 OFFSET $3`,
    [q, ...page, OPEN, WAITING, today],
  );
  return { total: counted?.total ?? 0, items };
}

export async function requestListDetail(manager: EntityManager, id: string, today: string): Promise<RequestListDetail> {
  const [list]: ListRow[] = await manager.query(`${LIST} WHERE l.id = $1`, [id]);
  if (!list) throw notFound('request list');
  const items = await requestRows(manager, id, today);
  return { ...list, ...countsOf(items), items, ageing: ageingOf(items) };
}

type DetailRow = Bare & Pick<RequestDetail, 'listId' | 'listRef' | 'listTitle'>;

/** One request with everything that was said and delivered, and what this person's side can do next. */
export async function requestDetail(
  manager: EntityManager,
  id: string,
  by: { actor: Actor; today: string },
): Promise<RequestDetail> {
  const [row]: DetailRow[] = await manager.query(
    `SELECT q.*, l.id AS "listId", l.ref AS "listRef", l.title AS "listTitle"
     FROM (${ROW} WHERE r.id = $1) q JOIN audit_request r ON r.id = q.id JOIN request_list l ON l.id = r.request_list_id`,
    [id],
  );
  if (!row) throw notFound('request');
  const side = sideOf(by.actor.role);
  return {
    ...row,
    ...dated(row, by.today),
    moves: await movesOf(manager, id),
    notes: await notesOf(manager, id),
    history: await deliveriesOf(manager, id),
    files: await filesOf(manager, id),
    next: REQUEST_MOVES[row.state].filter((move) => move.by === side).map((move) => ({ ...move })),
  };
}
