import { AlternatesService } from '../outsourced-services/alternates/alternates.service';
import type { AddAlternatePlace } from '../outsourced-services/alternates/alternates.dto';
import type { VendorDesk } from './vendor-desk';

type Told = Omit<AddAlternatePlace, 'services'>;

/** What stands in for each site: the other one where there are two, else a place under agreement. */
function placesOf({ cast, siteIds }: VendorDesk): Told[] {
  return cast.sites.map((site, at): Told => {
    const forSiteId = siteIds[at] ?? null;
    const other = (at + 1) % cast.sites.length;
    const common = { forSiteId, seats: 120, reliedOn: true };
    if (other !== at) {
      const name = cast.sites[other]?.name ?? '';
      return { ...common, kind: 'second_site', name, siteId: siteIds[other] ?? null, readyMinutes: 30 };
    }
    return {
      ...{ ...common, kind: 'agreement', name: `Shared office for ${site.name}`, use: 'shared_with_priority' },
      ...{ counterparty: 'Sonoran Workspace Partners, LP', agreementFrom: '2025-01-01', agreementTo: '2028-06-30' },
      ...{ readyMinutes: 30, region: 'AZ', country: 'US', hazardZones: ['desert heat'] },
      ...{
        connectivity: 'Two carriers, 1 Gbit/s each',
        equipment: '120 desks; laptops and headsets are brought along',
      },
    };
  });
}

/** The contributor registers the places and the rehearsal of a day before. */
export async function tellPlaces(desk: VendorDesk, triedOn: string): Promise<void> {
  const alternates = desk.stage.rooms.of(AlternatesService);
  const contributor = await desk.contributor();
  const capacityPct = desk.cast.service.objectives?.mbcoPct ?? null;
  for (const place of placesOf(desk)) {
    const services = [{ serviceId: desk.serviceId, capacityPct }];
    const { id } = await alternates.add(contributor, desk.vendorId, { ...place, services });
    const note = 'Rehearsed with one team; desks, telephones and sign-in worked.';
    await alternates.try(contributor, id, { triedOn, seatsReached: 120, minutes: 25, result: 'as_promised', note });
  }
}

/** The year's rehearsal of every place that stands. */
export async function tellRehearsals(desk: VendorDesk, triedOn: string): Promise<void> {
  const alternates = desk.stage.rooms.of(AlternatesService);
  const contributor = await desk.contributor();
  const { items } = await alternates.list(contributor, { vendorId: desk.vendorId });
  for (const { id } of items) {
    const note = 'The yearly rehearsal: two teams worked from there for a morning.';
    await alternates.try(contributor, id, { triedOn, seatsReached: 120, minutes: 28, result: 'as_promised', note });
  }
}
