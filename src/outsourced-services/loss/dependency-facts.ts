import type { EntityManager } from 'typeorm';
import { readColumns } from './columns';
import { lossKey, type DependencyFacts, type DependencyRole, type Loss } from './loss-facts.rules';
import type { PlacesLost, PlaceTouch } from './place-reads';

const NAMES = [
  ...(['id', 'service_id', 'kind', 'role', 'share_pct', 'standby_capacity_pct', 'activation_minutes'] as const),
  ...(['their_rto_minutes', 'site_id', 'serves_site_id', 'system_id', 'data_set_id', 'team_id'] as const),
  ...(['fourth_party_id', 'under_site_id', 'under_system_id', 'resource_id', 'provider_id'] as const),
] as const;

const dependencies = (seesResources: boolean): string => `
  SELECT d.id, d.service_id, d.kind, d.role, d.share_pct, d.standby_capacity_pct, d.activation_minutes, d.their_rto_minutes, d.site_id, d.serves_site_id,
    d.system_id, d.data_set_id, d.team_id, d.fourth_party_id, t.site_id AS under_site_id, ds.system_id AS under_system_id,
    coalesce(d.resource_id, f.resource_id) AS resource_id, ${seesResources ? 'r.own_vendor_id' : 'NULL'} AS provider_id
  FROM unnest($1::uuid[]) AS asked (id) JOIN dependency d ON d.service_id = asked.id AND d.ended_on IS NULL
  LEFT JOIN team t ON t.id = d.team_id LEFT JOIN data_set ds ON ds.id = d.data_set_id LEFT JOIN fourth_party f ON f.id = d.fourth_party_id
  ${seesResources ? 'LEFT JOIN shared_resource r ON r.id = coalesce(d.resource_id, f.resource_id)' : ''}`;

type Cells = Record<(typeof NAMES)[number], string[]>;

interface Asked {
  serviceIds: string[];
  losses: readonly Loss[];
  places: PlacesLost;
  seesResources: boolean;
}

export async function dependenciesOf(manager: EntityManager, asked: Asked): Promise<DependencyFacts[]> {
  const sql = dependencies(asked.seesResources);
  const { rows, columns } = await readColumns(manager, NAMES, { sql, parameters: [asked.serviceIds] });
  const reader = readerOf(asked);
  return Array.from({ length: rows }, (_, i) => reader(columns, i));
}

type Reader = (cells: Cells, i: number) => DependencyFacts;

function readerOf({ losses, places }: Asked): Reader {
  const lost = new Set(losses.map(lossKey));
  const placeless = !places.zonesLost && !places.regionsLost;
  return (cells, i) => ({
    id: textAt(cells.id, i),
    serviceId: textAt(cells.service_id, i),
    kind: textAt(cells.kind, i),
    role: cells.role[i] as DependencyRole,
    siteId: textOrNull(cells.site_id[i]),
    servesSiteId: textOrNull(cells.serves_site_id[i]),
    sharePct: wholeOrNull(cells.share_pct[i]),
    standbyCapacityPct: wholeOrNull(cells.standby_capacity_pct[i]),
    activationMinutes: wholeOrNull(cells.activation_minutes[i]),
    theirRtoMinutes: wholeOrNull(cells.their_rto_minutes[i]),
    restsOn: [...restsOn(cells, i, lost), ...(placeless ? [] : placesOf(cells, i, places))],
    placeUnknown: placeless ? NOWHERE_UNKNOWN : placeUnknown(cells, i, places),
    providerVendorId: textOrNull(cells.provider_id[i]),
    providerServiceId: null,
  });
}

const NOWHERE_UNKNOWN: DependencyFacts['placeUnknown'] = [];

const KINDS = [
  ...([
    ['site', 'site_id'],
    ['site', 'under_site_id'],
    ['system', 'system_id'],
    ['system', 'under_system_id'],
  ] as const),
  ...([
    ['data_set', 'data_set_id'],
    ['team', 'team_id'],
    ['fourth_party', 'fourth_party_id'],
  ] as const),
  ...([['resource', 'resource_id']] as const),
];

/** Only what is lost: nothing else can change the outcome. */
function restsOn(cells: Cells, i: number, lost: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const [kind, column] of KINDS) {
    const id = cells[column][i];
    if (id && lost.has(`${kind}:${id}`)) found.push(`${kind}:${id}`);
  }
  return found;
}

/** Keys of the lost zones and regions that its site, its people's site or its shared identity lies in. */
function placesOf(cells: Cells, i: number, { sites, resources }: PlacesLost): string[] {
  const touches = [
    ...[sites.get(textAt(cells.site_id, i)), sites.get(textAt(cells.under_site_id, i))],
    resources.get(textAt(cells.resource_id, i)),
  ];
  return touches.flatMap((touch) => touch?.keys ?? []);
}

/** Sites, people at a site and cloud regions are somewhere; the rest is not taken to be in a place. */
function placeUnknown(cells: Cells, i: number, places: PlacesLost): DependencyFacts['placeUnknown'] {
  const known = placeOf(cells, i, places);
  return [
    ...(places.zonesLost && known.zonesUnknown ? (['hazard_zone'] as const) : []),
    ...(places.regionsLost && known.regionUnknown ? (['region'] as const) : []),
  ];
}

const SOMEWHERE = { zonesUnknown: false, regionUnknown: false };
const NOWHERE = { zonesUnknown: true, regionUnknown: true };

function placeOf(cells: Cells, i: number, places: PlacesLost): Omit<PlaceTouch, 'keys'> {
  const resourceId = textAt(cells.resource_id, i);
  const resource = places.resources.get(resourceId) ?? SOMEWHERE;
  if (cells.kind[i] === 'cloud_region') return resourceId === '' ? NOWHERE : resource;
  const siteId = textAt(cells.site_id, i) || textAt(cells.under_site_id, i);
  const site = places.sites.get(siteId) ?? SOMEWHERE;
  const zonesUnknown = site.zonesUnknown && (resourceId === '' || resource.zonesUnknown);
  return { zonesUnknown, regionUnknown: site.regionUnknown };
}

const textAt = (column: readonly string[], i: number): string => column[i] ?? '';
const textOrNull = (text: string | undefined): string | null => text || null;
const wholeOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);
