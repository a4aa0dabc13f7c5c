import type { EntityManager } from 'typeorm';
import { alternateNames } from './alternate-names';
import type { DependencyName } from './dependency-name';
import type { PeakDemandView } from './peak-demand.dto';

interface Confirmed {
  termsOn: string;
  confirmedByUsOn: string | null;
  confirmedByThemOn: string | null;
  confirmedByThem: string;
}

const dependencyNames = (seesResources: boolean): string => `
  SELECT d.id, d.ref, d.kind, d.role, coalesce(si.name, sy.name, ds.name, t.name, f.name, d.name) AS name,
    coalesce(concat_ws(', ', nullif(si.city, ''), nullif(si.region, ''), si.country), ${seesResources ? `r.region` : 'NULL'}, '') AS place,
    d.their_rto_minutes AS "theirRtoMinutes", ${seesResources ? 'r.id' : 'NULL::uuid'} AS "resourceId", ${seesResources ? 'r.name' : 'NULL'} AS "resourceName", d.terms_on::text AS "termsOn",
    CASE WHEN d.confirmed_by_us_terms = d.terms THEN d.confirmed_by_us_on::text END AS "confirmedByUsOn",
    CASE WHEN d.confirmed_by_them_terms = d.terms THEN d.confirmed_by_them_on::text END AS "confirmedByThemOn", d.confirmed_by_them_by AS "confirmedByThem"
  FROM dependency d
  LEFT JOIN site si ON si.id = d.site_id LEFT JOIN it_system sy ON sy.id = d.system_id LEFT JOIN data_set ds ON ds.id = d.data_set_id
  LEFT JOIN team t ON t.id = d.team_id LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
  ${seesResources ? 'LEFT JOIN shared_resource r ON r.id = coalesce(d.resource_id, f.resource_id)' : ''}
  WHERE d.id = ANY ($1)`;

export async function dependencyNamesOf(
  manager: EntityManager,
  ids: readonly string[],
  seesResources: boolean,
): Promise<Map<string, DependencyName>> {
  const rows: (Omit<DependencyName, 'basis'> & Confirmed)[] = await manager.query(dependencyNames(seesResources), [
    ids,
  ]);
  const named = rows.map(({ termsOn, confirmedByUsOn, confirmedByThemOn, confirmedByThem, ...row }): DependencyName => {
    return { ...row, basis: basisOf({ termsOn, confirmedByUsOn, confirmedByThemOn, confirmedByThem }) };
  });
  const found = new Map(named.map((row) => [row.id, row]));
  const others = ids.filter((id) => !found.has(id));
  for (const place of others.length === 0 ? [] : await alternateNames(manager, others)) found.set(place.id, place);
  return found;
}

function basisOf({ termsOn, confirmedByUsOn, confirmedByThemOn, confirmedByThem }: Confirmed): string {
  const sides = [
    ...(confirmedByUsOn === null ? [] : [`confirmed by the vendor on ${confirmedByUsOn}`]),
    ...(confirmedByThemOn === null ? [] : [`confirmed by ${confirmedByThem} on ${confirmedByThemOn}`]),
  ];
  return [`stated on ${termsOn}`, ...(sides.length === 0 ? ['confirmed by nobody'] : sides)].join(', ');
}

export interface ServiceName {
  serviceId: string;
  ref: string;
  name: string;
  vendorId: string;
  vendorName: string;
}

const SERVICE_NAMES = `
  SELECT s.id AS "serviceId", s.ref, s.name, s.vendor_id AS "vendorId", v.name AS "vendorName"
  FROM service s JOIN vendor v ON v.id = s.vendor_id WHERE s.id = ANY ($1)`;

export async function serviceNamesOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ServiceName>> {
  const rows: ServiceName[] = await manager.query(SERVICE_NAMES, [ids]);
  return new Map(rows.map((row) => [row.serviceId, row]));
}

const LATEST_PEAKS = `
  SELECT DISTINCT ON (p.service_id) p.id, p.service_id AS "serviceId", p.amount, p.unit, p.observed_on::text AS "observedOn", p.source,
    app.person_name(p.recorded_by) AS "recordedByName", p.recorded_at AS "recordedAt"
  FROM peak_demand p WHERE p.service_id = ANY ($1) ORDER BY p.service_id, p.observed_on DESC, p.recorded_at DESC`;

/** The observed peak that counts for each service: the latest. */
export async function latestPeaks(
  manager: EntityManager,
  serviceIds: readonly string[],
): Promise<Map<string, PeakDemandView>> {
  const rows: (Omit<PeakDemandView, 'recordedAt'> & { recordedAt: Date })[] = await manager.query(LATEST_PEAKS, [
    serviceIds,
  ]);
  return new Map(rows.map((row) => [row.serviceId, { ...row, recordedAt: row.recordedAt.toISOString() }]));
}

/** Services of these whose name or reference, or whose vendor's, has the words in it. */
export async function servicesNamed(
  manager: EntityManager,
  ids: readonly string[],
  words: string,
): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query(
    `SELECT s.id FROM service s JOIN vendor v ON v.id = s.vendor_id
     WHERE s.id = ANY ($1) AND strpos(lower(concat_ws(' ', s.ref, s.name, v.name, v.ref)), lower($2)) > 0`,
    [ids, words],
  );
  return new Set(rows.map(({ id }) => id));
}
