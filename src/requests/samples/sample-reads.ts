import type { EntityManager } from 'typeorm';
import { orderBy, pageOf, type Page } from '../../foundation/page-query.dto';
import { notFound } from '../../foundation/problem';
import type {
  SampleDetail,
  SampleItemView,
  SampleList,
  SampleOrder,
  SamplePacketView,
  SamplesQuery,
  SampleSummary,
} from './samples.dto';

const SUMMARY = `s.id, s.ref, s.population_id AS "populationId", p.ref AS "populationRef", p.title AS "populationTitle",
  p.period_id AS "periodId", c.code AS "periodCode", s.purpose, s.method, p.row_count AS "of",
  (SELECT count(*)::int FROM sample_item i WHERE i.sample_id = s.id AND i.replaces IS NULL) AS size,
  app.person_name(s.picked_by) AS "pickedBy", s.picked_at AS "pickedAt"`;
const FROM = 'FROM sample s JOIN population p ON p.id = s.population_id JOIN compliance_period c ON c.id = p.period_id';

type Timed<T extends { pickedAt: string }> = Omit<T, 'pickedAt'> & { pickedAt: Date };

const SOUGHT = `WHERE ($1::uuid IS NULL OR s.population_id = $1)
  AND ($2::text IS NULL OR strpos(lower(concat_ws(' ', s.ref, p.ref, p.title)), lower($2)) > 0)`;

const ORDERS: Record<SampleOrder, string> = {
  ...{ sample: 's.ref', population: 'p.ref', method: 's.method', size: 'size', purpose: 's.purpose' },
  ...{ picked: 's.picked_at', by: 'app.person_name(s.picked_by)' },
};

export async function sampleList(
  manager: EntityManager,
  query: SamplesQuery,
  page: Page = pageOf(query),
): Promise<SampleList> {
  const sought = [query.populationId ?? null, query.q ?? null];
  const [counted]: { total: number }[] = await manager.query(`SELECT count(*)::int AS total ${FROM} ${SOUGHT}`, sought);
  const rows: Timed<SampleSummary>[] = await manager.query(
    `SELECT ${SUMMARY} ${FROM} ${SOUGHT} ${orderBy(query, ORDERS, 's.picked_at DESC, s.ref DESC')} LIMIT $3 OFFSET $4`,
    [...sought, ...page],
  );
  return { total: counted?.total ?? 0, items: rows.map((row) => ({ ...row, pickedAt: row.pickedAt.toISOString() })) };
}

type DetailRow = Timed<Omit<SampleDetail, 'items' | 'packets' | 'vendors'>>;

export async function sampleDetail(manager: EntityManager, id: string): Promise<SampleDetail> {
  const [row]: DetailRow[] = await manager.query(
    `SELECT ${SUMMARY}, s.population_sha256 AS "populationSha256", s.algorithm, s.seed, s.reason, s.replacement_rule AS "replacementRule"
     ${FROM} WHERE s.id = $1`,
    [id],
  );
  if (!row) throw notFound('sample');
  const items = await sampleItems(manager, id);
  const vendors = new Set(standing(items).flatMap(({ vendorId }) => (vendorId === null ? [] : [vendorId]))).size;
  return { ...row, pickedAt: row.pickedAt.toISOString(), items, packets: await packetsOf(manager, id), vendors };
}

/** The items as they stand: those that were replaced are left out. */
export function standing(items: readonly SampleItemView[]): SampleItemView[] {
  return items.filter(({ replacedBy }) => replacedBy === null);
}

async function sampleItems(manager: EntityManager, id: string): Promise<SampleItemView[]> {
  const items: SampleItemView[] = await manager.query(
    `SELECT i.number, i.population_number AS "populationNumber", x.label, x.subject_kind AS "subjectKind", x.subject_id AS "subjectId",
       x.item_vendor_id AS "vendorId", app.vendor_name(x.item_vendor_id) AS "vendorName", x.happened_on::text AS "happenedOn",
       i.replaces, i.replacement_reason AS "replacementReason", later.population_number AS "replacedBy"
     FROM sample_item i JOIN sample s ON s.id = i.sample_id
     JOIN population_item x ON x.population_id = s.population_id AND x.number = i.population_number
     LEFT JOIN sample_item later ON later.sample_id = i.sample_id AND later.replaces = i.population_number
     WHERE i.sample_id = $1 ORDER BY i.number`,
    [id],
  );
  return items;
}

async function packetsOf(manager: EntityManager, id: string): Promise<SamplePacketView[]> {
  const packets: SamplePacketView[] = await manager.query(
    `SELECT k.id AS "packetId", k.ref, k.state, k.vendor_id AS "vendorId", app.vendor_name(k.vendor_id) AS "vendorName",
       k.as_of::text AS "asOf", x.built_for_it AS "builtForIt"
     FROM sample_packet x JOIN packet k ON k.id = x.packet_id WHERE x.sample_id = $1 ORDER BY 5, k.ref`,
    [id],
  );
  return packets;
}
