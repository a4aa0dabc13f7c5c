import type { EntityManager } from 'typeorm';
import type { PairedPlace, PairedPlaces, PairedPlacesList, PairedPlacesQuery } from './concentration.dto';

const PAIRS = `
  WITH place AS (
    SELECT d.id, d.service_id, d.kind, d.role, coalesce(si.name, d.name) AS name,
      coalesce(concat_ws(', ', nullif(si.city, ''), nullif(si.region, ''), si.country), r.region, '') AS place,
      nullif(lower(btrim(coalesce(nullif(btrim(si.region), '') || ', ' || si.country, r.region, ''))), '') AS region,
      ARRAY(SELECT DISTINCT lower(btrim(z)) FROM unnest(coalesce(si.hazard_zones, '{}') || coalesce(r.hazard_zones, '{}')) z ORDER BY 1) AS zones
    FROM dependency d LEFT JOIN site si ON si.id = d.site_id LEFT JOIN shared_resource r ON r.id = d.resource_id
    WHERE d.ended_on IS NULL AND d.kind IN ('site', 'cloud_region')
  ), pair AS (
    SELECT a.service_id, a.id AS a_id, a.name AS a_name, a.place AS a_place, a.role AS a_role, b.id AS b_id, b.name AS b_name, b.place AS b_place, b.role AS b_role,
      ARRAY(SELECT unnest(a.zones) INTERSECT SELECT unnest(b.zones) ORDER BY 1) AS shared, coalesce(a.region = b.region, false) AS same_region,
      a.zones = '{}' OR b.zones = '{}' AS unknown
    FROM place a JOIN place b ON b.service_id = a.service_id AND b.kind = a.kind AND a.role <> 'standby' AND (b.role = 'standby' OR a.id < b.id)
  ), judged AS (
    SELECT p.*, CASE WHEN cardinality(shared) > 0 OR same_region THEN 'shared' WHEN unknown THEN 'not_known' ELSE 'apart' END AS verdict FROM pair p
  )
  SELECT j.*, s.ref, s.name AS service_name, s.vendor_id, v.name AS vendor_name, s.tier, s.icfr_relevant,
    (count(*) FILTER (WHERE verdict = 'shared') OVER ())::int AS shared_total, (count(*) FILTER (WHERE verdict = 'not_known') OVER ())::int AS unknown_total
  FROM judged j JOIN service s ON s.id = j.service_id AND s.state = 'active' JOIN vendor v ON v.id = s.vendor_id AND v.state NOT IN ('prospect', 'exited')
  ORDER BY CASE verdict WHEN 'shared' THEN 0 WHEN 'not_known' THEN 1 ELSE 2 END, s.tier NULLS LAST, v.name, s.ref, a_name, b_name`;

interface Row {
  service_id: string;
  ref: string;
  service_name: string;
  vendor_id: string;
  vendor_name: string;
  tier: PairedPlaces['tier'];
  icfr_relevant: boolean;
  a_id: string;
  a_name: string;
  a_place: string;
  a_role: PairedPlace['role'];
  b_id: string;
  b_name: string;
  b_place: string;
  b_role: PairedPlace['role'];
  shared: string[];
  same_region: boolean;
  verdict: PairedPlaces['verdict'];
  shared_total: number;
  unknown_total: number;
}

/** Places that are to stand in for each other, with the hazard zones and regions that they have in common. Shared first. */
export async function pairedPlaces(
  manager: EntityManager,
  { verdict, limit = 50, offset = 0, format }: PairedPlacesQuery,
): Promise<Omit<PairedPlacesList, 'ranAt'>> {
  const all: Row[] = await manager.query(PAIRS);
  const rows = all.filter((row) => verdict === undefined || row.verdict === verdict);
  const page = format === 'csv' ? rows : rows.slice(offset, offset + limit);
  const [first] = all;
  const totals = { shared: first?.shared_total ?? 0, notKnown: first?.unknown_total ?? 0 };
  return { total: rows.length, ...totals, items: page.map(viewOf) };
}

const viewOf = (row: Row): PairedPlaces => ({
  ...{ serviceId: row.service_id, serviceRef: row.ref, serviceName: row.service_name },
  ...{ vendorId: row.vendor_id, vendorName: row.vendor_name, tier: row.tier, icfrRelevant: row.icfr_relevant },
  first: { dependencyId: row.a_id, name: row.a_name, place: row.a_place, role: row.a_role },
  second: { dependencyId: row.b_id, name: row.b_name, place: row.b_place, role: row.b_role },
  ...{ verdict: row.verdict, sharedZones: row.shared, sameRegion: row.same_region },
});
