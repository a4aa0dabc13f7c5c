import type { EntityManager } from 'typeorm';
import { alternatePlaces } from '../outsourced-services/alternates/alternate-reads';
import type { AlternatePlaceView } from '../outsourced-services/alternates/alternates.dto';
import type { AlternateFact } from './alternate-fact.rules';

/** Places that have not ended, under the asking person's own rights. */
export async function alternateFacts(
  manager: EntityManager,
  vendorId: string,
  today: string,
): Promise<AlternateFact[]> {
  const [period]: { end: string | null }[] = await manager.query(
    `SELECT max(ends_on)::text AS "end" FROM compliance_period WHERE state IN ('open', 'closing') AND starts_on <= $1::date`,
    [today],
  );
  const places = await alternatePlaces(manager, { vendorId }, today);
  const periodEnd = period?.end ?? null;
  return places.filter(({ endedOn }) => endedOn === null).map((place) => ({ ...factsOf(place), periodEnd }));
}

function factsOf({ forSite, site, trials, ...place }: AlternatePlaceView): Omit<AlternateFact, 'periodEnd'> {
  const sites = { forSiteId: forSite?.id ?? null, siteId: site?.id ?? null };
  const serviceIds = place.services.map(({ id }) => id);
  return { ...place, ...sites, siteHazardZones: forSite?.hazardZones ?? null, trial: trials[0] ?? null, serviceIds };
}
