import type { EntityManager } from 'typeorm';
import { readColumns } from './columns';
import { lossKey, type DependencyFacts, type DependencyRole, type Loss } from './loss-facts.rules';
import type { PlacesLost, PlaceTouch } from './place-reads';
import type { Reached } from './reach.rules';

const NAMES = [
  ...(['asked', 'id', 'kind', 'role', 'share_pct', 'standby_capacity_pct', 'activation_minutes'] as const),
  ...(['their_rto_minutes', 'target_id', 'under_id', 'serves_site_id', 'resource_id', 'provider_id'] as const),
] as const;

// Services by their place in the lists that are asked, and one column for what a dependency is on, since its kind says
// which register that is in: a fleet's rows are many, and each column of ids costs as much as the simulation of them.
const dependencies = (seesResources: boolean): string => `
  SELECT asked.n AS asked, d.id, d.kind, d.role, d.share_pct, d.standby_capacity_pct, d.activation_minutes, d.their_rto_minutes,
    coalesce(d.site_id, d.system_id, d.data_set_id, d.team_id, d.fourth_party_id) AS target_id, coalesce(t.site_id, ds.system_id) AS under_id, d.serves_site_id,
    coalesce(d.resource_id, f.resource_id) AS resource_id, ${seesResources ? 'r.own_vendor_id' : 'NULL'} AS provider_id
  FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS asked (id, kind, n) JOIN dependency d ON d.service_id = asked.id AND d.kind = asked.kind AND d.ended_on IS NULL
  LEFT JOIN team t ON t.id = d.team_id LEFT JOIN data_set ds ON ds.id = d.data_set_id LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
  ${seesResources ? 'LEFT JOIN shared_resource r ON r.id = coalesce(d.resource_id, f.resource_id)' : ''}`;

type Cells = Record<(typeof NAMES)[number], string[]>;

interface Asked {
  serviceIds: string[];
  byKind: Reached['byKind'];
  losses: readonly Loss[];
  places: PlacesLost;
  seesResources: boolean;
}

export async function dependenciesOf(manager: EntityManager, asked: Asked): Promise<DependencyFacts[]> {
  const sql = dependencies(asked.seesResources);
  const known = new Set(asked.serviceIds);
  const groups = [...asked.byKind].map(([kind, ids]) => ({ kind, ids: [...ids].filter((id) => known.has(id)) }));
  const serviceIds = groups.flatMap(({ ids }) => ids);
  const kinds = groups.flatMap(({ kind, ids }) => ids.map(() => kind));
  const { rows, columns } = await readColumns(manager, NAMES, { sql, parameters: [serviceIds, kinds] });
  const read = readerOf(columns, { ...asked, serviceIds });
  return Array.from({ length: rows }, (_, i) => read(i));
}

function readerOf(cells: Cells, { serviceIds, losses, places }: Asked): (i: number) => DependencyFacts {
  const lost = new Set(losses.map(lossKey));
  return (i) => {
    const on = restingOf(cells, i);
    return {
      id: textAt(cells.id, i),
      serviceId: serviceIds[Number(cells.asked[i]) - 1] ?? '',
      kind: on.kind,
      role: cells.role[i] as DependencyRole,
      siteId: on.kind === 'site' ? on.targetId : null,
      servesSiteId: textOrNull(cells.serves_site_id[i]),
      sharePct: wholeOrNull(cells.share_pct[i]),
      standbyCapacityPct: wholeOrNull(cells.standby_capacity_pct[i]),
      activationMinutes: wholeOrNull(cells.activation_minutes[i]),
      theirRtoMinutes: wholeOrNull(cells.their_rto_minutes[i]),
      restsOn: restsOn(on, lost, places),
      placeUnknown: placeUnknown(on, places),
      providerVendorId: textOrNull(cells.provider_id[i]),
      providerServiceId: null,
    };
  };
}

/** What a dependency is on, what that stands or runs on, and the identity that it shares. Empty ids are nothing. */
interface Resting {
  kind: string;
  targetId: string;
  underId: string;
  resourceId: string;
}

const restingOf = (cells: Cells, i: number): Resting => ({
  kind: textAt(cells.kind, i),
  targetId: textAt(cells.target_id, i),
  underId: textAt(cells.under_id, i),
  resourceId: textAt(cells.resource_id, i),
});

/** What people are at, and what data is in. */
const UNDER: Record<string, string> = { team: 'site', data_set: 'system' };

const NOTHING_LOST: readonly string[] = [];

/** Only what is lost: nothing else can change the outcome. */
function restsOn(on: Resting, lost: ReadonlySet<string>, places: PlacesLost): readonly string[] {
  const { kind, targetId, underId, resourceId } = on;
  const keys = [
    underId && `${UNDER[kind] ?? ''}:${underId}`,
    targetId && `${kind}:${targetId}`,
    resourceId && `resource:${resourceId}`,
  ];
  const named = keys.filter((key) => lost.has(key));
  const around = placesOf(on, places);
  return named.length + around.length === 0 ? NOTHING_LOST : [...named, ...around];
}

/** Keys of the lost zones and regions that its site, its people's site or its shared identity lies in. */
function placesOf(on: Resting, places: PlacesLost): readonly string[] {
  const { sites, resources, zonesLost, regionsLost } = places;
  if (!zonesLost && !regionsLost) return NOTHING_LOST;
  const site = sites.get(siteOf(on))?.keys ?? NOTHING_LOST;
  const resource = resources.get(on.resourceId)?.keys ?? NOTHING_LOST;
  return site.length + resource.length === 0 ? NOTHING_LOST : [...site, ...resource];
}

function siteOf({ kind, targetId, underId }: Resting): string {
  if (kind === 'site') return targetId;
  return kind === 'team' ? underId : '';
}

const NOWHERE_UNKNOWN: DependencyFacts['placeUnknown'] = [];

/** Sites, people at a site and cloud regions are somewhere; the rest is not taken to be in a place. */
function placeUnknown(on: Resting, places: PlacesLost): DependencyFacts['placeUnknown'] {
  const { zonesUnknown, regionUnknown } = placeOf(on, places);
  const zones = places.zonesLost && zonesUnknown;
  const regions = places.regionsLost && regionUnknown;
  if (!zones && !regions) return NOWHERE_UNKNOWN;
  return [...(zones ? (['hazard_zone'] as const) : []), ...(regions ? (['region'] as const) : [])];
}

const SOMEWHERE = { zonesUnknown: false, regionUnknown: false };
const NOWHERE = { zonesUnknown: true, regionUnknown: true };

function placeOf(on: Resting, places: PlacesLost): Omit<PlaceTouch, 'keys'> {
  const { kind, resourceId } = on;
  const resource = places.resources.get(resourceId) ?? SOMEWHERE;
  if (kind === 'cloud_region') return resourceId === '' ? NOWHERE : resource;
  const site = places.sites.get(siteOf(on)) ?? SOMEWHERE;
  const zonesUnknown = site.zonesUnknown && (resourceId === '' || resource.zonesUnknown);
  return { zonesUnknown, regionUnknown: site.regionUnknown };
}

const textAt = (column: readonly string[], i: number): string => column[i] ?? '';
const textOrNull = (text: string | undefined): string | null => text || null;
const wholeOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);
