import type { EntityManager } from 'typeorm';
import type { PlaceFacts } from './shared-hazard.rules';

interface Row extends PlaceFacts {
  serviceId: string;
  serviceRef: string;
  vendorId: string;
  vendorName: string;
}

// What a carrier or utility serves is the site that it names; without one, it serves no site in particular and tells two apart no more.
const PLACES = `
  SELECT l.service_id AS "serviceId", v.ref AS "serviceRef", l.vendor_id AS "vendorId", app.vendor_name(l.vendor_id) AS "vendorName", s.id, s.name, s.city, s.region, s.country, s.hazard_zones AS "hazardZones",
    ARRAY(SELECT d.name FROM dependency d WHERE d.service_id = l.service_id AND d.ended_on IS NULL AND d.kind = 'carrier' AND d.serves_site_id = s.id ORDER BY 1) AS carriers,
    ARRAY(SELECT d.name FROM dependency d WHERE d.service_id = l.service_id AND d.ended_on IS NULL AND d.kind = 'utility' AND d.serves_site_id = s.id ORDER BY 1) AS power
  FROM service_site l JOIN site s ON s.id = l.site_id JOIN service v ON v.id = l.service_id
  WHERE v.state = 'active' AND s.kind <> 'home_working' AND ($1::uuid IS NULL OR l.vendor_id = $1) AND ($2::uuid IS NULL OR l.service_id = $2) ORDER BY "vendorName", "serviceRef", s.name`;

export interface ServicePlaces extends Pick<Row, 'serviceId' | 'serviceRef' | 'vendorId' | 'vendorName'> {
  places: PlaceFacts[];
}

/** The places of each service, with what stands behind them. Home working has no one place and is left out. */
export async function placesOfServices(
  manager: EntityManager,
  filter: { vendorId?: string | undefined; serviceId?: string | undefined },
): Promise<ServicePlaces[]> {
  const rows: Row[] = await manager.query(PLACES, [filter.vendorId ?? null, filter.serviceId ?? null]);
  const services = new Map<string, ServicePlaces>();
  for (const { serviceId, serviceRef, vendorId, vendorName, ...place } of rows) {
    const service = services.get(serviceId) ?? { serviceId, serviceRef, vendorId, vendorName, places: [] };
    service.places.push(place);
    services.set(serviceId, service);
  }
  return [...services.values()];
}
