import type { EntityManager } from 'typeorm';
import { notFound, Problem } from '../foundation/problem';
import { objectiveSetsOf } from './objective-reads';
import { Service } from './service.entity';
import type { PlaceRef, ServiceSummary } from './services.dto';

/** The service's row, for those who may see it. */
export async function requireService(manager: EntityManager, id: string): Promise<Service> {
  const service = await manager.getRepository(Service).findOne({ where: { id } });
  if (!service) throw notFound('service');
  return service;
}

const SERVICES = `
  SELECT id, vendor_id AS "vendorId", app.vendor_name(vendor_id) AS "vendorName", ref, name, category, description, state, tier, flags,
    icfr_relevant AS "icfrRelevant", icfr_reason AS "icfrReason", version
  FROM service WHERE ($1::uuid IS NULL OR vendor_id = $1) AND ($2::uuid IS NULL OR id = $2) ORDER BY "vendorName", ref`;

export interface ServiceFilter {
  vendorId?: string | undefined;
  id?: string | undefined;
  /** Scope decisions are the registrant's own: vendors are not told that one waits. */
  showsScope: boolean;
}

export async function serviceSummaries(manager: EntityManager, filter: ServiceFilter): Promise<ServiceSummary[]> {
  const place = [filter.vendorId ?? null, filter.id ?? null];
  const rows: Omit<ServiceSummary, 'objectives' | 'proposedObjectives' | 'scopeDecisionWaiting'>[] =
    await manager.query(SERVICES, place);
  const sets = await objectiveSetsOf(manager, { serviceIds: rows.map(({ id }) => id), openOnly: true });
  const waiting = new Set(filter.showsScope ? await servicesWithWaitingDecision(manager) : []);
  return rows.map((row) => {
    const own = sets.filter(({ serviceId }) => serviceId === row.id);
    return {
      ...row,
      scopeDecisionWaiting: waiting.has(row.id),
      objectives: own.find(({ state }) => state === 'in_force') ?? null,
      proposedObjectives: own.find(({ state }) => state === 'proposed') ?? null,
    };
  });
}

async function servicesWithWaitingDecision(manager: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    'SELECT service_id AS id FROM scope_decision WHERE needs_approval AND approval IS NULL',
  );
  return rows.map(({ id }) => id);
}

const LINKED = {
  site: `SELECT s.id, s.name, s.kind FROM service_site l JOIN site s ON s.id = l.site_id WHERE l.service_id = $1 ORDER BY s.name`,
  it_system: `SELECT s.id, s.name, s.kind FROM service_system l JOIN it_system s ON s.id = l.system_id WHERE l.service_id = $1 ORDER BY s.name`,
};

export function placesOf(manager: EntityManager, place: keyof typeof LINKED, serviceId: string): Promise<PlaceRef[]> {
  return manager.query(LINKED[place], [serviceId]);
}

/** Throws `already-exists` beside the name when the vendor has another thing of this kind by it. */
export async function refuseTakenName(
  manager: EntityManager,
  wanted: { table: 'service' | 'site' | 'it_system'; vendorId: string; name: string | undefined; except?: string },
): Promise<void> {
  if (wanted.name === undefined) return;
  const taken: unknown[] = await manager.query(
    `SELECT 1 FROM ${wanted.table} WHERE vendor_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::uuid`,
    [wanted.vendorId, wanted.name, wanted.except ?? null],
  );
  if (taken.length === 0) return;
  const message = `This vendor has one called ${wanted.name} already.`;
  throw new Problem('already-exists', message, [{ pointer: '/name', message }]);
}
