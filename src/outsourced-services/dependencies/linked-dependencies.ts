import type { OpenWork } from '../../audit-trail/open-work';
import '../services.deeds';
import { placesOf } from '../service-reads';
import type { Service } from '../service.entity';
import { enterDependency, UNDESCRIBED } from './new-dependency';

export interface LinkChange {
  place: 'site' | 'it_system';
  gone: string[];
  added: string[];
}

const COLUMN = { site: 'site_id', it_system: 'system_id' } as const;

/** Ends the dependencies whose site or system the service leaves; to be called before the links are deleted. */
export async function endUnlinked(w: OpenWork, service: Service, { place, gone }: LinkChange): Promise<void> {
  const reason = 'The service no longer rests on it.';
  const [ended]: [{ id: string; ref: string }[], number] = await w.manager.query(
    `UPDATE dependency SET ended_on = $3, ended_reason = $4, version = version + 1
     WHERE service_id = $1 AND ${COLUMN[place]} = ANY ($2) AND ended_on IS NULL RETURNING id, ref`,
    [service.id, gone, w.at.slice(0, 10), reason],
  );
  for (const { id, ref } of ended) {
    const subject = { kind: 'dependency', id, vendorId: service.vendorId, ref };
    const kind = place === 'site' ? 'site' : 'system';
    await w.record('dependency.ended', subject, { serviceId: service.id, kind, reason });
  }
}

/** Enters newly linked sites and systems into the register, where they wait to be described and confirmed. */
export async function enterLinked(w: OpenWork, service: Service, { place, added }: LinkChange): Promise<void> {
  const rows: { id: string; name: string }[] = await w.manager.query(
    `SELECT p.id, p.name FROM ${place} p WHERE p.id = ANY ($2)
       AND NOT EXISTS (SELECT 1 FROM dependency d WHERE d.service_id = $1 AND d.${COLUMN[place]} = p.id AND d.ended_on IS NULL)
     ORDER BY p.name`,
    [service.id, added],
  );
  for (const { id, name: what } of rows)
    await enterDependency(w, service, {
      ...UNDESCRIBED,
      ...(place === 'site'
        ? ({ kind: 'site', target: { siteId: id } } as const)
        : ({ kind: 'system', target: { systemId: id } } as const)),
      ...{ name: '', what },
    });
}

const LINKS = {
  site: { table: 'service_site', column: 'site_id', deed: 'service.sites-set' },
  it_system: { table: 'service_system', column: 'system_id', deed: 'service.systems-set' },
} as const;

interface Linked {
  siteId?: string | null;
  systemId?: string | null;
}

/** The service runs at the site or on the system that is about to be entered as its dependency. */
export async function linkService(w: OpenWork, service: Service, { siteId, systemId }: Linked): Promise<void> {
  const [place, id] = siteId ? (['site', siteId] as const) : (['it_system', systemId] as const);
  if (!id) return;
  const before = await linkedIds(w, service, place);
  if (before.includes(id)) return;
  const { table, column } = LINKS[place];
  await w.manager.query(
    `INSERT INTO ${table} (registrant_id, vendor_id, service_id, ${column}) VALUES ($1, $2, $3, $4)`,
    [service.registrantId, service.vendorId, service.id, id],
  );
  await recordLinks(w, service, { place, before, after: [...before, id].sort() });
}

/** The service no longer runs at the site or on the system of a dependency that has ended. */
export async function unlinkService(w: OpenWork, service: Service, { siteId, systemId }: Linked): Promise<void> {
  const [place, id] = siteId ? (['site', siteId] as const) : (['it_system', systemId] as const);
  if (!id) return;
  const before = await linkedIds(w, service, place);
  const { table, column } = LINKS[place];
  await w.manager.query(`DELETE FROM ${table} WHERE service_id = $1 AND ${column} = $2`, [service.id, id]);
  await recordLinks(w, service, { place, before, after: before.filter((one) => one !== id) });
}

const linkedIds = async (w: OpenWork, service: Service, place: LinkChange['place']): Promise<string[]> =>
  (await placesOf(w.manager, place, service.id)).map(({ id }) => id).sort();

async function recordLinks(
  w: OpenWork,
  { id, vendorId, ref }: Service,
  { place, before, after }: { place: LinkChange['place']; before: string[]; after: string[] },
): Promise<void> {
  await w.record(LINKS[place].deed, { kind: 'service', id, vendorId, ref }, { before, after });
}
