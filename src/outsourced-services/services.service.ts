import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './services.deeds';
import { Work, type OpenRead, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { notFound, Problem } from '../foundation/problem';
import { amend, changesOf, refuseStale } from '../vendors/amendment';
import { requireVendor } from '../vendors/vendor-reads';
import { objectiveSetsOf } from './objective-reads';
import { scopeDecisionsOf } from './scope-reads';
import { placesOf, refuseTakenName, requireService, serviceSummaries } from './service-reads';
import { Service } from './service.entity';
import type { AddService, ChangeService, ServiceList, ServiceView } from './services.dto';

const UNDECIDED = { tier: null, flags: [], icfrRelevant: false, icfrReason: '', scopeDecisionId: null };

/** What is outsourced to each vendor. Tier, flags and ICFR relevance change by scope decision only. */
@Injectable()
export class ServicesService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
  ) {}

  list(actor: Actor, vendorId?: string): Promise<ServiceList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await serviceSummaries(manager, { vendorId, showsScope: actor.vendorId === null });
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<ServiceView> {
    return this.work.read(actor, (read) => this.view(read, id));
  }

  add(actor: Actor, vendorId: string, given: AddService): Promise<ServiceView> {
    return this.work.perform(actor, async (w) => this.view(w, (await this.addWithin(w, vendorId, given)).id));
  }

  /** As `add`, within a Work that does more. */
  async addWithin(w: OpenWork, vendorId: string, given: AddService): Promise<{ id: string; ref: string }> {
    const vendor = await requireVendor(w.manager, vendorId);
    await this.refuseUnknownCategory(w.manager, given.category);
    await refuseTakenName(w.manager, { table: 'service', vendorId, name: given.name });
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('SV') AS ref`);
    const particulars = { name: given.name, category: given.category, description: given.description ?? '' };
    const service = { id: newId(), registrantId: vendor.registrantId, vendorId, ref: counted?.ref ?? '' };
    await w.manager.getRepository(Service).insert({
      ...{ ...service, ...particulars, ...UNDECIDED },
      ...{ state: 'active', addedBy: w.actor.personId, addedAt: w.at, version: 1 },
    });
    await w.record('service.added', serviceSubject(service), particulars);
    return { id: service.id, ref: service.ref };
  }

  change(actor: Actor, id: string, given: ChangeService): Promise<ServiceView> {
    return this.work.perform(actor, async (w) => {
      await this.changeWithin(w, id, given);
      return this.view(w, id);
    });
  }

  async changeWithin(w: OpenWork, id: string, given: ChangeService): Promise<{ id: string; ref: string }> {
    const service = await requireService(w.manager, id);
    const { version, ...fields } = given;
    refuseStale(service, version);
    const changes = changesOf(service, fields);
    if (Object.keys(changes).length === 0) return { id, ref: service.ref };
    if (given.category !== undefined) await this.refuseUnknownCategory(w.manager, given.category);
    await refuseTakenName(w.manager, {
      ...{ table: 'service', vendorId: service.vendorId, name: given.name, except: id },
    });
    await amend(w.manager, { of: Service, id, version }, changes);
    await w.record('service.changed', serviceSubject(service), { changes });
    return { id, ref: service.ref };
  }

  private async refuseUnknownCategory(manager: EntityManager, category: string): Promise<void> {
    const { catalogue } = await this.catalogues.current(manager);
    if (catalogue.vocabularies.serviceCategory.includes(category)) return;
    const message = `The catalogue has no service category ${category}.`;
    throw new Problem('refused', message, [{ pointer: '/category', message, code: 'unknown_category' }]);
  }

  private async view({ manager, actor }: OpenRead, id: string): Promise<ServiceView> {
    const showsScope = actor.vendorId === null;
    const [summary] = await serviceSummaries(manager, { id, showsScope });
    if (!summary) throw notFound('service');
    return {
      ...summary,
      sites: await placesOf(manager, 'site', id),
      systems: await placesOf(manager, 'it_system', id),
      scopeDecisions: showsScope ? await scopeDecisionsOf(manager, id) : [],
      objectiveSets: await objectiveSetsOf(manager, { serviceIds: [id] }),
    };
  }
}

export function serviceSubject(service: { id: string; vendorId: string; ref: string }) {
  return { kind: 'service', id: service.id, vendorId: service.vendorId, ref: service.ref };
}
