import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenRead } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { requireService } from '../service-reads';
import { assumptionsOf } from './assumption-reads';
import type { Alert, AlertSeverity } from './conflict.rules';
import type { ConflictList, ConflictQuery, ConflictView, SharedHazardList } from './conflicts.dto';
import { dependencyRows } from './dependency-rows';
import { alertsOf } from './dependency-views';
import { subOutsourcers } from './fourth-party-reads';
import { placesOfServices } from './place-facts';
import { inWords, pairsOf } from './shared-hazard.rules';
import { tellTalesOf } from './tell-tales';

const GRAVITY: Record<AlertSeverity, number> = { critical: 0, high: 1, medium: 2 };

type Where = Omit<ConflictView, keyof Alert>;

/** All that does not fit together in the registers: times, owners, confirmations, assumptions, shared hazards. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ConflictQuery): Promise<ConflictList> {
    return this.work.read(actor, async (read) => {
      const all = await this.all(read, query);
      const items = all
        .filter(({ code, serviceId }) => (query.code ?? code) === code && (query.serviceId ?? serviceId) === serviceId)
        .sort(
          (one, other) =>
            GRAVITY[one.severity] - GRAVITY[other.severity] || one.vendorName.localeCompare(other.vendorName),
        );
      return { total: items.length, items };
    });
  }

  hazards(actor: Actor, serviceId: string): Promise<SharedHazardList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireService(manager, serviceId);
      const [service] = await placesOfServices(manager, { serviceId });
      const items = pairsOf(service?.places ?? []);
      return { total: items.length, items };
    });
  }

  private async all(
    { manager, actor }: OpenRead,
    { vendorId, serviceId: asked }: ConflictQuery,
  ): Promise<ConflictView[]> {
    const today = this.clock.today();
    const staff = actor.vendorId === null;
    const rows = await dependencyRows(manager, { vendorId, showsMatching: staff });
    const found = rows.flatMap((row) => {
      const { vendorId: of, vendorName, serviceId, serviceRef, id: aboutId, ref: aboutRef } = row;
      const where = {
        vendorId: of,
        vendorName,
        serviceId,
        serviceRef,
        about: 'dependency' as const,
        aboutId,
        aboutRef,
      };
      return at(where, alertsOf(row, today));
    });
    found.push(
      ...(await ofAssumptions(manager, vendorId, today)),
      ...(await ofParties(manager, { vendorId, asked }, today)),
    );
    found.push(...(await ofPlaces(manager, vendorId)));
    // The tell-tale is the registrant's question to its own SOX office.
    if (staff) found.push(...(await tellTalesOf(manager, vendorId)));
    return found;
  }
}

const at = (where: Where, alerts: readonly Alert[]): ConflictView[] => alerts.map((alert) => ({ ...alert, ...where }));

async function ofAssumptions(manager: EntityManager, vendorId: string | undefined, today: string) {
  const all = await assumptionsOf(manager, { vendorId }, today);
  return all.flatMap(({ vendorId: of, vendorName, serviceId, serviceRef, id: aboutId, ref: aboutRef, alerts }) =>
    at({ vendorId: of, vendorName, serviceId, serviceRef, about: 'assumption', aboutId, aboutRef }, alerts),
  );
}

async function ofParties(
  manager: EntityManager,
  filter: { vendorId?: string | undefined; asked?: string | undefined },
  today: string,
) {
  const all = await subOutsourcers(manager, { vendorId: filter.vendorId }, today);
  return all.flatMap(({ vendorId, vendorName, id: aboutId, ref: aboutRef, services, gaps }) => {
    const service = services.find(({ id }) => id === filter.asked) ?? services[0];
    const where = { serviceId: service?.id ?? null, serviceRef: service?.ref ?? null };
    return at({ vendorId, vendorName, ...where, about: 'sub_outsourcer', aboutId, aboutRef }, gaps);
  });
}

async function ofPlaces(manager: EntityManager, vendorId: string | undefined): Promise<ConflictView[]> {
  const services = await placesOfServices(manager, { vendorId });
  return services.flatMap(({ places, ...service }) =>
    pairsOf(places)
      .filter(({ shared }) => shared.length > 0)
      .flatMap((pair) =>
        at({ ...service, about: 'site', aboutId: pair.one, aboutRef: pair.oneName }, [
          { code: 'shared_hazard', severity: 'high', text: inWords(pair) },
        ]),
      ),
  );
}
