import type { EntityManager } from 'typeorm';
import type { ConfirmedTerms } from './dependencies.deeds';
import type { DependencyKind, Objection, OwnerSide, RequestState } from './dependency-words.rules';

/** A dependency as the registers have it; what follows from it is told by rules. */
export interface DependencyRow extends ConfirmedTerms {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  serviceRtoMinutes: number | null;
  kind: DependencyKind;
  targetId: string | null;
  place: string;
  servesSiteId: string | null;
  servesSiteName: string | null;
  ownerSide: OwnerSide | null;
  ownerPersonId: string | null;
  essentialFunction: string;
  note: string;
  terms: number;
  termsOn: string;
  usOn: string | null;
  usByName: string | null;
  usBy: string | null;
  usHow: string;
  usTerms: number | null;
  themOn: string | null;
  themBy: string;
  themPersonId: string | null;
  themHow: string;
  themTerms: number | null;
  objection: Objection | null;
  objectionNote: string;
  objectedOn: string | null;
  objectedBy: string;
  objectedRtoMinutes: number | null;
  objectedTerms: number | null;
  endedOn: string | null;
  endedReason: string;
  version: number;
  uses: number;
  owners: string[];
  /** The registrant's own; null for vendors. */
  resourceId: string | null;
  resourceRef: string | null;
  resourceName: string | null;
  providerVendorId: string | null;
  providerVendorName: string | null;
  /** Quickest objective in force of the provider's own services here. */
  providerRtoMinutes: number | null;
  requestId: string | null;
  requestState: RequestState | null;
}

export interface RowFilter {
  vendorId?: string | undefined;
  serviceId?: string | undefined;
  id?: string | undefined;
  /** Leaves the registrant's shared identities out: vendors are not told of them, and may not read them. */
  showsMatching: boolean;
  /** Ended ones too. */
  ended?: boolean;
}

const THING = `d.vendor_id, coalesce(d.site_id, d.system_id, d.data_set_id, d.team_id, d.fourth_party_id)::text, d.kind, lower(d.name), d.ended_on IS NULL`;

const MATCHED = `d.resource_id AS "resourceId", r.ref AS "resourceRef", r.name AS "resourceName", r.own_vendor_id AS "providerVendorId",
    app.vendor_name(r.own_vendor_id) AS "providerVendorName",
    (SELECT min(p.rto_minutes) FROM objective_set p WHERE p.vendor_id = r.own_vendor_id AND p.effective_from IS NOT NULL AND p.superseded_at IS NULL) AS "providerRtoMinutes",
    q.id AS "requestId", q.state AS "requestState"`;
const UNMATCHED = `NULL AS "resourceId", NULL AS "resourceRef", NULL AS "resourceName", NULL AS "providerVendorId", NULL AS "providerVendorName",
    NULL AS "providerRtoMinutes", NULL AS "requestId", NULL AS "requestState"`;
const MATCHES = `LEFT JOIN shared_resource r ON r.registrant_id = d.registrant_id AND r.id = d.resource_id
  LEFT JOIN LATERAL (SELECT id, state FROM dependency_request WHERE dependency_id = d.id ORDER BY asked_at DESC, id DESC LIMIT 1) q ON true`;

// The window sees all of a vendor's dependencies, so the narrower filter stands outside.
const rowsOf = (showsMatching: boolean): string => `
SELECT * FROM (
  SELECT d.id, d.ref, d.vendor_id AS "vendorId", app.vendor_name(d.vendor_id) AS "vendorName", d.service_id AS "serviceId", s.ref AS "serviceRef", s.name AS "serviceName",
    o.rto_minutes AS "serviceRtoMinutes", d.kind, coalesce(d.site_id, d.system_id, d.data_set_id, d.team_id, d.fourth_party_id) AS "targetId",
    coalesce(si.name, sy.name, ds.name, te.name, fp.name, d.name) AS what,
    CASE d.kind WHEN 'site' THEN concat_ws(', ', nullif(si.city, ''), nullif(si.region, ''), si.country) WHEN 'fourth_party' THEN concat_ws(', ', nullif(fp.place, ''), fp.country)
      WHEN 'system' THEN sy.kind ELSE '' END AS place,
    d.serves_site_id AS "servesSiteId", ss.name AS "servesSiteName", d.role, d.share_pct AS "sharePct", d.standby_capacity_pct AS "standbyCapacityPct",
    d.activation_minutes AS "activationMinutes", d.their_rto_minutes AS "theirRtoMinutes", d.owner_side AS "ownerSide", d.owner_name AS "ownerName", d.owner_person_id AS "ownerPersonId",
    d.essential_function AS "essentialFunction", d.note, d.terms, d.terms_on::text AS "termsOn",
    d.confirmed_by_us_on::text AS "usOn", app.person_name(d.confirmed_by_us_by) AS "usByName", d.confirmed_by_us_by AS "usBy", d.confirmed_by_us_how AS "usHow", d.confirmed_by_us_terms AS "usTerms",
    d.confirmed_by_them_on::text AS "themOn", d.confirmed_by_them_by AS "themBy", d.confirmed_by_them_person_id AS "themPersonId", d.confirmed_by_them_how AS "themHow", d.confirmed_by_them_terms AS "themTerms",
    d.objection, d.objection_note AS "objectionNote", d.objected_on::text AS "objectedOn", d.objected_by AS "objectedBy", d.objected_rto_minutes AS "objectedRtoMinutes", d.objected_terms AS "objectedTerms",
    d.ended_on::text AS "endedOn", d.ended_reason AS "endedReason", d.version,
    (count(*) OVER thing)::int AS uses, array_agg(d.owner_name) OVER thing AS owners, ${showsMatching ? MATCHED : UNMATCHED}
  FROM dependency d JOIN service s ON s.id = d.service_id
  LEFT JOIN objective_set o ON o.service_id = d.service_id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
  LEFT JOIN site si ON si.id = d.site_id LEFT JOIN it_system sy ON sy.id = d.system_id LEFT JOIN data_set ds ON ds.id = d.data_set_id
  LEFT JOIN team te ON te.id = d.team_id LEFT JOIN fourth_party fp ON fp.id = d.fourth_party_id LEFT JOIN site ss ON ss.id = d.serves_site_id
  ${showsMatching ? MATCHES : ''}
  WHERE ($1::uuid IS NULL OR d.vendor_id = $1) AND ($4 OR d.ended_on IS NULL)
  WINDOW thing AS (PARTITION BY ${THING})
) one
WHERE ($2::uuid IS NULL OR "serviceId" = $2) AND ($3::uuid IS NULL OR id = $3)
ORDER BY "vendorName", "serviceRef", kind, what, ref`;

/** What services rest on, by vendor and service, under the asking person's own rights. */
export function dependencyRows(manager: EntityManager, filter: RowFilter): Promise<DependencyRow[]> {
  const { vendorId = null, serviceId = null, id = null, showsMatching, ended = false } = filter;
  return manager.query(rowsOf(showsMatching), [vendorId, serviceId, id, ended]);
}
