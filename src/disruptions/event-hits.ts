import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { tenantOf } from './disruption-record';
import type { Disruption } from './disruption.entity';
import type { EventFacts } from './disruptions.deeds';
import { HitPlace, HitService } from './hit.entity';

type Named = Pick<EventFacts, 'services' | 'siteIds' | 'systemIds'>;

const TABLES = { services: 'service', siteIds: 'site', systemIds: 'it_system' } as const;
const WORDS = { services: 'service', siteIds: 'site', systemIds: 'system' } as const;

/** Everything named is this vendor's own; throws refused with the place in the list. */
export async function requireOwn(manager: EntityManager, vendorId: string, named: Named): Promise<void> {
  for (const list of ['services', 'siteIds', 'systemIds'] as const) {
    const ids = list === 'services' ? named.services.map(({ serviceId }) => serviceId) : named[list];
    const own: { id: string }[] = await manager.query(
      `SELECT id FROM ${TABLES[list]} WHERE vendor_id = $1 AND id = ANY ($2::uuid[])`,
      [vendorId, ids],
    );
    const strange = ids.findIndex((id) => !own.some((one) => one.id === id));
    if (strange < 0) continue;
    const message = `There is no such ${WORDS[list]} of this vendor.`;
    const pointer = list === 'services' ? `/services/${strange}/serviceId` : `/${list}/${strange}`;
    throw new Problem('refused', message, [{ pointer, message, code: `no-such-${WORDS[list]}` }]);
  }
}

interface Objectives {
  objectiveSetId: string | null;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  mtpdMinutes: number | null;
}

/** The objectives that both sides had accepted at a moment, and nothing had superseded by then; whole minutes. */
async function objectivesAt(manager: EntityManager, serviceId: string, at: string): Promise<Objectives> {
  const [row]: Objectives[] = await manager.query(
    `SELECT id AS "objectiveSetId", rto_minutes AS "rtoObjectiveMinutes", rpo_minutes AS "rpoObjectiveMinutes", mtpd_minutes AS "mtpdMinutes"
     FROM objective_set WHERE service_id = $1 AND vendor_accepted_at IS NOT NULL AND registrant_accepted_at IS NOT NULL
       AND (effective_from <= ($2::timestamptz AT TIME ZONE 'UTC')::date OR superseded_at IS NULL) AND (superseded_at IS NULL OR superseded_at > $2)
     ORDER BY effective_from LIMIT 1`,
    [serviceId, at],
  );
  return row ?? { objectiveSetId: null, rtoObjectiveMinutes: null, rpoObjectiveMinutes: null, mtpdMinutes: null };
}

export async function hitServices(
  w: OpenWork,
  event: Pick<Disruption, 'id' | 'registrantId' | 'vendorId' | 'occurredAt'>,
  services: EventFacts['services'],
): Promise<void> {
  for (const { serviceId, effect } of services) {
    const objectives = await objectivesAt(w.manager, serviceId, event.occurredAt);
    const about = { id: newId(), ...tenantOf(event), disruptionId: event.id, serviceId, effect, ...objectives };
    await w.manager.getRepository(HitService).insert(about);
  }
}

export async function hitPlaces(
  w: OpenWork,
  event: Pick<Disruption, 'id' | 'registrantId' | 'vendorId'>,
  { siteIds, systemIds }: Pick<EventFacts, 'siteIds' | 'systemIds'>,
): Promise<void> {
  const rows = [
    ...[...new Set(siteIds)].map((siteId) => ({ siteId, systemId: null })),
    ...[...new Set(systemIds)].map((systemId) => ({ siteId: null, systemId })),
  ].map((place) => ({ id: newId(), ...tenantOf(event), disruptionId: event.id, ...place }));
  if (rows.length > 0) await w.manager.getRepository(HitPlace).insert(rows);
}
