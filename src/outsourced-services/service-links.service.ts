import { Injectable } from '@nestjs/common';
import './services.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Problem } from '../foundation/problem';
import { endUnlinked, enterLinked } from './dependencies/linked-dependencies';
import { placesOf, requireService } from './service-reads';
import type { Service } from './service.entity';
import type { PlaceRef } from './services.dto';
import { serviceSubject } from './services.service';

const TABLES = {
  site: { link: 'service_site', column: 'site_id', field: 'siteIds', deed: 'service.sites-set' },
  it_system: { link: 'service_system', column: 'system_id', field: 'systemIds', deed: 'service.systems-set' },
} as const;
type Place = keyof typeof TABLES;

/** Which sites and systems of the vendor a service rests on. The whole list is set at once; the dependency register follows. */
@Injectable()
export class ServiceLinksService {
  constructor(private readonly work: Work) {}

  setSites(actor: Actor, serviceId: string, siteIds: string[]): Promise<PlaceRef[]> {
    return this.set(actor, serviceId, { place: 'site', ids: siteIds });
  }

  setSystems(actor: Actor, serviceId: string, systemIds: string[]): Promise<PlaceRef[]> {
    return this.set(actor, serviceId, { place: 'it_system', ids: systemIds });
  }

  private set(actor: Actor, serviceId: string, wanted: { place: Place; ids: string[] }): Promise<PlaceRef[]> {
    return this.work.perform(actor, async (w) => {
      const service = await requireService(w.manager, serviceId);
      const before = (await placesOf(w.manager, wanted.place, serviceId)).map(({ id }) => id).sort();
      const after = [...new Set(wanted.ids)].sort();
      await refuseForeign(w, service, { place: wanted.place, ids: wanted.ids });
      if (before.join() !== after.join()) {
        await replace(w, service, { place: wanted.place, before, after });
        await w.record(TABLES[wanted.place].deed, serviceSubject(service), { before, after });
      }
      return placesOf(w.manager, wanted.place, serviceId);
    });
  }
}

/** Names each id that is not the vendor's own; to the person it does not exist. */
async function refuseForeign(w: OpenWork, service: Service, wanted: { place: Place; ids: string[] }): Promise<void> {
  const rows: { id: string }[] = await w.manager.query(
    `SELECT id FROM ${wanted.place} WHERE vendor_id = $1 AND id = ANY ($2)`,
    [service.vendorId, wanted.ids],
  );
  const known = rows.map(({ id }) => id);
  const message = "This is not one of the vendor's.";
  const errors = wanted.ids.flatMap((id, index) =>
    known.includes(id) ? [] : [{ pointer: `/${TABLES[wanted.place].field}/${index}`, message, code: 'unknown' }],
  );
  if (errors.length > 0) throw new Problem('refused', 'Some of these do not belong to this vendor.', errors);
}

async function replace(
  w: OpenWork,
  service: Service,
  change: { place: Place; before: string[]; after: string[] },
): Promise<void> {
  const { link, column } = TABLES[change.place];
  const gone = change.before.filter((id) => !change.after.includes(id));
  const added = change.after.filter((id) => !change.before.includes(id));
  const linked = { place: change.place, gone, added };
  await endUnlinked(w, service, linked);
  await w.manager.query(`DELETE FROM ${link} WHERE service_id = $1 AND ${column} = ANY ($2)`, [service.id, gone]);
  await w.manager.query(
    `INSERT INTO ${link} (registrant_id, vendor_id, service_id, ${column}) SELECT $1, $2, $3, unnest($4::uuid[])`,
    [service.registrantId, service.vendorId, service.id, added],
  );
  await enterLinked(w, service, linked);
}
