import type { EntityManager } from 'typeorm';
import type { Subject } from '../audit-trail/deeds';
import type { OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { notFound, Problem } from '../foundation/problem';
import { Disruption } from './disruption.entity';
import type { ServiceHit } from './disruption.rules';
import type { EventFacts, WholeClock } from './disruptions.deeds';
import { HitPlace, HitService } from './hit.entity';

/** An event that the asking person may see. Throws not-found. */
export async function requireDisruption(manager: EntityManager, id: string): Promise<Disruption> {
  const event = await manager.getRepository(Disruption).findOne({ where: { id } });
  if (!event) throw notFound('disruption');
  return event;
}

/** Holds the row until the Work ends. */
export async function lockDisruption(w: OpenWork, id: string): Promise<Disruption> {
  const event = await w.manager
    .getRepository(Disruption)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!event) throw notFound('disruption');
  return event;
}

export function requireSeen(event: { version: number }, seen: number): void {
  if (event.version === seen) return;
  throw new Problem('stale-version', 'This was changed since you read it. Read it again; nothing was saved.');
}

/** What only the vendor can say of itself. */
export function requireVendorSide({ vendorId }: Actor): void {
  if (vendorId !== null) return;
  throw new Problem('not-allowed', 'This is the vendor’s own record. Ask the vendor to write it.');
}

export function subjectOf(event: Pick<Disruption, 'id' | 'vendorId' | 'ref'>): Subject {
  return { kind: 'disruption', id: event.id, vendorId: event.vendorId, ref: event.ref };
}

export function tenantOf({ registrantId, vendorId }: Pick<Disruption, 'registrantId' | 'vendorId'>) {
  return { registrantId, vendorId };
}

export function textOrNull(text: string | null | undefined): string | null {
  const tidy = text?.trim() ?? '';
  return tidy === '' ? null : tidy;
}

/** A moment with an offset as the instant in UTC. */
export function instant(at: string | null | undefined): string | null {
  return at ? new Date(at).toISOString() : null;
}

export interface NamedHit extends HitService, ServiceHit {
  serviceName: string;
}

/** Services that the event hit, in the order of their references; those that are named no more left out. */
export async function hitsOf(manager: EntityManager, disruptionId: string): Promise<NamedHit[]> {
  const hits = await manager.getRepository(HitService).find({ where: { disruptionId } });
  const named: { id: string; ref: string; name: string }[] = await manager.query(
    'SELECT id, ref, name FROM service WHERE id = ANY ($1::uuid[])',
    [hits.map(({ serviceId }) => serviceId)],
  );
  return hits
    .filter(({ removedAt }) => removedAt === null)
    .map((hit) => {
      const service = named.find(({ id }) => id === hit.serviceId);
      return { ...hit, serviceRef: service?.ref ?? '', serviceName: service?.name ?? '' };
    })
    .toSorted((one, other) => one.serviceRef.localeCompare(other.serviceRef));
}

export async function factsOf(manager: EntityManager, event: Disruption): Promise<EventFacts> {
  const hits = await hitsOf(manager, event.id);
  const places = await manager.getRepository(HitPlace).find({ where: { disruptionId: event.id } });
  const { title, description, disruptionTypes, timeZone } = event;
  const { customersAffected, customerImpact, costAmount, costCurrency, costBasis } = event;
  return {
    ...{ title, description, disruptionTypes, timeZone },
    services: hits.map(({ serviceId, effect }) => ({ serviceId, effect })),
    siteIds: places.flatMap(({ siteId }) => siteId ?? []).toSorted(),
    systemIds: places.flatMap(({ systemId }) => systemId ?? []).toSorted(),
    ...{ customersAffected, customerImpact, costAmount, costCurrency, costBasis },
  };
}

export function clockOf(event: Disruption, hits: readonly HitService[]): WholeClock {
  const { occurredAt, detectedAt, declaredAt, returnedToNormalAt, clockBasis } = event;
  return {
    ...{ occurredAt, detectedAt, declaredAt, returnedToNormalAt, clockBasis },
    services: hits.map(({ serviceId, restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason }) => ({
      ...{ serviceId, restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason },
    })),
  };
}
