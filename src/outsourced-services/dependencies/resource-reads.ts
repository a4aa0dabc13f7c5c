import type { EntityManager } from 'typeorm';
import { RESOURCE_OF, type DependencyKind } from './dependency-words.rules';
import type { ResourceView, UnmatchedView } from './resources.dto';

const RESOURCES = `
  SELECT r.id, r.ref, r.kind, r.name, r.provider, r.region, r.hazard_zones AS "hazardZones", r.own_vendor_id AS "ownVendorId", app.vendor_name(r.own_vendor_id) AS "ownVendorName",
    coalesce(u."knownAs", '{}') AS "knownAs", coalesce(u.vendors, 0) AS vendors, coalesce(u.services, 0) AS services, r.version
  FROM shared_resource r
  LEFT JOIN (
    SELECT d.resource_id, array_agg(DISTINCT coalesce(si.name, fp.name, d.name)) AS "knownAs", count(DISTINCT d.vendor_id)::int AS vendors, count(DISTINCT d.service_id)::int AS services
    FROM dependency d LEFT JOIN site si ON si.id = d.site_id LEFT JOIN fourth_party fp ON fp.id = d.fourth_party_id
    WHERE d.resource_id IS NOT NULL AND d.ended_on IS NULL GROUP BY d.resource_id
  ) u ON u.resource_id = r.id
  WHERE $1::uuid IS NULL OR r.id = $1 ORDER BY vendors DESC, r.name`;

/** Shared identities with the names that vendors know them by; the most shared first. */
export function resourcesOf(manager: EntityManager, id: string | null = null): Promise<ResourceView[]> {
  return manager.query(RESOURCES, [id]);
}

const UNMATCHED = `
  SELECT min(d.id::text)::uuid AS "dependencyId", d.vendor_id AS "vendorId", app.vendor_name(d.vendor_id) AS "vendorName", d.kind, coalesce(si.name, fp.name, d.name) AS name,
    coalesce(concat_ws(', ', si.city, nullif(si.region, ''), si.country), concat_ws(', ', nullif(fp.place, ''), fp.country), '') AS place, count(DISTINCT d.service_id)::int AS services
  FROM dependency d LEFT JOIN site si ON si.id = d.site_id LEFT JOIN fourth_party fp ON fp.id = d.fourth_party_id
  WHERE d.resource_id IS NULL AND d.ended_on IS NULL AND d.kind = ANY ($1)
  GROUP BY d.vendor_id, d.kind, coalesce(si.name, fp.name, d.name), si.id, fp.id ORDER BY name, "vendorName"`;

/** Things without a shared identity that could have one, each once for its vendor. */
export function unmatchedOf(manager: EntityManager, kinds?: readonly DependencyKind[]): Promise<UnmatchedView[]> {
  return manager.query(UNMATCHED, [kinds ?? Object.keys(RESOURCE_OF)]);
}
