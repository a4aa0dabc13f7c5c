import type { EntityManager } from 'typeorm';
import { orderBy, pageOf, type Page } from '../../foundation/page-query.dto';
import { notFound } from '../../foundation/problem';
import { reconciles } from './population.rules';
import type {
  PopulationDetail,
  PopulationItemsPage,
  PopulationItemView,
  PopulationList,
  PopulationOrder,
  PopulationsQuery,
  PopulationSummary,
} from './populations.dto';

const SUMMARY = `p.id, p.ref, p.kind, p.title, p.period_id AS "periodId", c.code AS "periodCode", p.requirement_code AS requirement,
  p.vendor_id AS "vendorId", app.vendor_name(p.vendor_id) AS "vendorName", app.person_name(p.run_by) AS "runBy", p.run_at AS "runAt",
  p.row_count AS "rowCount", p.source_count AS "sourceCount", p.csv_sha256 AS sha256, p.csv_bytes::float8 AS bytes,
  p.lines_sha256 AS "linesSha256", p.lines_bytes::float8 AS "linesBytes",
  (SELECT count(*)::int FROM sample s WHERE s.population_id = p.id) AS samples`;
const FROM = 'FROM population p JOIN compliance_period c ON c.id = p.period_id';

type Timed<T extends { runAt: string }> = Omit<T, 'runAt'> & { runAt: Date };

const SOUGHT = `WHERE ($1::uuid IS NULL OR p.period_id = $1) AND ($2::text IS NULL OR strpos(lower(p.ref || ' ' || p.title), lower($2)) > 0)`;

const ORDERS: Record<PopulationOrder, string> = {
  ...{ title: 'lower(p.title)', period: 'c.starts_on', rows: 'p.row_count', run: 'p.run_at' },
  ...{ runBy: 'app.person_name(p.run_by)', samples: 'samples' },
};

export async function populationList(
  manager: EntityManager,
  query: PopulationsQuery,
  page: Page = pageOf(query),
): Promise<PopulationList> {
  const sought = [query.periodId ?? null, query.q ?? null];
  const [counted]: { total: number }[] = await manager.query(`SELECT count(*)::int AS total ${FROM} ${SOUGHT}`, sought);
  const rows: Timed<PopulationSummary>[] = await manager.query(
    `SELECT ${SUMMARY} ${FROM} ${SOUGHT} ${orderBy(query, ORDERS, 'p.run_at DESC, p.ref DESC')} LIMIT $3 OFFSET $4`,
    [...sought, ...page],
  );
  return { total: counted?.total ?? 0, items: rows.map((row) => ({ ...row, runAt: row.runAt.toISOString() })) };
}

export async function registrantName(manager: EntityManager): Promise<string> {
  const [row]: { name: string }[] = await manager.query('SELECT name FROM registrant');
  return row?.name ?? '';
}

type DetailRow = Timed<Omit<PopulationDetail, 'parameters' | 'reconciles'>> & {
  parameters: Record<string, string | null>;
};

export async function populationDetail(manager: EntityManager, id: string): Promise<PopulationDetail> {
  const [row]: DetailRow[] = await manager.query(
    `SELECT ${SUMMARY}, p.query_words AS "queryWords", p.query_code AS "queryCode", p.parameters, p.totals, p.left_out AS "leftOut"
     ${FROM} WHERE p.id = $1`,
    [id],
  );
  if (!row) throw notFound('population');
  const { rowCount, leftOut, sourceCount } = row;
  return {
    ...row,
    runAt: row.runAt.toISOString(),
    parameters: Object.entries(row.parameters).map(([name, value]) => ({ name, value })),
    reconciles: reconciles({ rows: rowCount, leftOut, source: sourceCount }),
  };
}

const PAGE = 500;

/** Up to 500 items from a number on. */
export async function populationItems(manager: EntityManager, id: string, from = 1): Promise<PopulationItemsPage> {
  const { rowCount: total } = await populationDetail(manager, id);
  const items: PopulationItemView[] = await manager.query(
    `SELECT i.number, i.label, i.subject_kind AS "subjectKind", i.subject_id AS "subjectId", i.item_vendor_id AS "vendorId",
       app.vendor_name(i.item_vendor_id) AS "vendorName", i.happened_on::text AS "happenedOn"
     FROM population_item i WHERE i.population_id = $1 AND i.number >= $2 ORDER BY i.number LIMIT ${PAGE}`,
    [id, from],
  );
  const last = items.at(-1)?.number ?? total;
  return { total, items, next: last < total ? last + 1 : null };
}
