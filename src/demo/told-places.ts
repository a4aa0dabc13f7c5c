import { AlternatesService } from '../outsourced-services/alternates/alternates.service';
import type { AddAlternatePlace } from '../outsourced-services/alternates/alternates.dto';
import type { VendorDesk } from './vendor-desk';

type Told = Omit<AddAlternatePlace, 'services'>;

const DESKS = { connectivity: 'Two carriers, 1 Gbit/s each', equipment: '120 desks; laptops and headsets are brought' };

/** Where a vendor with one site would go on: under an agreement with somebody, or on seats that are hosted. */
const ELSEWHERE: Record<string, Partial<Told>> = {
  saltmarsh: {
    name: 'Operations desks in Richmond',
    counterparty: 'James River Workspace, LLC',
    region: 'VA',
    hazardZones: ['heat wave'],
  },
  nettlecombe: {
    name: 'Reserved shift at a partner printer',
    counterparty: 'Whitewater Print Partners, Inc.',
    region: 'IN',
    hazardZones: ['winter storm'],
  },
  copperline: {
    name: 'Vault shelf under reciprocal agreement',
    counterparty: 'Smoky Hill Records Storage',
    region: 'CO',
    hazardZones: ['hail'],
  },
  harrowgate: {
    name: 'Meeting rooms by the day',
    counterparty: 'Cascade Rooms',
    region: 'WA',
    hazardZones: ['earthquake'],
    use: 'shared',
  },
  osprey: {
    kind: 'hosted_seats',
    name: 'Reserved capacity in zones B and C',
    reserved: true,
    region: 'IA',
    hazardZones: ['derecho'],
  },
  brindlewick: {
    kind: 'hosted_seats',
    name: 'Desktops for agents at home',
    reserved: false,
    region: 'VA',
    hazardZones: ['heat wave'],
  },
};

/** What stands in for each site: the other one where there are two, else a place under agreement or hosted seats. */
function placesOf({ cast, siteIds }: VendorDesk): Told[] {
  return cast.sites.map((site, at): Told => {
    const forSiteId = siteIds[at] ?? null;
    const other = (at + 1) % cast.sites.length;
    const common = { forSiteId, seats: 120, reliedOn: true, readyMinutes: 30 };
    if (other !== at) {
      const name = cast.sites[other]?.name ?? '';
      return { ...common, kind: 'second_site', name, siteId: siteIds[other] ?? null };
    }
    const told: Partial<Told> = ELSEWHERE[cast.key] ?? {};
    const place = {
      ...common,
      kind: 'agreement' as const,
      name: `Desks for ${site.name}`,
      country: 'US',
    };
    if (told.kind === 'hosted_seats') return { ...place, ...told };
    const term = { agreementFrom: '2025-01-01', agreementTo: '2028-06-30', use: 'shared_with_priority' as const };
    return { ...place, ...term, ...DESKS, ...told };
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
