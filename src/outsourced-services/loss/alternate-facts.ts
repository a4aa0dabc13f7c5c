import type { EntityManager } from 'typeorm';
import { countedMinutes } from '../alternates/alternate.rules';
import type { TrialResult } from '../alternates/alternate-words.rules';
import { standbyOf, type AlternatePromise } from './alternate-standby.rules';
import { lossKey, type DependencyFacts, type Loss } from './loss-facts.rules';
import type { PlacesLost, PlaceTouch } from './place-reads';

interface Row extends AlternatePromise {
  id: string;
  serviceId: string;
  siteId: string | null;
  hosted: boolean;
  readyMinutes: number | null;
  trial: { minutes: number; seatsReached: number; result: TrialResult } | null;
}

/**
 * Places that can be counted on that day. One whose site the service rests on already is that dependency, so that nothing
 * is counted twice.
 */
const ROWS = `
  SELECT p.id, l.service_id AS "serviceId", p.site_id AS "siteId", p.kind = 'hosted_seats' AS hosted, p.ready_minutes AS "readyMinutes", p.use, p.reserved, p.seats,
    l.capacity_pct AS "capacityPct",
    (SELECT jsonb_build_object('minutes', t.minutes, 'seatsReached', t.seats_reached, 'result', t.result)
      FROM alternate_trial t WHERE t.place_id = p.id AND t.tried_on <= $2::date ORDER BY t.tried_on DESC, t.recorded_at DESC LIMIT 1) AS trial
  FROM unnest($1::uuid[]) AS asked (id) JOIN alternate_place_service l ON l.service_id = asked.id JOIN alternate_place p ON p.id = l.place_id
  WHERE p.ended_on IS NULL AND coalesce(p.agreement_from, $2::date) <= $2::date AND coalesce(p.agreement_to, $2::date) >= $2::date
    AND NOT EXISTS (SELECT 1 FROM dependency d WHERE d.service_id = l.service_id AND d.site_id = p.site_id AND d.ended_on IS NULL)
  ORDER BY p.id, l.service_id`;

interface Asked {
  serviceIds: string[];
  losses: readonly Loss[];
  places: PlacesLost;
  today: string;
}

/** Alternate places as standbys for the places that the services run at. */
export async function alternatesOf(manager: EntityManager, asked: Asked): Promise<DependencyFacts[]> {
  const rows: Row[] = await manager.query(ROWS, [asked.serviceIds, asked.today]);
  const lost = new Set(asked.losses.map(lossKey));
  return rows.map((row) => factsOf(row, { lost, places: asked.places }));
}

function factsOf(row: Row, { lost, places }: { lost: ReadonlySet<string>; places: PlacesLost }): DependencyFacts {
  const touch = row.siteId === null ? places.alternates.get(row.id) : places.sites.get(row.siteId);
  const site = `site:${row.siteId ?? ''}`;
  return {
    ...{ id: row.id, serviceId: row.serviceId, kind: 'site', role: 'standby' as const, siteId: row.siteId },
    ...{ servesSiteId: null, sharePct: null, theirRtoMinutes: null, providerVendorId: null, providerServiceId: null },
    ...standbyOf(row),
    activationMinutes: countedMinutes(row),
    restsOn: [...(lost.has(site) ? [site] : []), ...(touch?.keys ?? [])],
    placeUnknown: row.hosted ? [] : unknownOf(touch, places),
  };
}

function unknownOf(touch: PlaceTouch | undefined, places: PlacesLost): DependencyFacts['placeUnknown'] {
  return [
    ...(places.zonesLost && touch?.zonesUnknown ? (['hazard_zone'] as const) : []),
    ...(places.regionsLost && touch?.regionUnknown ? (['region'] as const) : []),
  ];
}
