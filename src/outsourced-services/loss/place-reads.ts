import type { EntityManager } from 'typeorm';
import { lossKey, placeName, type Loss } from './loss-facts.rules';

/** What hazard zones and regions that are lost mean for one site or shared resource. */
export interface PlaceTouch {
  /** Keys of the lost zones and regions that it is in. */
  keys: string[];
  /** Nobody recorded its hazard zones, or its region. */
  zonesUnknown: boolean;
  regionUnknown: boolean;
}

export interface PlacesLost {
  sites: ReadonlyMap<string, PlaceTouch>;
  resources: ReadonlyMap<string, PlaceTouch>;
  /** Alternate places that are no site of the vendor's. */
  alternates: ReadonlyMap<string, PlaceTouch>;
  zonesLost: boolean;
  regionsLost: boolean;
}

interface Row {
  id: string;
  zones: string[];
  region: string | null;
  country: string;
  zoneless: boolean;
  regionless: boolean;
}

const ZONES_IN = `ARRAY(SELECT DISTINCT lower(btrim(z)) FROM unnest(p.hazard_zones) z WHERE lower(btrim(z)) = ANY ($1))`;

// A region is written `Iowa, US`; a country alone stands for all of it.
const placesIn = (source: string): string => `
  SELECT q.* FROM (
    SELECT p.id, ${ZONES_IN} AS zones, lower(btrim(p.region) || ', ' || p.country) AS region, lower(p.country) AS country,
      p.hazard_zones = '{}' AS zoneless, btrim(p.region) = '' OR p.country = '' AS regionless
    FROM ${source}) q
  WHERE (cardinality($1::text[]) > 0 AND (q.zoneless OR cardinality(q.zones) > 0))
    OR (cardinality($2::text[]) > 0 AND (q.region = ANY ($2) OR q.country = ANY ($2)
      OR (q.regionless AND (q.country = '' OR EXISTS (SELECT 1 FROM unnest($2::text[]) lost WHERE lost LIKE '%, ' || q.country)))))`;

const SITES = placesIn('site p');
const ALTERNATES = placesIn(
  `(SELECT id, hazard_zones, region, coalesce(country, '') AS country FROM alternate_place WHERE site_id IS NULL AND ended_on IS NULL) p`,
);

const RESOURCES = `
  SELECT q.* FROM (
    SELECT p.id, ${ZONES_IN} AS zones, lower(btrim(p.region)) AS region, '' AS country,
      p.hazard_zones = '{}' AS zoneless, btrim(p.region) = '' AS regionless
    FROM shared_resource p) q
  WHERE (cardinality($1::text[]) > 0 AND (q.zoneless OR cardinality(q.zones) > 0))
    OR (cardinality($2::text[]) > 0 AND (q.regionless OR q.region = ANY ($2)))`;

const NONE_LOST: PlacesLost = {
  sites: new Map(),
  resources: new Map(),
  alternates: new Map(),
  zonesLost: false,
  regionsLost: false,
};

/** Sites and shared resources that lie in what is lost, or of which nobody recorded where they lie. */
export async function placesLost(
  manager: EntityManager,
  losses: readonly Loss[],
  seesResources: boolean,
): Promise<PlacesLost> {
  const of = (kind: Loss['kind']) => losses.filter((one) => one.kind === kind).map(({ id }) => placeName(id));
  const [zones, regions] = [of('hazard_zone'), of('region')];
  if (zones.length + regions.length === 0) return NONE_LOST;
  const sites: Row[] = await manager.query(SITES, [zones, regions]);
  const alternates: Row[] = await manager.query(ALTERNATES, [zones, regions]);
  const resources: Row[] = seesResources ? await manager.query(RESOURCES, [zones, regions]) : [];
  const touches = (rows: Row[]) => new Map(rows.map((row) => [row.id, touchOf(row, regions)]));
  return {
    sites: touches(sites),
    resources: touches(resources),
    alternates: touches(alternates),
    zonesLost: zones.length > 0,
    regionsLost: regions.length > 0,
  };
}

function touchOf({ zones, region, country, zoneless, regionless }: Row, regions: readonly string[]): PlaceTouch {
  const inside = [region, country].filter((name) => name !== null && name !== '' && regions.includes(name));
  return {
    keys: [
      ...zones.map((id) => lossKey({ kind: 'hazard_zone', id })),
      ...inside.map((id) => lossKey({ kind: 'region', id: id ?? '' })),
    ],
    zonesUnknown: zoneless,
    regionUnknown: regionless && inside.length === 0,
  };
}
