import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './services.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound } from '../foundation/problem';
import { amend, changesOf, refuseStale } from '../vendors/amendment';
import { requireVendor } from '../vendors/vendor-reads';
import { ItSystem } from './it-system.entity';
import type {
  AddSite,
  AddSystem,
  ChangeSite,
  ChangeSystem,
  SiteList,
  SiteView,
  SystemList,
  SystemView,
} from './places.dto';
import { refuseTakenName } from './service-reads';
import { Site } from './site.entity';
import { refusalOfTimeZone } from './time-zone.rules';

/** A vendor's sites and systems. */
@Injectable()
export class PlacesService {
  constructor(private readonly work: Work) {}

  sites(actor: Actor, vendorId: string): Promise<SiteList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await sitesOf(manager, vendorId);
      return { total: items.length, items };
    });
  }

  systems(actor: Actor, vendorId: string): Promise<SystemList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await systemsOf(manager, vendorId);
      return { total: items.length, items };
    });
  }

  addSite(actor: Actor, vendorId: string, given: AddSite): Promise<SiteView> {
    return this.work.perform(actor, async (w) => {
      const id = await this.addSiteWithin(w, vendorId, given);
      return found(await sitesOf(w.manager, vendorId), id, 'site');
    });
  }

  /** As `addSite`, within a Work that does more; answers the id. */
  async addSiteWithin(w: OpenWork, vendorId: string, given: AddSite): Promise<string> {
    const { registrantId } = await requireVendor(w.manager, vendorId);
    heed(refusalOfTimeZone(given.timeZone));
    await refuseTakenName(w.manager, { table: 'site', vendorId, name: given.name });
    const particulars = siteOf(given);
    const id = newId();
    await w.manager.getRepository(Site).insert({ id, registrantId, vendorId, ...particulars, version: 1 });
    await w.record('site.added', { kind: 'site', id, vendorId, ref: given.name }, particulars);
    return id;
  }

  changeSite(actor: Actor, at: { vendorId: string; siteId: string }, given: ChangeSite): Promise<SiteView> {
    return this.work.perform(actor, async (w) => {
      await this.changeSiteWithin(w, at, given);
      return found(await sitesOf(w.manager, at.vendorId), at.siteId, 'site');
    });
  }

  async changeSiteWithin(w: OpenWork, at: { vendorId: string; siteId: string }, given: ChangeSite): Promise<void> {
    const { vendorId, siteId: id } = at;
    const site = await w.manager.getRepository(Site).findOne({ where: { id, vendorId } });
    if (!site) throw notFound('site');
    refuseStale(site, given.version);
    heed(refusalOfTimeZone(given.timeZone));
    await refuseTakenName(w.manager, { table: 'site', vendorId, name: given.name, except: id });
    const changes = changesOf(site, siteOf(given));
    if (Object.keys(changes).length > 0) {
      await amend(w.manager, { of: Site, id, version: given.version }, changes);
      await w.record('site.changed', { kind: 'site', id, vendorId, ref: given.name }, { changes });
    }
  }

  addSystem(actor: Actor, vendorId: string, given: AddSystem): Promise<SystemView> {
    return this.work.perform(actor, async (w) => {
      const id = await this.addSystemWithin(w, vendorId, given);
      return found(await systemsOf(w.manager, vendorId), id, 'system');
    });
  }

  /** As `addSystem`, within a Work that does more; answers the id. */
  async addSystemWithin(w: OpenWork, vendorId: string, given: AddSystem): Promise<string> {
    const { registrantId } = await requireVendor(w.manager, vendorId);
    await refuseTakenName(w.manager, { table: 'it_system', vendorId, name: given.name });
    const particulars = systemOf(given);
    const id = newId();
    await w.manager.getRepository(ItSystem).insert({ id, registrantId, vendorId, ...particulars, version: 1 });
    await w.record('system.added', { kind: 'it_system', id, vendorId, ref: given.name }, particulars);
    return id;
  }

  changeSystem(actor: Actor, at: { vendorId: string; systemId: string }, given: ChangeSystem): Promise<SystemView> {
    return this.work.perform(actor, async (w) => {
      await this.changeSystemWithin(w, at, given);
      return found(await systemsOf(w.manager, at.vendorId), at.systemId, 'system');
    });
  }

  async changeSystemWithin(
    w: OpenWork,
    at: { vendorId: string; systemId: string },
    given: ChangeSystem,
  ): Promise<void> {
    const { vendorId, systemId: id } = at;
    const system = await w.manager.getRepository(ItSystem).findOne({ where: { id, vendorId } });
    if (!system) throw notFound('system');
    refuseStale(system, given.version);
    await refuseTakenName(w.manager, { table: 'it_system', vendorId, name: given.name, except: id });
    const changes = changesOf(system, systemOf(given));
    if (Object.keys(changes).length > 0) {
      await amend(w.manager, { of: ItSystem, id, version: given.version }, changes);
      await w.record('system.changed', { kind: 'it_system', id, vendorId, ref: given.name }, { changes });
    }
  }
}

const siteOf = ({ name, kind, city, region = '', country, timeZone, hazardZones = [] }: AddSite) => ({
  ...{ name, kind, city, region, country, timeZone, hazardZones },
});

const systemOf = ({ name, kind, description = '' }: AddSystem) => ({ name, kind, description });

function sitesOf(manager: EntityManager, vendorId: string): Promise<SiteView[]> {
  return manager.query(
    `SELECT s.id, s.vendor_id AS "vendorId", s.name, s.kind, s.city, s.region, s.country, s.time_zone AS "timeZone", s.hazard_zones AS "hazardZones",
       ARRAY(SELECT l.service_id::text FROM service_site l WHERE l.site_id = s.id ORDER BY l.service_id) AS "serviceIds", s.version
     FROM site s WHERE s.vendor_id = $1 ORDER BY s.name`,
    [vendorId],
  );
}

function systemsOf(manager: EntityManager, vendorId: string): Promise<SystemView[]> {
  return manager.query(
    `SELECT s.id, s.vendor_id AS "vendorId", s.name, s.kind, s.description,
       ARRAY(SELECT l.service_id::text FROM service_system l WHERE l.system_id = s.id ORDER BY l.service_id) AS "serviceIds", s.version
     FROM it_system s WHERE s.vendor_id = $1 ORDER BY s.name`,
    [vendorId],
  );
}

function found<T extends { id: string }>(items: T[], id: string, what: string): T {
  const item = items.find((one) => one.id === id);
  if (!item) throw notFound(what);
  return item;
}
