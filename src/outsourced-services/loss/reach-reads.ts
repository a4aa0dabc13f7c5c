import type { EntityManager } from 'typeorm';
import { readColumns } from './columns';
import type { Loss, LossKind } from './loss-facts.rules';
import type { PlacesLost } from './place-reads';
import { addTo, reachedFrom, type Reached, type Touched, type Use } from './reach.rules';

interface Asked {
  losses: readonly Loss[];
  places: PlacesLost;
  seesResources: boolean;
}

// A vendor is named where others can rest on it: only then is it followed further.
const vendorIn = (alias: string): string =>
  `CASE WHEN ${alias}.vendor_id = ANY ($2::uuid[]) THEN ${alias}.vendor_id END AS vendor_id`;

const of = (from: string, lost: string): string =>
  `SELECT d.service_id, ${vendorIn('d')}, d.kind FROM dependency d ${from} JOIN unnest($1::uuid[]) AS lost (id) ON lost.id = ${lost} WHERE d.ended_on IS NULL`;

const alternate = (lost: string): string =>
  `SELECT l.service_id, ${vendorIn('l')}, 'site' AS kind FROM alternate_place p JOIN unnest($1::uuid[]) AS lost (id) ON lost.id = ${lost} JOIN alternate_place_service l ON l.place_id = p.id WHERE p.ended_on IS NULL`;

/** Services that rest on rows of a kind, each way that they can. */
const RESTING: Partial<Record<LossKind, string[]>> = {
  site: [of('', 'd.site_id'), of('JOIN team t ON t.id = d.team_id', 't.site_id'), alternate('p.site_id')],
  system: [of('', 'd.system_id'), of('JOIN data_set s ON s.id = d.data_set_id', 's.system_id')],
  data_set: [of('', 'd.data_set_id')],
  team: [of('', 'd.team_id')],
  fourth_party: [of('', 'd.fourth_party_id')],
  resource: [of('', 'd.resource_id'), of('JOIN fourth_party f ON f.id = d.fourth_party_id', 'f.resource_id')],
  vendor: [
    `SELECT s.id AS service_id, ${vendorIn('s')}, '' AS kind FROM service s JOIN unnest($1::uuid[]) AS lost (id) ON lost.id = s.vendor_id`,
  ],
};

// Nobody said which region it is, so it may be the one that is lost.
const UNMATCHED_CLOUD = `SELECT d.service_id, ${vendorIn('d')}, d.kind FROM dependency d WHERE d.ended_on IS NULL AND d.kind = 'cloud_region' AND d.resource_id IS NULL AND cardinality($1::uuid[]) = 0`;

const PROVIDED = `
  SELECT r.own_vendor_id AS provider_id, d.service_id, d.vendor_id, d.kind FROM shared_resource r JOIN dependency d ON d.resource_id = r.id
  WHERE r.own_vendor_id IS NOT NULL AND d.ended_on IS NULL
  UNION ALL SELECT r.own_vendor_id, d.service_id, d.vendor_id, d.kind FROM shared_resource r JOIN fourth_party f ON f.resource_id = r.id JOIN dependency d ON d.fourth_party_id = f.id
  WHERE r.own_vendor_id IS NOT NULL AND d.ended_on IS NULL AND d.resource_id IS NULL`;

/** Whoever the losses can reach. */
export async function reachOf(manager: EntityManager, asked: Asked): Promise<Reached> {
  const uses = asked.seesResources ? await usesIn(manager) : [];
  return reachedFrom(
    await touchedServices(manager, asked, [...new Set(uses.map(({ providerId }) => providerId))]),
    uses,
  );
}

async function usesIn(manager: EntityManager): Promise<Use[]> {
  const names = ['provider_id', 'service_id', 'vendor_id', 'kind'] as const;
  const { rows, columns } = await readColumns(manager, names, { sql: PROVIDED, parameters: [] });
  return Array.from({ length: rows }, (_, i) => ({
    providerId: columns.provider_id[i] ?? '',
    serviceId: columns.service_id[i] ?? '',
    vendorId: columns.vendor_id[i] ?? '',
    kind: columns.kind[i] ?? '',
  }));
}

/** Services that rest on what is lost, with the providers of others among their vendors. */
async function touchedServices(
  manager: EntityManager,
  { losses, places }: Asked,
  providerIds: string[],
): Promise<Touched> {
  const ids = (kind: LossKind) => losses.filter((one) => one.kind === kind).map(({ id }) => id);
  const lost: [string[] | undefined, string[]][] = [
    [RESTING.site, [...ids('site'), ...places.sites.keys()]],
    [[alternate('p.id')], [...places.alternates.keys()]],
    [RESTING.resource, [...ids('resource'), ...places.resources.keys()]],
    ...(['system', 'data_set', 'team', 'fourth_party', 'vendor'] as const).map(
      (kind): [string[] | undefined, string[]] => [RESTING[kind], ids(kind)],
    ),
  ];
  const asked = lost.flatMap(([statements = [], of]) =>
    of.length === 0 ? [] : statements.map((sql) => ({ sql, of })),
  );
  if (places.zonesLost || places.regionsLost) asked.push({ sql: UNMATCHED_CLOUD, of: [] });
  const touched: Touched = { vendorOf: new Map(), byKind: new Map(), serving: await servingServices(manager) };
  for (const { sql, of } of asked) {
    const names = ['service_id', 'vendor_id', 'kind'] as const;
    const { rows, columns } = await readColumns(manager, names, { sql, parameters: [of, providerIds] });
    for (let i = 0; i < rows; i++) {
      const serviceId = columns.service_id[i] ?? '';
      touched.vendorOf.set(serviceId, columns.vendor_id[i] ?? '');
      addTo(touched.byKind, columns.kind[i] ?? '', serviceId);
    }
  }
  return touched;
}

async function servingServices(manager: EntityManager): Promise<string[]> {
  const sql = 'SELECT DISTINCT service_id FROM dependency WHERE serves_site_id IS NOT NULL AND ended_on IS NULL';
  const { rows, columns } = await readColumns(manager, ['service_id'], { sql, parameters: [] });
  return rows === 0 ? [] : columns.service_id;
}
