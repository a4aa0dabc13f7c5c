import type { EntityManager } from 'typeorm';
import type { ConcentrationKind, ConcentrationQuery, SharedThing } from './concentration.dto';

// Live dependencies of active services, with the shared identity that they or their sub-outsourcer have.
const LIVE = `
  live AS (
    SELECT d.id, d.service_id, d.vendor_id, d.kind, d.site_id, coalesce(d.resource_id, f.resource_id) AS resource_id, s.tier, s.icfr_relevant
    FROM dependency d JOIN service s ON s.id = d.service_id AND s.state = 'active'
    JOIN vendor v ON v.id = d.vendor_id AND v.state NOT IN ('prospect', 'exited')
    LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
    WHERE d.ended_on IS NULL
  )`;

// A dependency is in the zones of its site and of its shared identity; a zone is the same whatever its case.
const USES = `
  uses AS (
    SELECT r.kind AS thing_kind, r.id::text AS thing, r.name AS label, l.* FROM live l JOIN shared_resource r ON r.id = l.resource_id
    UNION ALL SELECT 'hazard_zone', z.zone, z.label, l.* FROM live l JOIN (SELECT id, lower(btrim(z)) AS zone, min(btrim(z)) AS label FROM site, unnest(hazard_zones) z GROUP BY 1, 2) z ON z.id = l.site_id
    UNION ALL SELECT 'hazard_zone', z.zone, z.label, l.* FROM live l JOIN (SELECT id, lower(btrim(z)) AS zone, min(btrim(z)) AS label FROM shared_resource, unnest(hazard_zones) z GROUP BY 1, 2) z ON z.id = l.resource_id
      WHERE NOT EXISTS (SELECT 1 FROM site si, unnest(si.hazard_zones) own WHERE si.id = l.site_id AND lower(btrim(own)) = z.zone)
    UNION ALL SELECT 'region', lower(btrim(si.region) || ', ' || si.country), btrim(si.region) || ', ' || si.country, l.* FROM live l JOIN site si ON si.id = l.site_id AND btrim(si.region) <> ''
  )`;

const SHARED = `
  WITH ${LIVE}, ${USES}, kin AS (
    SELECT service_id, kind, count(*) AS n FROM live GROUP BY service_id, kind
  ), by_service AS (
    SELECT u.thing_kind, u.thing, u.service_id, u.vendor_id, u.tier, u.icfr_relevant, min(u.label) AS label, bool_or(inside >= k.n) AS sole
    FROM (SELECT thing_kind, thing, service_id, vendor_id, kind, tier, icfr_relevant, min(label) AS label, count(*) AS inside FROM uses GROUP BY 1, 2, 3, 4, 5, 6, 7) u
    JOIN kin k ON k.service_id = u.service_id AND k.kind = u.kind GROUP BY 1, 2, 3, 4, 5, 6
  ), counted AS (
    SELECT thing_kind AS kind, thing, min(label) AS name, count(DISTINCT vendor_id)::int AS vendors, count(*)::int AS services,
      (count(*) FILTER (WHERE tier = 'T1'))::int AS tier1, (count(*) FILTER (WHERE tier = 'T2'))::int AS tier2, (count(*) FILTER (WHERE tier = 'T3'))::int AS tier3,
      (count(*) FILTER (WHERE icfr_relevant))::int AS icfr, (count(*) FILTER (WHERE sole))::int AS sole, (count(*) FILTER (WHERE sole AND tier = 'T1'))::int AS sole1
    FROM by_service GROUP BY 1, 2
  ), named AS (
    SELECT c.*, r.ref,
      concat_ws(', ', nullif(r.provider, ''), nullif(r.region, '')) AS detail, coalesce(r.hazard_zones, '{}') AS "hazardZones", r.own_vendor_id AS "ownVendorId", v.name AS "ownVendorName"
    FROM counted c LEFT JOIN shared_resource r ON r.id::text = c.thing LEFT JOIN vendor v ON v.id = r.own_vendor_id
  )
  SELECT *, count(*) OVER ()::int AS total FROM named
  WHERE ($1::text IS NULL OR kind = $1) AND vendors >= $2 AND ($3 = '' OR strpos(lower(concat_ws(' ', ref, name, detail)), lower($3)) > 0)
  ORDER BY sole1 DESC, tier1 DESC, icfr DESC, services DESC, vendors DESC, name, thing LIMIT $4 OFFSET $5`;

type Row = Omit<SharedThing, 'key' | 'icfrPct' | 'withoutAlternative'> & { thing: string; sole: number; total: number };

const pageOf = ({ limit, offset, format }: ConcentrationQuery): (number | null)[] =>
  format === 'csv' ? [null, 0] : [limit ?? 50, offset ?? 0];

export async function sharedThings(
  manager: EntityManager,
  query: ConcentrationQuery,
): Promise<{ total: number; items: SharedThing[] }> {
  const filter = [query.kind ?? null, query.vendors ?? 1, query.search?.trim() ?? ''];
  const rows: Row[] = await manager.query(SHARED, [...filter, ...pageOf(query)]);
  const items = rows.map(({ thing, sole, ...row }) => ({
    ...{ kind: row.kind, key: keyOf(row.kind, thing), ref: row.ref, name: row.name, detail: row.detail },
    ...{ hazardZones: row.hazardZones, ownVendorId: row.ownVendorId, ownVendorName: row.ownVendorName },
    ...{ vendors: row.vendors, services: row.services, tier1: row.tier1, tier2: row.tier2, tier3: row.tier3 },
    ...{ icfr: row.icfr, icfrPct: Math.round((100 * row.icfr) / row.services), withoutAlternative: sole },
  }));
  return { total: rows[0]?.total ?? 0, items };
}

const keyOf = (kind: ConcentrationKind, thing: string): string =>
  kind === 'hazard_zone' || kind === 'region' ? `${kind}:${thing}` : `resource:${thing}`;

const BLIND_SPOTS = `
  WITH ${LIVE}
  SELECT (SELECT count(*) FROM live WHERE resource_id IS NULL AND kind IN ('fourth_party', 'carrier', 'cloud_region', 'utility', 'platform'))::int AS unmatched,
    (SELECT count(DISTINCT si.id) FROM live l JOIN site si ON si.id = l.site_id WHERE si.hazard_zones = '{}')::int AS "sitesWithoutZones"`;

/** What the list cannot show, because nobody said what it is the same as, or where it is. */
export async function blindSpots(manager: EntityManager): Promise<{ unmatched: number; sitesWithoutZones: number }> {
  const [row]: { unmatched: number; sitesWithoutZones: number }[] = await manager.query(BLIND_SPOTS);
  return row ?? { unmatched: 0, sitesWithoutZones: 0 };
}
