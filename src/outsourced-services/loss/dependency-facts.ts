import type { EntityManager } from 'typeorm';
import { readColumns } from './columns';
import { lossKey, type DependencyFacts, type DependencyRole, type Loss } from './loss-facts.rules';
import type { PlacesLost, PlaceTouch } from './place-reads';

const NAMES = [
  ...['id', 'service_id', 'kind', 'role', 'share_pct', 'standby_capacity_pct', 'activation_minutes'],
  ...['their_rto_minutes', 'site_id', 'serves_site_id', 'system_id', 'data_set_id', 'team_id', 'fourth_party_id'],
  ...['under_site_id', 'under_system_id', 'resource_id', 'provider_id'],
] as const;

const dependencies = (seesResources: boolean): string => `
  SELECT d.id, d.service_id, d.kind, d.role, d.share_pct, d.standby_capacity_pct, d.activation_minutes, d.their_rto_minutes, d.site_id, d.serves_site_id,
    d.system_id, d.data_set_id, d.team_id, d.fourth_party_id, t.site_id AS under_site_id, ds.system_id AS under_system_id,
    coalesce(d.resource_id, f.resource_id) AS resource_id, ${seesResources ? 'r.own_vendor_id' : 'NULL'} AS provider_id
  FROM dependency d
  LEFT JOIN team t ON t.id = d.team_id LEFT JOIN data_set ds ON ds.id = d.data_set_id LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
  ${seesResources ? 'LEFT JOIN shared_resource r ON r.id = coalesce(d.resource_id, f.resource_id)' : ''}
  WHERE d.ended_on IS NULL AND d.service_id = ANY ($1)`;

type Row = Record<(typeof NAMES)[number], string>;

interface Asked {
  serviceIds: string[];
  losses: readonly Loss[];
  places: PlacesLost;
  seesResources: boolean;
}

export async function dependenciesOf(manager: EntityManager, asked: Asked): Promise<DependencyFacts[]> {
  const sql = dependencies(asked.seesResources);
  const rows = await readColumns(manager, NAMES, { sql, parameters: [asked.serviceIds] });
  const lost = new Set(asked.losses.map(lossKey));
  return rows.map((row) => factsOf(row, { lost, places: asked.places }));
}

function factsOf(row: Row, at: { lost: ReadonlySet<string>; places: PlacesLost }): DependencyFacts {
  return {
    id: row.id,
    serviceId: row.service_id,
    kind: row.kind,
    role: row.role as DependencyRole,
    siteId: textOrNull(row.site_id),
    servesSiteId: textOrNull(row.serves_site_id),
    sharePct: wholeOrNull(row.share_pct),
    standbyCapacityPct: wholeOrNull(row.standby_capacity_pct),
    activationMinutes: wholeOrNull(row.activation_minutes),
    theirRtoMinutes: wholeOrNull(row.their_rto_minutes),
    restsOn: restsOn(row, at),
    placeUnknown: placeUnknown(row, at.places),
    providerVendorId: textOrNull(row.provider_id),
    providerServiceId: null,
  };
}

/** Only what is lost: nothing else can change the outcome. */
function restsOn(row: Row, { lost, places }: { lost: ReadonlySet<string>; places: PlacesLost }): string[] {
  const sites = [row.site_id, row.under_site_id];
  const own = [
    ...[...sites.map((id) => `site:${id}`), `system:${row.system_id}`, `system:${row.under_system_id}`],
    ...[`data_set:${row.data_set_id}`, `team:${row.team_id}`, `fourth_party:${row.fourth_party_id}`],
    `resource:${row.resource_id}`,
  ].filter((key) => lost.has(key));
  const inside = [...sites.map((id) => places.sites.get(id)), places.resources.get(row.resource_id)];
  return [...own, ...inside.flatMap((touch) => touch?.keys ?? [])];
}

/** Sites, people at a site and cloud regions are somewhere; the rest is not taken to be in a place. */
function placeUnknown(row: Row, places: PlacesLost): DependencyFacts['placeUnknown'] {
  if (!places.zonesLost && !places.regionsLost) return [];
  const known = placeOf(row, places);
  return [
    ...(places.zonesLost && known.zonesUnknown ? (['hazard_zone'] as const) : []),
    ...(places.regionsLost && known.regionUnknown ? (['region'] as const) : []),
  ];
}

const SOMEWHERE = { zonesUnknown: false, regionUnknown: false };
const NOWHERE = { zonesUnknown: true, regionUnknown: true };

function placeOf(row: Row, places: PlacesLost): Omit<PlaceTouch, 'keys'> {
  const resource = places.resources.get(row.resource_id) ?? SOMEWHERE;
  if (row.kind === 'cloud_region') return row.resource_id === '' ? NOWHERE : resource;
  const site = places.sites.get(row.site_id === '' ? row.under_site_id : row.site_id) ?? SOMEWHERE;
  const zonesUnknown = site.zonesUnknown && (row.resource_id === '' || resource.zonesUnknown);
  return { zonesUnknown, regionUnknown: site.regionUnknown };
}

const textOrNull = (text: string): string | null => (text === '' ? null : text);
const wholeOrNull = (text: string): number | null => (text === '' ? null : Number(text));
